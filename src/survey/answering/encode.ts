/**
 * Answers as a response's row keeps them. `picks` has one number for each question of the version, in its order:
 * null = not asked (off the path), 0 = asked and left blank. Of questions with choices, bit i is choice i; of numbers,
 * dates and words, 1 = answered. So "asked" and "answered" are read alike from every question.
 */

import { optionsOf, type Question } from "../question.js";
import type { Answer, Answers } from "./answer.js";
import { tidy } from "./answerCheck.js";
import { pathOf } from "./path.js";

export interface Encoded {
  picks: readonly (bigint | null)[];
  /** Question id → number or day. */
  values: Readonly<Record<string, number | string>>;
  /** Question id → words. */
  texts: Readonly<Record<string, string>>;
}

/** Answers must be without faults. */
export function encode(questions: readonly Question[], answers: Answers): Encoded {
  const path = new Set(pathOf(questions, answers));
  const values: Record<string, number | string> = {};
  const texts: Record<string, string> = {};
  const picks = questions.map((asked) => {
    if (!path.has(asked)) return null;
    const answer = tidy(answers[asked.id] ?? null);
    if (answer === null) return 0n;
    if (answer.kind === "choices") return bitsOf(asked, answer.keys);
    if (answer.kind === "text") texts[asked.id] = answer.value;
    else values[asked.id] = answer.value;
    return 1n;
  });
  return { picks, values, texts };
}

/**
 * The answers on the path again; a question that was not asked is missing, one left blank is null. Where words are not
 * handed in (they are sealed, or have been deleted) the answer is an empty text.
 */
export function decode(
  questions: readonly Question[],
  row: Pick<Encoded, "picks" | "values"> & { texts?: Encoded["texts"] | undefined },
): Answers {
  const answers: Record<string, Answer> = {};
  for (const [place, asked] of questions.entries()) {
    const bits = row.picks[place];
    if (bits === null || bits === undefined) continue;
    answers[asked.id] = bits === 0n ? null : answered(asked, bits, row);
  }
  return answers;
}

function answered(asked: Question, bits: bigint, row: Parameters<typeof decode>[1]): Answer {
  if (asked.kind === "text") return { kind: "text", value: row.texts?.[asked.id] ?? "" };
  if (asked.kind === "number") return { kind: "number", value: Number(row.values[asked.id]) };
  if (asked.kind === "date") return { kind: "date", value: String(row.values[asked.id]) };
  return { kind: "choices", keys: chosenKeys(asked, bits) };
}

/** Keys of the choices whose bits are set, in the question's order. */
export function chosenKeys(asked: Question, bits: bigint): string[] {
  return optionsOf(asked)
    .filter((_, place) => (bits >> BigInt(place)) & 1n)
    .map(({ key }) => key);
}

function bitsOf(asked: Question, keys: readonly string[]): bigint {
  return optionsOf(asked).reduce(
    (bits, { key }, place) => (keys.includes(key) ? bits | (1n << BigInt(place)) : bits),
    0n,
  );
}
