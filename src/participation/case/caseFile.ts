/** Cases as a table for spreadsheets: how they went, and, for who has a second person's consent, what people wrote. */

import type { CsvCell } from "../../csv.js";
import { civilDate, civilTime } from "../../time.js";
import { dueText, languageName, stateName, wayText } from "./caseConsoleWords.js";
import type { WardCase } from "./caseDesk.js";
import type { CaseAnswers, CaseForm, CaseQuestion } from "./caseForm.js";
import { answerText } from "./caseText.js";

const heads = [
  "番号",
  "種類",
  "状態",
  "終了",
  "受付日時",
  "期限",
  "終了日時",
  "担当",
  "町会",
  "申込みの方法",
  "ことば",
];

/** Words that people wrote themselves are theirs; towns, days, numbers and choices tell how the work goes. */
const isOwnWords = ({ kind }: CaseQuestion): boolean => !["choice", "choices", "town", "number"].includes(kind);

export interface CaseLine {
  case: WardCase;
  answers: CaseAnswers | undefined;
}

export interface CaseFileOptions {
  /** One form's columns, or none where the file holds several forms. */
  form: CaseForm | undefined;
  /** With what people wrote themselves. */
  words: boolean;
  staffName(id: string): string;
  associationName(key: string): string;
}

const questionsOf = ({ form, words }: CaseFileOptions): readonly CaseQuestion[] =>
  (form?.questions ?? []).filter((question) => words || !isOwnWords(question));

export const caseFileHeads = (options: CaseFileOptions): string[] => [
  ...heads,
  ...questionsOf(options).map(({ label }) => label.ja),
  "架空",
];

/** 2026-11-20 09:05, in Japan. */
const instant = (at: Date | undefined): string => (at ? `${civilDate(at)} ${civilTime(at)}` : "");

export function caseFileRow({ case: one, answers }: CaseLine, options: CaseFileOptions): CsvCell[] {
  return [
    one.number,
    one.asked.title.ja,
    stateName(one),
    one.final ? "はい" : "いいえ",
    instant(one.createdAt),
    one.dueAt ? dueText(one) : "",
    instant(one.closedAt),
    one.assignedTo === undefined ? "" : options.staffName(one.assignedTo),
    one.association === undefined ? "" : options.associationName(one.association),
    wayText(one),
    languageName[one.language],
    ...questionsOf(options).map((question) =>
      answers ? (answerText(question, answers[question.key], "ja") ?? "") : "（消去済み）",
    ),
    one.fictional ? "はい" : "",
  ];
}
