/** Floors for the answers, a little below what was measured: docs/answers.md. A change of words or weights must not sink under them. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { askOne } from "../../src/cli/askOne.js";
import type { Question } from "../../src/cli/evaluate.js";
import { type Judged, judge } from "../../src/cli/evaluation.js";
import { readContent } from "../../src/content.js";

const { content, problems } = readContent("content");
if (!content) throw new Error(problems.map(({ file, problem }) => `${file}: ${problem}`).join("\n"));
const now = new Date("2026-11-20T03:00:00Z");

function judged(name: string): Judged[] {
  const lines = readFileSync(`test/guide/questions/${name}.jsonl`, "utf8").trim().split("\n");
  return lines.map((line) => {
    const asked: Question = JSON.parse(line);
    const { id, ward, text } = asked;
    return judge(asked, askOne(content as NonNullable<typeof content>, { id, ward, text }, now));
  });
}

const share = (list: readonly Judged[], holds: (one: Judged) => boolean) => list.filter(holds).length / list.length;
const right = ({ right }: Judged) => right;
const isSure = ({ answered }: Judged) => answered.kind === "answer";

const sets = [
  { name: "residents", first: 0.93, sure: 0.77, precise: 0.97, out: 0.9 },
  { name: "fresh", first: 0.93, sure: 0.78, precise: 0.95, out: 0.9 },
  { name: "independent", first: 0.94, sure: 0.9, precise: 0.96, out: 0.95 },
  { name: "nearMisses", first: 0.89, sure: 0.88, precise: 0.92, out: 0.92 },
  { name: "later", first: 0.82, sure: 0.82, precise: 0.92, out: 0.87 },
].map((set) => ({ ...set, all: judged(set.name) }));

describe.each(sets)("the questions of $name.jsonl", ({ all, first, sure, precise, out }) => {
  const answers = all.filter(({ asked }) => asked.kind === "answer" && asked.lang === "ja");
  const foreign = all.filter(({ asked }) => asked.kind === "answer" && asked.lang !== "ja");
  const uncovered = all.filter(({ asked }) => asked.kind === "out");

  test("get the right entry first in Japanese, mostly as a sure answer", () => {
    expect(share(answers, right)).toBeGreaterThanOrEqual(first);
    expect(share(answers, isSure)).toBeGreaterThanOrEqual(sure);
  });

  test("seldom get a wrong entry as a sure answer", () => {
    expect(share(answers.filter(isSure), right)).toBeGreaterThanOrEqual(precise);
  });

  test("get no entry where the account does not cover them", () => {
    expect(share(uncovered, right)).toBeGreaterThanOrEqual(out);
  });

  test.runIf(foreign.length > 0)("get the right entry first in other languages", () => {
    expect(share(foreign, right)).toBeGreaterThanOrEqual(0.95);
  });
});

describe("alarming messages", () => {
  const all = sets.flatMap((set) => set.all);

  test("about a danger get what to do now, all of them", () => {
    const danger = all.filter(({ asked }) => asked.kind === "crisis");
    expect(danger.length).toBeGreaterThan(0);
    expect(danger.filter(({ right }) => !right).map(({ asked }) => asked.text)).toEqual([]);
  });

  test("that only sound alarming do not", () => {
    const harmless = all.filter(({ asked }) => asked.kind === "notcrisis");
    expect(harmless.length).toBeGreaterThan(0);
    expect(share(harmless, ({ answered }) => answered.kind !== "priority")).toBeGreaterThanOrEqual(0.9);
  });
});
