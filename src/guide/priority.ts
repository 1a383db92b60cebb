/**
 * Priority answer (優先回答): what a person in danger reads before anything else, whatever they were doing here.
 *
 * It asks nothing, promises nothing the ward can't keep, and begins with `beginning`: that nobody is reading.
 */
import { z } from "zod";
import type { ContentFiles } from "../contentFiles.js";
import { type LocalText, localText } from "../language.js";
import { readDangerModel } from "./danger/dangerFile.js";
import { type PriorityId, priorityIds } from "./priorityId.js";
import { compileSignals, type PrioritySignals } from "./prioritySignals.js";
import { readSignals } from "./readSignals.js";
import type { WrittenSignals } from "./signalFile.js";
import { action, page, phone, source, topic } from "./topic.js";

/** A way to be heard without a voice: chat, mail. */
const silentWay = page.extend({ hours: localText.optional() });
export type SilentWay = z.infer<typeof silentWay>;

const text = z.strictObject({
  title: z.string().min(2).max(60),
  /** What to do now, in one to three short sentences. */
  lead: z.string().min(10).max(260),
  points: z.array(z.string().min(2).max(220)).max(5).optional(),
  /** Label of the button that calls `first`. */
  callFirst: z.string().min(2).max(40),
  othersTitle: z.string().min(2).max(60),
  /** Above the ways without a voice. */
  silentTitle: z.string().min(2).max(60).optional(),
});
export type PriorityText = z.infer<typeof text>;

export const priorityAnswer = z
  .strictObject({
    id: z.enum(priorityIds),
    /** The one number to call first. */
    first: phone,
    others: z.array(phone).max(6),
    silent: z.array(silentWay).max(3).default([]),
    actions: z.array(action).max(1).default([]),
    sources: z.array(source).min(1),
    reviewBy: topic.shape.reviewBy,
    text: z.strictObject({ ja: text, easy: text, en: text, zh: text, ko: text, vi: text }),
    approved: topic.shape.approved,
    holes: topic.shape.holes,
  })
  .refine((answer) => answer.silent.length === 0 || Object.values(answer.text).every((one) => one.silentTitle), {
    error: "has ways without a voice, so every language needs a silentTitle",
    path: ["text"],
  });
export type PriorityAnswer = z.infer<typeof priorityAnswer>;

export interface PriorityContent {
  /** Shown first in every priority answer. */
  readonly beginning: LocalText;
  readonly answers: Readonly<Record<PriorityId, PriorityAnswer>>;
  readonly signals: PrioritySignals;
}

/** Undefined where a file is missing or wrong: `files` then has the problem. */
export function readPriority(files: ContentFiles): PriorityContent | undefined {
  const beginning = files.yaml("common/priority/beginning.yaml", localText);
  const signals = readSignals(files);
  const model = readDangerModel(files);
  const answers: Partial<Record<PriorityId, PriorityAnswer>> = {};
  for (const id of priorityIds) {
    const path = `common/priority/${id}.yaml`;
    const answer = files.yaml(path, priorityAnswer);
    if (answer && answer.id !== id) files.report(path, "id", `must be the name of the file, ${id}`);
    else if (answer) answers[id] = answer;
  }
  const complete = (all: typeof answers): all is Record<PriorityId, PriorityAnswer> =>
    priorityIds.every((id) => all[id]);
  return beginning && signals && complete(answers)
    ? {
        beginning,
        answers,
        signals: files.same("compiled signals", [...partsOf(signals), model], () => compileSignals(signals, model)),
      }
    : undefined;
}

/** What a reading has of each file, whatever is put together from it. */
const partsOf = (signals: WrittenSignals): unknown[] =>
  Object.values(signals).flatMap(({ lists, rules, traditional }) => [
    ...Object.entries(lists).flat(),
    ...rules,
    traditional,
  ]);
