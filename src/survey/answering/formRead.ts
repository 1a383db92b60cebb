/** What the form sends, as answers: what can't be one is named as a fault, and stays as it was typed. */

import type { Question } from "../question.js";
import type { Answer, Answers } from "./answer.js";
import { type Faults, faultOf, tidy } from "./answerCheck.js";
import type { Fault } from "./answeringDesk.js";

/** Question id → what stands in its fields, as the browser sends it. */
export type Typed = Readonly<Record<string, readonly string[]>>;

export interface FormRead {
  /** Right ones only. */
  answers: Answers;
  typed: Typed;
  faults: Faults;
}

/**
 * How the form was sent. `on`: further, so that what is required must be there, and blank is an answer. `aside`: saved,
 * back, or in another language: what was not touched yet stays untouched.
 */
export type Sent = "on" | "aside";

/** Name of a question's field; no key of a question holds an underscore. */
export const fieldName = (question: string): string => `q_${question}`;

export function readForm(questions: readonly Question[], body: unknown, sent: Sent, before: Answers): FormRead {
  const fields = new Map(Object.entries(typeof body === "object" && body !== null ? body : {}));
  const answers: Record<string, Answer> = {};
  const typed: Record<string, readonly string[]> = {};
  const faults: Record<string, Fault> = {};
  for (const asked of questions) {
    const values = [fields.get(fieldName(asked.id)) ?? []].flat().map(String);
    typed[asked.id] = values;
    const given = readAnswer(asked, values);
    const fault = given === "unreadable" ? unreadable(asked) : faultOf(asked, given);
    if (fault) faults[asked.id] = fault;
    else if (given === null && asked.required && sent === "on") faults[asked.id] = "required";
    else if (given !== "unreadable" && (given !== null || sent === "on" || before[asked.id] !== undefined))
      answers[asked.id] = given;
  }
  return { answers, typed, faults };
}

/** What stands in the fields of a sheet that is opened again. */
export function typedOf(answers: Answers): Typed {
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, valuesOf(answer)]));
}

function valuesOf(answer: Answer): string[] {
  // The choice "I would rather not answer" has no key.
  if (answer === null) return [""];
  return answer.kind === "choices" ? [...answer.keys] : [String(answer.value)];
}

function readAnswer(asked: Question, values: readonly string[]): Answer | "unreadable" {
  const [first = ""] = values;
  switch (asked.kind) {
    case "single":
    case "multiple":
    case "scale":
      return tidy({ kind: "choices", keys: values.filter((key) => key !== "") });
    case "number":
      return readNumber(first);
    case "date":
      return tidy({ kind: "date", value: readDay(first) });
    case "text":
      return tidy({ kind: "text", value: cleaned(first) });
    default:
      return asked satisfies never;
  }
}

const unreadable = (asked: Question): Fault => (asked.kind === "date" ? "not-a-date" : "not-a-number");

/** Also in full width, with commas between the thousands. */
function readNumber(typed: string): Answer | "unreadable" {
  const plain = typed
    .normalize("NFKC")
    .replace(/[\s,、]/g, "")
    .replace(/[\u2212\u2010]/g, "-");
  if (plain === "") return null;
  return /^-?\d{1,15}$/.test(plain) ? { kind: "number", value: Number(plain) } : "unreadable";
}

/** Browsers send 2026-11-20; where they have no field for days people also write 2026/11/5 and 2026年11月5日. */
function readDay(typed: string): string {
  const plain = typed.normalize("NFKC").trim();
  const [, year, month = "", day = ""] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? [];
  return year === undefined ? plain : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Line ends as one; nothing that can't be seen but turns text around or hides in it. */
export function cleaned(typed: string): string {
  return typed
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, "")
    .normalize("NFC");
}
