import { describe, expect, test } from "vitest";
import type { ContentFiles } from "../../../src/contentFiles.js";
import { readEvaluation } from "../../../src/evaluationFiles.js";
import { questionCases } from "../../../src/guide/learning/effectCases.js";
import { realContent } from "../../support/content.js";

function read(text: string | undefined) {
  const problems: string[] = [];
  const files = {
    has: () => text !== undefined,
    text: () => text,
    report: (path: string, place: string, problem: string) => problems.push(`${path} ${place}: ${problem}`),
  } as unknown as ContentFiles;
  return { questions: readEvaluation(files, "nishi", new Set(["office.contact"])), problems };
}
const line = (more: object = {}) =>
  JSON.stringify({
    id: "e1",
    ward: "nishi",
    text: "区役所の電話",
    expect: ["office.contact"],
    kind: "answer",
    ...more,
  });

describe("the evaluation questions of a ward", () => {
  test("are none where there is no file, and blank lines are no questions", () => {
    expect(read(undefined)).toEqual({ questions: [], problems: [] });
    expect(read(`${line()}\n\n`)).toMatchObject({ questions: [{ id: "e1", lang: "ja" }], problems: [] });
  });

  test.each([
    ["no JSON", "{", "line 1: not JSON"],
    ["no text", line({ text: "" }), "line 1: text:"],
    ["an answer without an entry", line({ expect: [] }), "name the right entries of an answer"],
    ["an entry for what is not answered", line({ kind: "out" }), "none for what is not answered here"],
    ["an entry that the ward lacks", line({ expect: ["office.nothing"] }), "the ward has no entry office.nothing"],
    ["another ward", line({ ward: "suminoe" }), "move it to that ward's folder"],
    ["an id twice", `${line()}\n${line()}`, "line 2: e1 is there twice"],
  ])("with %s are told with file and line", (_case, text, problem) => {
    const { problems } = read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("wards/nishi/questions.jsonl");
    expect(problems[0]).toContain(problem);
  });

  test("are there in every ward, and tried in the language they are asked in", () => {
    for (const { evaluation, ward } of realContent().wards.values()) {
      expect(evaluation.length, ward.id).toBeGreaterThanOrEqual(50);
      const cases = questionCases(evaluation, "ja").length + questionCases(evaluation, "en").length;
      expect(cases, ward.id).toBeLessThanOrEqual(evaluation.length);
      expect(questionCases(evaluation, "en").length, ward.id).toBeGreaterThan(0);
    }
  });
});
