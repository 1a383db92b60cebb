import { describe, expect, test } from "vitest";
import { readContent } from "../../src/content.js";

const { content, problems } = readContent("content");
if (!content) throw new Error(problems.map(({ file, problem }) => `${file}: ${problem}`).join("\n"));
const decide = (ward: string, text: string, language: "ja" | "en" = "ja") =>
  content.wards.get(ward)?.guide.decide(text, language);

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
    expect(decide("nishi", "くるりん提灯の編み方")).toMatchObject({ kind: "none", elsewhere: undefined });
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
