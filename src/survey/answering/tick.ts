/**
 * Tick (ひとつの選択肢の選択・取消): one choice of a question with several answers, chosen or taken back. It is kept as it
 * was made and laid over what came before it in time, never over what happened to be there when it arrived: so ticks
 * that arrive in any order give the same answer.
 */
import { z } from "zod";
import type { Question } from "../question.js";
import type { Answer } from "./answer.js";

export const tick = z.strictObject({
  question: z.string(),
  choice: z.string(),
  /** What shall be, not "the other one". */
  on: z.boolean(),
  /** Choices that can't stand beside it. */
  drivesOut: z.array(z.string()).readonly().optional(),
  /** A choice beyond so many is not taken. */
  most: z.int().optional(),
});
export type Tick = z.infer<typeof tick>;

/** A choice that stands alone drives out the others, and they it. */
export function tickOf(asked: Extract<Question, { kind: "multiple" }>, choice: string, on: boolean): Tick {
  if (!on) return { question: asked.id, choice, on };
  const alone = asked.choices.find(({ key }) => key === choice)?.exclusive ?? false;
  const drivesOut = asked.choices
    .filter(({ key, exclusive }) => key !== choice && (alone || exclusive))
    .map(({ key }) => key);
  return { question: asked.id, choice, on, drivesOut, ...(asked.most === undefined ? {} : { most: asked.most }) };
}

/** The answer with the tick in it; what is then not among its keys was one too many. */
export function ticked(before: Answer | undefined, { choice, on, drivesOut = [], most }: Tick): Answer {
  const chosen = before?.kind === "choices" ? before.keys : [];
  const others = chosen.filter((key) => key !== choice && !drivesOut.includes(key));
  if (on && most !== undefined && others.length >= most) return before ?? null;
  const keys = on ? [...others, choice] : others;
  return keys.length === 0 ? null : { kind: "choices", keys };
}
