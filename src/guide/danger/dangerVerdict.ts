/** What the danger model says of a message: the likeliest danger, and how likely. Of long ones each part is asked too. */
import { type PriorityId, priorityIds } from "../priorityId.js";
import { type DangerModel, dangerShares } from "./dangerModel.js";

/** Measured on sentences of others, see docs/danger.md. */
export const dangerThresholds = {
  /** From this likelihood on a message gets a priority answer. */
  alarm: 0.4,
  /** A part of a long message alone: what is around it may have explained it. */
  partAlarm: 0.6,
  /** From here on, also where an ordinary answer fits. */
  sureAlarm: 0.9,
  /** Below it, what a rule of words saw was a figure of speech. */
  veto: 0.1,
  /** A danger to life goes first where it is nearly as likely as another. */
  emergencyShare: 0.8,
};

export interface DangerVerdict {
  /** The likeliest kind. */
  priority: PriorityId;
  /** That it is a danger of any kind, 0–1. */
  danger: number;
}

/** Letters of a message that is looked at in parts, and of a part. */
const long = 120;

export function dangerVerdict(message: string, model: DangerModel): { whole: DangerVerdict; parts: DangerVerdict[] } {
  return { whole: verdictOf(message, model), parts: partsOf(message).map((part) => verdictOf(part, model)) };
}

function verdictOf(message: string, model: DangerModel): DangerVerdict {
  const [harmless = 1, ...shares] = dangerShares(message, model);
  const most = Math.max(...shares);
  const emergency = priorityIds.indexOf("priority.emergency");
  const best = (shares[emergency] ?? 0) >= most * dangerThresholds.emergencyShare ? emergency : shares.indexOf(most);
  return { priority: priorityIds[best] ?? "priority.emergency", danger: 1 - harmless };
}

/** Sentences together, as many as fit; none of a short message. */
function partsOf(message: string): string[] {
  if (message.length <= long) return [];
  const parts: string[] = [];
  for (const sentence of message.match(/[^。.!?！？\r\n]+[。.!?！？\r\n]*/g) ?? []) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + sentence.length <= long) parts[parts.length - 1] = last + sentence;
    else parts.push(sentence);
  }
  return parts;
}
