/** What somebody chose above the public list of events, and which events fit it. */
import { z } from "zod";
import { topicKeys } from "../../guide/topic.js";
import { type CivilDate, civilDate } from "../../time.js";
import { eventKinds, type WardEvent } from "./wardEvent.js";

const box = z.literal("1").optional().catch(undefined);

export const eventSearch = z.object({
  kind: z.enum(eventKinds).optional().catch(undefined),
  topic: z.enum(topicKeys).optional().catch(undefined),
  children: box,
  free: box,
});
export type EventSearch = z.infer<typeof eventSearch>;

export const isNarrowed = (search: EventSearch): boolean => Object.values(search).some((value) => value !== undefined);

export const fits = (event: WardEvent, { kind, topic, children, free }: EventSearch): boolean =>
  (kind === undefined || event.kind === kind) &&
  (topic === undefined || event.topic === topic) &&
  (children === undefined || event.withChildren) &&
  (free === undefined || event.free === true);

export interface EventMonth {
  /** 2026-12 */
  month: string;
  events: WardEvent[];
}

/** What has begun and still lasts stands in today's month. */
export function byMonth(events: readonly WardEvent[], today: CivilDate): EventMonth[] {
  const months = new Map<string, WardEvent[]>();
  for (const event of events) {
    const day = civilDate(event.startsAt);
    const month = (day < today ? today : day).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), event]);
  }
  return [...months].map(([month, held]) => ({ month, events: held }));
}
