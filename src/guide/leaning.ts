/** What a short message leans on: the last answer, while it is still being talked about. */

import type { Turn } from "../conversation/dialogue.js";
import { isRecent, type LastAnswer } from "../conversation/lastAnswer.js";
import type { Topic } from "./topic.js";

export interface Leaning {
  topic: Topic;
  answer: LastAnswer;
}

/** Undefined where there was none, or it is too long ago, or of another ward. */
export function leaningOf(turn: Turn): Leaning | undefined {
  const topic = lastTopic(turn);
  const { lastAnswer, now } = turn;
  return topic && lastAnswer && isRecent(lastAnswer, now) ? { topic, answer: lastAnswer } : undefined;
}

/** However long ago it was. */
export const lastTopic = ({ lastEntry, ward }: Turn): Topic | undefined =>
  lastEntry === undefined ? undefined : ward.topics.get(lastEntry);
