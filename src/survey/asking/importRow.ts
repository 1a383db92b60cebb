/** One row of another system's file as answers, or the reason why it can't be taken. */
import type { Answer, Answers } from "../answering/answer.js";
import type { Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";
import type { AnswerTable, TableRow } from "./answerFile.js";
import { choiceOf, type ImportMapping } from "./importMapping.js";

export type RowProblem =
  | { kind: "cells"; expected: number; found: number }
  | { kind: "no-id" }
  | { kind: "same-id"; line: number }
  | { kind: "unknown-choice"; column: string }
  | { kind: "several"; column: string }
  | { kind: "not-a-number"; column: string }
  | { kind: "not-a-date"; column: string }
  | { kind: "nothing" }
  /** The survey's own rules refuse it: a required question, a limit. */
  | { kind: "refused"; column: string };

export interface ImportedRow {
  line: number;
  id: string;
  answers: Answers;
}
export interface BadRow {
  line: number;
  problem: RowProblem;
}

export interface RowsRead {
  rows: ImportedRow[];
  bad: BadRow[];
  /** Question id → words of cells that are no choice, each once. */
  unknown: Map<string, string[]>;
}

const mostUnknown = 30;

export function readRows(table: AnswerTable, mapping: ImportMapping, definition: SurveyDefinition): RowsRead {
  const byId = new Map(definition.questions.map((asked) => [asked.id, asked]));
  const places = mapping.columns.flatMap(({ question, column, values }) => {
    const asked = byId.get(question);
    const index = table.heads.indexOf(column);
    return asked && index >= 0 ? [{ asked, column, index, values }] : [];
  });
  const idIndex = table.heads.indexOf(mapping.idColumn);
  const read: RowsRead = { rows: [], bad: [], unknown: new Map() };
  const seen = new Map<string, number>();

  for (const row of table.rows) {
    const found = rowProblem(row, table.heads.length, idIndex, seen);
    const answers: Record<string, Answer> = {};
    let problem = found;
    for (const { asked, column, index, values } of problem ? [] : places) {
      const cell = cellAnswer(asked, row.cells[index] ?? "", values);
      if (cell.kind === "answer") answers[asked.id] = cell.answer;
      else {
        problem ??= { kind: cell.kind, column };
        if (cell.kind === "unknown-choice") noteUnknown(read.unknown, asked.id, cell.word);
      }
    }
    if (!problem && !Object.values(answers).some((answer) => answer !== null)) problem = { kind: "nothing" };
    if (problem) read.bad.push({ line: row.line, problem });
    else read.rows.push({ line: row.line, id: idOf(row, idIndex), answers });
  }
  return read;
}

const idOf = (row: TableRow, index: number): string => (row.cells[index] ?? "").normalize("NFKC").trim();

function rowProblem(row: TableRow, width: number, idIndex: number, seen: Map<string, number>): RowProblem | undefined {
  // More cells than headings, or fewer: the columns have slipped, and nobody can say where.
  if (row.cells.length !== width) return { kind: "cells", expected: width, found: row.cells.length };
  const id = idOf(row, idIndex);
  if (id === "") return { kind: "no-id" };
  const before = seen.get(id);
  if (before !== undefined) return { kind: "same-id", line: before };
  seen.set(id, row.line);
  return undefined;
}

function noteUnknown(unknown: Map<string, string[]>, question: string, word: string): void {
  const words = unknown.get(question) ?? [];
  if (!words.includes(word) && words.length < mostUnknown) words.push(word);
  unknown.set(question, words);
}

type Cell =
  | { kind: "answer"; answer: Answer }
  | { kind: "unknown-choice"; word: string }
  | { kind: "several" | "not-a-number" | "not-a-date" };

export function cellAnswer(asked: Question, cell: string, values: Readonly<Record<string, string>>): Cell {
  const word = cell.trim();
  if (word === "") return { kind: "answer", answer: null };
  switch (asked.kind) {
    case "single":
    case "scale":
    case "multiple":
      return chosen(asked, word, values);
    case "number": {
      const digits = word.normalize("NFKC").replace(/(?<=\d),(?=\d{3})/g, "");
      const number = /^[-+]?\d{1,9}(?:\.0+)?(?=\D*$)/.exec(digits)?.[0];
      if (number === undefined) return { kind: "not-a-number" };
      return { kind: "answer", answer: { kind: "number", value: Number(number) } };
    }
    case "date": {
      const day = dayIn(word);
      return day ? { kind: "answer", answer: { kind: "date", value: day } } : { kind: "not-a-date" };
    }
    case "text":
      return { kind: "answer", answer: { kind: "text", value: word } };
    default:
      return asked satisfies never;
  }
}

function chosen(asked: Question, word: string, values: Readonly<Record<string, string>>): Cell {
  const whole = choiceOf(asked, word, values);
  if (whole !== undefined) return { kind: "answer", answer: whole === "" ? null : { kind: "choices", keys: [whole] } };
  const words = word.split(/[,，、;；|｜／/\n\r]+/).map((one) => one.trim());
  const several = words.filter((one) => one !== "");
  const keys: string[] = [];
  for (const one of several) {
    const key = choiceOf(asked, one, values);
    if (key === undefined) return { kind: "unknown-choice", word: asked.kind === "multiple" ? one : word };
    if (key !== "" && !keys.includes(key)) keys.push(key);
  }
  if (asked.kind !== "multiple" && keys.length > 1) return { kind: "several" };
  return { kind: "answer", answer: keys.length === 0 ? null : { kind: "choices", keys } };
}

/** 2026/11/20, 2026-11-20, 2026年11月20日, 令和8年11月20日, each with or without a time behind it. */
function dayIn(word: string): string | undefined {
  const found = /^(令和)?\s*(\d{1,4}|元)\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})/.exec(word.normalize("NFKC"));
  if (!found) return undefined;
  const [, era, year = "", month = "", day = ""] = found;
  const first = 2019;
  const full = era ? first - 1 + (year === "元" ? 1 : Number(year)) : Number(year);
  const iso = `${String(full).padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return full >= 1900 && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}
