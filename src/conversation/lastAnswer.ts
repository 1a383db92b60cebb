/** Last answer (前の答え): what a short message may lean on. Ids and a time; nothing of what anybody wrote. */
import { z } from "zod";
import { language } from "../language.js";

export const lastAnswer = z.object({
  /** When it was given (ISO). */
  at: z.iso.datetime(),
  /** The use (guide_use) that 「役に立った」 and 「違う」 speak of. */
  use: z.uuid().optional(),
  /** That it was given in. */
  language: language.optional(),
  /** What would have been next for the same question, best first. */
  next: z.array(z.string()).default([]),
});
export type LastAnswer = z.infer<typeof lastAnswer>;

/** What a dialogue tells of its answer; the time is the turn's. */
export type AnswerTold = Omit<z.input<typeof lastAnswer>, "at">;

/** How long a message may lean on it. */
const countsForMs = 30 * 60_000;

export function isRecent(answer: Pick<LastAnswer, "at"> | undefined, now: Date): boolean {
  return answer !== undefined && now.getTime() - Date.parse(answer.at) <= countsForMs;
}

export interface LastShown {
  entry: string | undefined;
  answer: LastAnswer | undefined;
}

/**
 * @param outcome `lastEntry` left out: as it was, perhaps told otherwise; null: forgotten; the same entry again, such as
 *   its details: as it was told, only later
 */
export function nextLast(
  kept: LastShown,
  { lastEntry, answered }: { lastEntry?: string | null; answered?: AnswerTold },
  now: Date,
): LastShown {
  if (lastEntry === null) return { entry: undefined, answer: undefined };
  const entry = lastEntry ?? kept.entry;
  if (entry === undefined || (lastEntry === undefined && !answered)) return kept;
  const before = entry === kept.entry ? kept.answer : undefined;
  const told = answered ? { ...answered, next: answered.next ?? [] } : (before ?? { next: [] });
  return { entry, answer: { ...told, at: now.toISOString() } };
}
