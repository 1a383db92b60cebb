import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/evaluate.js";
import { readEvaluationArguments } from "../../src/cli/evaluation/arguments.js";
import { readGivenFile, WrongFile } from "../../src/cli/evaluation/givenFile.js";
import { readFileSet, readListedSets } from "../../src/cli/evaluation/readSets.js";
import { drawCurve, writeResults } from "../../src/cli/evaluation/written.js";
import { floors } from "../../src/evaluation/thresholds.js";

const folder = mkdtempSync(join(tmpdir(), "evaluate-"));
const wards = ["nishi", "suminoe"];

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const line = (some: object) =>
  JSON.stringify({
    id: "q1",
    ward: "nishi",
    text: "町会に入りたい",
    expect: ["association.join"],
    kind: "answer",
    ...some,
  });

describe("a file of questions that cannot be asked", () => {
  test.each([
    ["is not JSON", "{", /:1: not JSON/],
    ["has an unknown kind", `${line({})}\n${line({ id: "q2", kind: "answr" })}`, /:2: kind .*answer/],
    ["lacks a field", JSON.stringify({ id: "q1", ward: "nishi", kind: "out", expect: [] }), /:1: text/],
    ["names no ward of the content", line({ ward: "kita" }), /:1: ward names no ward; there are nishi, suminoe/],
    ["expects an answer without saying which", line({ expect: [] }), /:1: expect must name the entry/],
    ["holds nothing", "\n", /has no questions/],
    ["has an id twice", `${line({})}\n${line({})}`, /two questions have the id q1/],
  ])("is named with its line: it %s", (_, text, words) => {
    expect(() => readFileSet(file("bad.jsonl", text), wards, undefined)).toThrow(words);
  });

  test("is named where it is not there", () => {
    expect(() => readFileSet(join(folder, "gone.jsonl"), wards, undefined)).toThrow(
      "gone.jsonl: there is no such file",
    );
    expect(() => readFileSet(folder, wards, undefined)).toThrow("is a folder");
  });

  test("has an id without a number where a half of it is wanted", () => {
    expect(() => readFileSet(file("bad.jsonl", line({ id: "last" })), wards, "odd")).toThrow("has no number");
  });
});

test("sentences of danger become questions of the kinds crisis and notcrisis", () => {
  const danger = [
    { id: "d1", lang: "ja", danger: true, expect: ["priority.emergency"], text: "母が動きません" },
    { id: "d2", lang: "en", danger: false, expect: [], text: "I am dead tired" },
  ].map((one) => JSON.stringify(one));
  const { questions } = readFileSet(file("danger.jsonl", danger.join("\n")), wards, undefined);
  expect(questions.map(({ kind, ward, style }) => [kind, ward, style])).toEqual([
    ["crisis", "nishi", "danger"],
    ["notcrisis", "nishi", "harmless"],
  ]);
});

test("a list of sets takes the half that a set names", () => {
  file("ten.jsonl", Array.from({ length: 10 }, (_, n) => line({ id: `t0${n}` })).join("\n"));
  const list = (split: string) =>
    file(
      "sets.yaml",
      `unseen: { title: x, files: [ten.jsonl], ${split} origin: y, written: 2026-11-20, tuned: false }`,
    );
  const ids = (path: string) => readListedSets(path, wards)[0]?.questions.map(({ id }) => id);
  expect(ids(list("split: odd,"))).toEqual(["t01", "t03", "t05", "t07", "t09"]);
  expect(ids(list(""))).toHaveLength(10);
  expect(() => ids(list("splitt: odd,"))).toThrow(/sets\.yaml: unseen .*splitt/);
});

test("a file that is no YAML is named", () => {
  expect(() => readGivenFile(file("bad.yaml", "a: [1"), floors)).toThrow(WrongFile);
});

describe("what was asked for", () => {
  test.each([
    ["nothing", [], "usage"],
    ["an unknown option", ["--fiel", "x"], "--fiel"],
    ["an unknown grouping", ["--file", "x", "--by", "age"], "--by age: write language, style, ward, set, entry"],
    ["an unknown half", ["--file", "x", "--split", "first"], "--split first: write even or odd"],
    ["a half of a list that says itself", ["--sets", "x", "--split", "odd"], "--split is for --file"],
    ["a table without a list", ["--file", "x", "--readme", "README.md"], "--readme needs --sets"],
  ])("is unclear: %s", (_, parameters, words) => {
    expect(readEvaluationArguments(parameters)).toEqual({ problem: expect.stringContaining(words) });
  });
});

describe("npm run evaluate", () => {
  const questions = file(
    "few.jsonl",
    [line({}), line({ id: "q2", text: "粗大ごみを出したい", expect: [], kind: "out" })].join("\n"),
  );

  async function evaluate(...args: string[]) {
    const [lines, errors]: [string[], string[]] = [[], []];
    const code = await run(args, { line: (text) => lines.push(text), error: (text) => errors.push(text) });
    return { code, lines, errors };
  }

  test("shows groups, the misses with their reason, what turned, what sank, and no unread set", async () => {
    const wrong = file("wrong.jsonl", line({ expect: ["office.contact"] }));
    const saved = join(folder, "saved.json");
    const first = await evaluate("--file", questions, "--file", wrong, "--misses", "--calibration", "--save", saved);
    expect(first.errors).toEqual([]);
    expect(first.lines.find((text) => text.startsWith("answer "))).toMatch(/^answer +2 +1\/2 +2\/2 +1\/2 +1\/2/);
    expect(first.lines.filter((text) => text.startsWith("wrong/q1"))).toHaveLength(1);
    expect(first.lines.join("\n")).toContain("won       association.join: 1. with score");
    expect(JSON.parse(readFileSync(saved, "utf8")).verdicts).toHaveLength(3);
    const list = "unread: { title: x, files: [wrong.jsonl], origin: y, written: 2026-11-20, tuned: false }";
    const least = file("least.yaml", "few: { first: 1, out: 1 }\nwrong: { first: 1 }");
    const again = [
      "--file",
      questions,
      "--file",
      wrong,
      "--sets",
      file("unread.yaml", list),
      "--misses",
      "--against",
      saved,
      "--thresholds",
      least,
    ];
    const second = await evaluate(...again);
    expect(second.lines.filter((text) => text.startsWith("turned"))).toEqual([]);
    expect(second.lines.join("\n")).toMatch(/answer · Japanese +right +2 +1\/2 +1\/2 +\+0 −0/);
    // A set that nobody tuned for stays unread, the same question in a file of one's own does not.
    expect(second.lines).toContain("1 misses in sets that nobody tuned for are counted, not shown");
    expect(second.lines.filter((text) => /^(wrong|unread)\/q1/.test(text))).toHaveLength(1);
    expect(second.errors).toEqual(["wrong: first right 0/1, 0 of 1, must be at least 100.0 %"]);
    expect([first.code, second.code]).toEqual([0, 1]);
  });

  test("reads nothing else where what it is held against is wrong", async () => {
    const { code, lines, errors } = await evaluate("--file", questions, "--against", questions);
    expect([code, lines]).toEqual([1, []]);
    expect(errors.join()).toContain("few.jsonl");
  });

  test("has no content in a folder that has none", async () => {
    expect((await evaluate("--file", questions, "--content", join(folder, "nowhere"))).code).toBe(1);
  });

  test("draws no curve of a handful of answers", async () => {
    await expect(drawCurve([])).rejects.toThrow("--curve: needs at least 30 answered questions");
  });

  test("writes no table where a README has no marks for it", async () => {
    const readme = file("README.md", "# Nothing marked");
    const request = { readme, curve: undefined, save: undefined };
    await expect(writeResults(request, [])).rejects.toThrow("put <!-- evaluation --> and <!-- /evaluation -->");
  });
});
