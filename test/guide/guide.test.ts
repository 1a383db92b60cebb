import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { askOne } from "../../src/cli/askOne.js";
import { judge } from "../../src/cli/evaluation.js";
import { readContent } from "../../src/content.js";

const { content, problems } = readContent("content");
if (!content) throw new Error(problems.map(({ file, problem }) => `${file}: ${problem}`).join("\n"));
const decide = (ward: string, text: string, language: "ja" | "en" = "ja") =>
  content.wards.get(ward)?.guide.decide(text, language);

const questions = ["residents"].flatMap((name) =>
  readFileSync(`test/guide/questions/${name}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line)),
);
const judged = questions.map((asked) => judge(asked, askOne(content, asked, new Date("2026-11-20T03:00:00Z"))));
const rate = (kept: typeof judged, test: (one: (typeof judged)[number]) => boolean) =>
  kept.filter(test).length / kept.length;

describe("what a message gets", () => {
  test("an entry where one is clearly meant", () => {
    expect(decide("nishi", "町会に入りたい")).toMatchObject({ kind: "answer", entry: "association.join" });
  });

  test("two to four choices where several are about as near", () => {
    const decision = decide("nishi", "子どもと出かけたい");
    expect(decision?.kind).toBe("choices");
    if (decision?.kind === "choices") {
      expect(decision.entries.length).toBeGreaterThanOrEqual(2);
      expect(decision.entries.length).toBeLessThanOrEqual(4);
    }
  });

  test("the service's name where the account does not cover it", () => {
    expect(decide("nishi", "粗大ごみの出し方")).toMatchObject({ kind: "none", elsewhere: "elsewhere.bulky-waste" });
  });

  test("nothing where nothing is near", () => {
    expect(decide("nishi", "ふぁいとおー")).toMatchObject({ kind: "none", elsewhere: undefined });
  });

  test("the nearest entries of its own where another ward has the obvious one", () => {
    const decision = decide("suminoe", "母子手帳がほしい");
    expect(decision).toMatchObject({ kind: "other-ward", otherEntry: "childcare.pregnancy" });
    if (decision?.kind === "other-ward") expect(decision.entries[0]).toBe("childcare.consult");
  });

  test("the same decision every time", () => {
    expect(decide("nishi", "学校のことで悩んでいます")).toEqual(decide("nishi", "学校のことで悩んでいます"));
  });
});

describe("questions written apart from the ways of asking", () => {
  const answers = judged.filter(({ asked }) => asked.kind === "answer" && asked.lang === "ja");
  const others = judged.filter(({ asked }) => asked.kind === "answer" && asked.lang !== "ja");
  const out = judged.filter(({ asked }) => asked.kind === "out");

  test("are answered right first in Japanese, most of them as sure", () => {
    expect(rate(answers, ({ right }) => right)).toBeGreaterThanOrEqual(0.87);
    expect(rate(answers, ({ answered }) => answered.kind === "answer")).toBeGreaterThanOrEqual(0.7);
  });

  test("are seldom answered with a wrong entry as sure", () => {
    const sure = answers.filter(({ answered }) => answered.kind === "answer");
    expect(rate(sure, ({ right }) => right)).toBeGreaterThanOrEqual(0.95);
  });

  test("are answered right first in other languages", () => {
    expect(rate(others, ({ right }) => right)).toBeGreaterThanOrEqual(0.9);
  });

  test("are not answered where the account does not cover them", () => {
    expect(rate(out, ({ right }) => right)).toBeGreaterThanOrEqual(0.88);
  });
});
