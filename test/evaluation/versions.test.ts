import { describe, expect, test } from "vitest";
import { changeTable } from "../../src/evaluation/changeTable.js";
import { pairUp } from "../../src/evaluation/compare.js";
import { markedPart, withMarkedPart } from "../../src/evaluation/markedPart.js";
import { heldOut } from "../../src/evaluation/questionSets.js";
import { readmeTable } from "../../src/evaluation/readmeTable.js";
import { floors, sunk } from "../../src/evaluation/thresholds.js";
import { turnedLines } from "../../src/evaluation/turnedLines.js";
import { savedVerdicts, writeVerdicts } from "../../src/evaluation/verdict.js";
import { hit, miss, placed, times } from "./placed.js";

describe("two versions", () => {
  const unsure = placed({ id: "q3" }, { kind: "choices", entry: "association.join", choices: ["association.join"] });
  const before = [hit(0.9, { id: "q1" }), miss(0.9, { id: "q2" }), unsure, hit(0.9, { id: "q4" })];
  const now = [miss(0.8, { id: "q1" }), hit(0.9, { id: "q2" }), hit(0.9, { id: "q3" }), hit(0.9, { id: "q5" })];
  const { verdicts } = savedVerdicts.parse(JSON.parse(writeVerdicts(before)));
  const comparison = pairUp(verdicts, now);

  test("are compared on the lines that both have", () => {
    expect(comparison.pairs.map(({ after }) => after.id)).toEqual(["q1", "q2", "q3"]);
    expect(comparison.alone).toBe(2);
  });

  test("show what turned, with what came before and after", () => {
    expect(turnedLines(comparison, new Set())).toEqual([
      "turned wrong: 1",
      "  own/q1 answer: 町会に入りたい\n      answer association.join (0.9) → answer office.contact (0.8)",
      "turned right: 1",
      "  own/q2 answer: 町会に入りたい\n      answer office.contact (0.9) → answer association.join (0.9)",
      "now sure: 1",
      "  own/q3 answer: 町会に入りたい\n      choices association.join (0.9) → answer association.join (0.9)",
    ]);
  });

  test("do not show the questions of sets that nobody tuned for", () => {
    expect(turnedLines(comparison, new Set(["own"]))).toEqual([
      "turned wrong: 1 (1 in sets that nobody tuned for, not shown)",
      "turned right: 1 (1 in sets that nobody tuned for, not shown)",
      "now sure: 1 (1 in sets that nobody tuned for, not shown)",
    ]);
  });

  test("show the change of each kind with its interval", () => {
    const [, right, sure, , alone] = changeTable(comparison).map((line) => line.trim().split(/ {2,}/));
    expect(right).toEqual([
      "answer · Japanese",
      "right",
      "3",
      "2/3",
      "2/3",
      "+1 −1",
      expect.stringMatching(/^\+0\.0 \(−.* to \+.*\)$/),
      "1.000",
    ]);
    expect(sure?.slice(0, 5)).toEqual(["sure", "3", "2/3", "3/3", "+1 −0"]);
    expect(alone?.[0]).toContain("2 lines");
  });

  test("never call a change impossible by chance", () => {
    const turned = times(20, miss()).map((one, n) => ({ ...one, asked: { ...one.asked, id: `q${n}` } }));
    const saved = savedVerdicts.parse(JSON.parse(writeVerdicts(turned))).verdicts;
    const right = turned.map(({ asked }) => hit(0.9, { id: asked.id }));
    expect(changeTable(pairUp(saved, right))[1]).toMatch(/\+20 −0 .* < 0\.001$/);
  });

  test("keep no words of the questions", () => {
    expect(writeVerdicts(before)).not.toContain("町会");
  });
});

const set = (name: string, tuned: boolean | undefined, lines = [...times(28, hit()), ...times(2, miss())]) => ({
  name,
  title: `set ${name}`,
  tuned,
  lines,
});

describe("floors", () => {
  test("hold where a measure just reaches them", () => {
    expect(sunk({ a: { first: 28 / 30, sure: 1 } }, [set("a", true)])).toEqual([]);
  });

  test("say what sank, how far and below what", () => {
    expect(sunk({ a: { first: 0.95 } }, [set("a", true)])).toEqual([
      "a: first right 93.3 % (78.7–98.2), 28 of 30, must be at least 95.0 %",
    ]);
  });

  test("are not kept by measuring nothing", () => {
    expect(sunk({ a: { out: 0.9 }, b: { first: 0.5 } }, [set("a", true)])).toEqual([
      "a: not covered, not answered has a floor, but no line to measure it on",
      "b: has floors, but was not evaluated",
    ]);
  });

  test("have names of measures and shares up to 1", () => {
    expect(floors.safeParse({ a: { frist: 0.9 } }).success).toBe(false);
    expect(floors.safeParse({ a: { first: 93 } }).success).toBe(false);
  });
});

describe("the README's table", () => {
  test("puts sets that nobody tuned for on top and leaves out what was not measured", () => {
    const table = readmeTable([set("a", true), set("b", false)]);
    expect(table).toContain("| set b | no | 93.3 % of 30 (78.7–98.2) |");
    expect(table.indexOf("set b")).toBeLessThan(table.indexOf("set a"));
    expect(table).not.toContain("danger");
  });

  test("pools the ways of writing that a search for words fails at", () => {
    const lines = [hit(0.9, { style: "kana" }), miss(0.9, { style: "indirect" }), hit(0.9, { style: "plain" })];
    expect(sunk({ a: { hard: 0.9 } }, [set("a", true, lines)])).toEqual([expect.stringContaining("1 of 2")]);
  });

  test("rests the curve on what nobody tuned for, where there is such", () => {
    expect(heldOut([set("a", true), set("b", false)]).map(({ name }) => name)).toEqual(["b"]);
    expect(heldOut([set("a", true)]).map(({ name }) => name)).toEqual(["a"]);
  });

  test("is written between its marks and nowhere else", () => {
    const readme = "above\n<!-- x -->\nold\n<!-- /x -->\nbelow\n";
    expect(withMarkedPart(readme, "x", "new")).toBe("above\n<!-- x -->\nnew\n<!-- /x -->\nbelow\n");
    expect(markedPart(readme, "x")).toBe("old");
    expect(withMarkedPart("no marks", "x", "new")).toBeUndefined();
    expect(withMarkedPart("<!-- /x --> <!-- x -->", "x", "new")).toBeUndefined();
  });
});
