/** Answer (回答): what a respondent said to one question. */

/** Keys of choices (one for `single` and `scale`), a number, a day `2026-11-20`, or words. Null: left blank, skipped. */
export type Answer =
  | { kind: "choices"; keys: readonly string[] }
  | { kind: "number"; value: number }
  | { kind: "date"; value: string }
  | { kind: "text"; value: string }
  | null;

/** Question id → answer. A question that is missing has not been reached. */
export type Answers = Readonly<Record<string, Answer>>;

/** How it came in. */
export const ways = ["chat", "page", "paper", "import"] as const;
export type Way = (typeof ways)[number];

/**
 * When an answer was given, to put any order of arrival right: ISO instant with milliseconds and Z, `#`, and what
 * tells two of the same instant apart. Compares as text; the greater one wins.
 */
export type Stamp = string;

export const stampOf = (at: Date, id: string): Stamp => `${at.toISOString()}#${id}`;
