/** Judging (判定): whether a resident who asked this was well served by what was shown. */
import type { Question } from "./question.js";

/** What the account showed, without its words. */
export interface Given {
  kind: "answer" | "choices" | "priority" | "smalltalk" | "none";
  entry: string | null;
  choices: readonly string[];
  /** 0–1: of the entry for answers and choices, of there being none otherwise. */
  confidence: number;
}

export interface Judged {
  asked: Question;
  given: Given;
  right: boolean;
  /** An entry was given as the answer, not as one of several choices. */
  sure: boolean;
  /** The right entry is shown, first or as another choice. */
  shown: boolean;
}

export function judge(asked: Question, given: Given): Judged {
  const hit = (id: string | null | undefined) => id !== null && id !== undefined && asked.expect.includes(id);
  const first = hit(given.entry ?? given.choices[0]);
  return {
    asked,
    given,
    right: isRight(asked, given, first),
    sure: given.kind === "answer",
    shown: first || given.choices.some(hit),
  };
}

function isRight(asked: Question, given: Given, first: boolean): boolean {
  switch (asked.kind) {
    case "answer":
    case "crisis":
      return first;
    case "notcrisis":
      // The priority answer must not come; where an entry is expected, it should.
      return given.kind !== "priority" && (asked.expect.length === 0 || first);
    case "out":
      return given.kind === "none" || given.kind === "smalltalk";
    case "smalltalk":
      return given.kind === "smalltalk";
    default:
      return asked.kind satisfies never;
  }
}
