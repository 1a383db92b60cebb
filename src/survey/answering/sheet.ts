/**
 * Answer sheet (記入中の回答票) as a set of what was said and when. What counts follows from the set alone: so any order
 * and repetition in which it was told gives the same sheet, and the same response.
 */
import { z } from "zod";
import { canonical } from "../../announcement/announcement.js";
import { language } from "../../language.js";
import type { Question } from "../question.js";
import { type Answer, type Answers, type Stamp, ways } from "./answer.js";
import { faultsOf, tidy } from "./answerCheck.js";
import { decode, encode } from "./encode.js";
import { tick, ticked } from "./tick.js";

const answer = z.union([
  z.null(),
  z.strictObject({ kind: z.literal("choices"), keys: z.array(z.string()).readonly() }),
  z.strictObject({ kind: z.literal("number"), value: z.number() }),
  z.strictObject({ kind: z.enum(["date", "text"]), value: z.string() }),
]);

/** What was said at one time. */
export const said = z.strictObject({
  stamp: z.string(),
  way: z.enum(ways),
  language,
  answers: z.record(z.string(), answer),
  /** One choice of several, chosen or taken back. */
  tick: tick.optional(),
  /** They asked for it to be counted. */
  submit: z.boolean(),
});
export type Said = z.infer<typeof said>;

/** Sorted by stamp, no stamp twice. */
export const sheet = z.array(said);
export type Sheet = readonly Said[];

/** What counts: the answers on the path. */
export interface Projected {
  answers: Answers;
  stamp: Stamp;
  way: Said["way"];
  language: Said["language"];
}

/**
 * Nobody who answers comes near it. Beyond, the oldest are laid together, so that somebody who plays with a form does
 * not fill the database; only what is told them late may then be put in a wrong place.
 */
export const mostSaid = 500;
/** An answer larger than this (JSON) was not typed into the form: it is not kept. */
const largestAnswer = 20_000;

/** Adds what was said: commutative, associative and idempotent. */
export function apply(before: Sheet, now: Said): Sheet {
  const told = { ...now, answers: keepable(now.answers) };
  const same = before.find(({ stamp }) => stamp === told.stamp);
  const others = before.filter((one) => one !== same);
  const after = [...others, same ? united(same, told) : told].sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
  while (after.length > mostSaid) after.splice(0, 2, laidOver(after[0] as Said, after[1] as Said));
  return after;
}

/** The newest answer to each question, whether it lies on the path or not. */
export function latest(all: Sheet): Answers {
  const answers: Record<string, Answer> = {};
  for (const one of all) {
    Object.assign(answers, one.answers);
    if (one.tick) answers[one.tick.question] = ticked(answers[one.tick.question], one.tick);
  }
  return answers;
}

/**
 * The response: the newest state without faults since they first asked for it to be counted. So a change that is only
 * half made (another branch, whose required question is not answered yet) does not take away what had been submitted.
 */
export function project(questions: readonly Question[], all: Sheet): Projected | undefined {
  const first = all.findIndex(({ submit }) => submit);
  if (first < 0) return undefined;
  for (let end = all.length; end > first; end -= 1) {
    const answers = latest(all.slice(0, end));
    const last = all[end - 1];
    if (!last || Object.keys(faultsOf(questions, answers)).length > 0) continue;
    return { answers: counted(questions, answers), stamp: last.stamp, way: last.way, language: last.language };
  }
  return undefined;
}

/** As the row will say it: so that the same response is always the same text, in whatever order choices were ticked. */
function counted(questions: readonly Question[], answers: Answers): Answers {
  return decode(questions, encode(questions, answers));
}

function keepable(answers: Answers): Said["answers"] {
  const kept: Said["answers"] = {};
  for (const [question, given] of Object.entries(answers)) {
    // What is not finite can't be written down, and nobody typed it.
    if (given?.kind === "number" && !Number.isFinite(given.value)) continue;
    if (JSON.stringify(given).length <= largestAnswer) kept[question] = answer.parse(tidy(given));
  }
  return kept;
}

/** Two tellings of one time (kept, then submitted): where they differ, the greater text wins, whichever came first. */
function united(a: Said, b: Said): Said {
  const answers = { ...a.answers };
  for (const [question, given] of Object.entries(b.answers)) {
    const other = answers[question];
    if (other === undefined || canonical(other) < canonical(given)) answers[question] = given;
  }
  const tick = [a.tick, b.tick].flatMap((one) => one ?? []).sort((x, y) => (canonical(x) < canonical(y) ? 1 : -1))[0];
  return {
    stamp: a.stamp,
    way: a.way < b.way ? b.way : a.way,
    language: a.language < b.language ? b.language : a.language,
    answers,
    ...(tick ? { tick } : {}),
    submit: a.submit || b.submit,
  };
}

const laidOver = (older: Said, newer: Said): Said => ({
  stamp: newer.stamp,
  way: newer.way,
  language: newer.language,
  answers: { ...latest([older, newer]) },
  submit: older.submit || newer.submit,
});
