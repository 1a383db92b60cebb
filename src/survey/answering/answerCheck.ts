/** What is wrong with answers, by question: what the form tells, and what keeps a response from being counted. */

import { optionsOf, type Question } from "../question.js";
import type { Answer, Answers } from "./answer.js";
import type { Fault } from "./answeringDesk.js";
import { pathOf } from "./path.js";

export type Faults = Readonly<Record<string, Fault>>;

/** Nothing typed or ticked is the same as left blank; spaces around words are nobody's answer. */
export function tidy(answer: Answer): Answer {
  if (answer?.kind === "choices") {
    return answer.keys.length === 0 ? null : { kind: "choices", keys: [...new Set(answer.keys)] };
  }
  if (answer?.kind === "text" || answer?.kind === "date") {
    const value = answer.value.trim();
    return value === "" ? null : { kind: answer.kind, value };
  }
  // Minus zero is zero, and is written so.
  return answer?.kind === "number" ? { kind: "number", value: answer.value + 0 } : answer;
}

/** Of one answer by itself; blank is never wrong here. */
export function faultOf(asked: Question, given: Answer): Fault | undefined {
  const answer = tidy(given);
  if (answer === null) return undefined;
  switch (asked.kind) {
    case "single":
    case "multiple":
    case "scale":
      return answer.kind === "choices" ? faultOfChoices(asked, answer.keys) : "unknown-choice";
    case "number":
      if (answer.kind !== "number" || !Number.isFinite(answer.value)) return "not-a-number";
      if (answer.value < asked.least) return "too-small";
      return answer.value > asked.most ? "too-large" : undefined;
    case "date":
      if (answer.kind !== "date" || !isDay(answer.value)) return "not-a-date";
      if (asked.earliest !== undefined && answer.value < asked.earliest) return "too-early";
      return asked.latest !== undefined && answer.value > asked.latest ? "too-late" : undefined;
    case "text":
      if (answer.kind !== "text") return "unknown-choice";
      // Characters as people count them, not UTF-16 units.
      return [...answer.value].length > asked.most ? "too-long" : undefined;
    default:
      return asked satisfies never;
  }
}

/** Of all answers on the path, required ones that are missing among them. */
export function faultsOf(questions: readonly Question[], answers: Answers): Faults {
  const faults: Record<string, Fault> = {};
  for (const asked of pathOf(questions, answers)) {
    const answer = tidy(answers[asked.id] ?? null);
    const fault = answer === null && asked.required ? "required" : faultOf(asked, answer);
    if (fault) faults[asked.id] = fault;
  }
  return faults;
}

function faultOfChoices(asked: Question, keys: readonly string[]): Fault | undefined {
  const options = optionsOf(asked);
  const chosen = keys.map((key) => options.find((option) => option.key === key));
  if (chosen.includes(undefined)) return "unknown-choice";
  if (chosen.length > (asked.kind === "multiple" ? (asked.most ?? options.length) : 1)) return "too-many";
  return chosen.length > 1 && chosen.some((option) => option?.exclusive) ? "exclusive" : undefined;
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  // The thirty-first of a shorter month would roll over.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
