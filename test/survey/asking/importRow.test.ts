import { describe, expect, it } from "vitest";
import { readTable } from "../../../src/survey/asking/answerFile.js";
import { fits, mappingFor, suggestMapping } from "../../../src/survey/asking/importMapping.js";
import { cellAnswer, readRows } from "../../../src/survey/asking/importRow.js";
import { surveyDefinition } from "../../../src/survey/survey.js";
import { asked } from "./stand.js";

const definition = asked();
const question = (id: string) => {
  const found = definition.questions.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const tableOf = (text: string) => {
  const read = readTable(new Uint8Array(Buffer.from(text)));
  if (read.kind !== "read") throw new Error(read.kind);
  return read.table;
};
const mapping = {
  idColumn: "受付番号",
  columns: [
    { question: "feel", column: "環境", values: {} },
    { question: "times", column: "回数", values: {} },
  ],
};

describe("which column is which question", () => {
  it("is suggested by the headings' words, the number column by its name", () => {
    const heads = ["送信日時", "受付番号", "問1. 整っていると感じますか", "２：利用しましたか。", "備考"];
    expect(suggestMapping(heads, definition)).toEqual({
      idColumn: "受付番号",
      columns: [
        { question: "feel", column: "問1. 整っていると感じますか", values: {} },
        { question: "used", column: "２：利用しましたか。", values: {} },
      ],
    });
  });

  it("is taken from an earlier file that looks alike, without columns that are gone", () => {
    const heads = ["受付番号", "環境", "ほか"];
    expect(fits(mapping, heads)).toBe(0.5);
    expect(mappingFor([mapping], heads, definition)).toEqual({ ...mapping, columns: [mapping.columns[0]] });
  });

  it("is suggested anew where the earlier file had another number column", () => {
    expect(mappingFor([mapping], ["申込番号", "環境", "回数"], definition).idColumn).toBe("申込番号");
  });
});

describe("a cell", () => {
  const week = surveyDefinition.parse({
    ...definition,
    questions: [
      {
        id: "scale",
        kind: "scale",
        text: { ja: "満足度" },
        subject: "opinion",
        from: 1,
        to: 5,
        lowest: { ja: "低い" },
        highest: { ja: "高い" },
      },
    ],
  }).questions[0];
  const none = { kind: "answer", answer: null };
  const key = (one: string) => ({ kind: "answer", answer: { kind: "choices", keys: [one] } });

  it.each([
    ["the words of a choice", "feel", "rather", {}, key("rather")],
    ["the words in full width with a number in front", "feel", "1. ｒａｔｈｅｒ", {}, key("rather")],
    ["a word that the mapping knows", "feel", "ややそう思う", { ややそう思う: "rather" }, key("rather")],
    ["a word that the mapping takes as blank", "feel", "無回答", { 無回答: "" }, none],
    [
      "a word that the mapping leads to a choice that is gone",
      "feel",
      "x",
      { x: "gone" },
      { kind: "unknown-choice", word: "x" },
    ],
    ["a name that every object has", "feel", "constructor", {}, { kind: "unknown-choice", word: "constructor" }],
    ["two choices of a question for one", "feel", "rather、no", {}, { kind: "several" }],
    [
      "several choices",
      "which",
      "talk、salon",
      {},
      { kind: "answer", answer: { kind: "choices", keys: ["talk", "salon"] } },
    ],
    ["several choices, one unknown", "which", "talk;x", {}, { kind: "unknown-choice", word: "x" }],
    ["nothing", "feel", "  ", {}, none],
    [
      "a number in full width with its unit",
      "times",
      "１２回",
      {},
      { kind: "answer", answer: { kind: "number", value: 12 } },
    ],
    ["thousands with a comma", "times", "1,200", {}, { kind: "answer", answer: { kind: "number", value: 1200 } }],
    ["a number in words", "times", "たくさん", {}, { kind: "not-a-number" }],
    ["half a time", "times", "1.5", {}, { kind: "not-a-number" }],
    [
      "a day with slashes and a time",
      "since",
      "2025/4/1 10:00",
      {},
      { kind: "answer", answer: { kind: "date", value: "2025-04-01" } },
    ],
    [
      "a day of the Japanese calendar",
      "since",
      "令和７年４月１日",
      {},
      { kind: "answer", answer: { kind: "date", value: "2025-04-01" } },
    ],
    [
      "the first year of an era",
      "since",
      "令和元年5月1日",
      {},
      { kind: "answer", answer: { kind: "date", value: "2019-05-01" } },
    ],
    ["a day that does not exist", "since", "2025-02-30", {}, { kind: "not-a-date" }],
    [
      "words, formulas included",
      "words",
      "=SUM(A1)",
      {},
      { kind: "answer", answer: { kind: "text", value: "=SUM(A1)" } },
    ],
  ])("with %s", (_name, id, cell, values, expected) => {
    expect(cellAnswer(question(id), cell, values)).toEqual(expected);
  });

  it("of a scale is its number", () => {
    if (!week) throw new Error("no scale");
    expect(cellAnswer(week, "５", {})).toEqual(key("5"));
    expect(cellAnswer(week, "6", {})).toEqual({ kind: "unknown-choice", word: "6" });
  });
});

describe("the rows of a file", () => {
  it("come as answers by their number, and what can't be taken is named with its line and why", () => {
    const table = tableOf(
      ["受付番号,環境,回数", "A1,rather,3", "A2,とても,1", "A1,no,2", ",no,2", "A3,no", "A4,,", 'A5,"no\n",1'].join(
        "\n",
      ),
    );
    const { rows, bad, unknown } = readRows(table, mapping, definition);
    expect(rows.map(({ line, id }) => [line, id])).toEqual([
      [2, "A1"],
      [8, "A5"],
    ]);
    expect(bad).toEqual([
      { line: 3, problem: { kind: "unknown-choice", column: "環境" } },
      { line: 4, problem: { kind: "same-id", line: 2 } },
      { line: 5, problem: { kind: "no-id" } },
      { line: 6, problem: { kind: "cells", expected: 3, found: 2 } },
      { line: 7, problem: { kind: "nothing" } },
    ]);
    expect([...unknown]).toEqual([["feel", ["とても"]]]);
  });

  it("are the same number in other widths", () => {
    const { bad } = readRows(tableOf("受付番号,環境,回数\nA1,no,1\nＡ１,no,1\n"), mapping, definition);
    expect(bad).toEqual([{ line: 3, problem: { kind: "same-id", line: 2 } }]);
  });
});
