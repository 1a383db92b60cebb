/**
 * Entries of the guide about taking part, and the events that belong to them: after the entry the coming ones are shown,
 * and where no event fits, the entry. Ids of entries never change (guide/topic.ts), and what belongs together is a rule
 * and not a text of a ward: so it stands here and not in content.
 */
import type { EventQuery } from "./eventQuery.js";

interface EntryEvents {
  entry: string;
  query: EventQuery;
}

/** Of those that fit a query the first that the ward has is shown: the closest stands first. */
export const entryEvents: readonly EntryEvents[] = [
  { entry: "watchover.exercise", query: { kinds: [], named: "exercise" } },
  { entry: "watchover.salon", query: { kinds: [], named: "cafe" } },
  { entry: "office.smartphone-class", query: { kinds: [], named: "smartphone" } },
  { entry: "childcare.nursery-fair", query: { kinds: [], named: "nursery-fair" } },
  { entry: "association.park-events", query: { kinds: [], named: "market" } },
  { entry: "disaster.drill", query: { kinds: ["drill"] } },
  { entry: "disaster.lecture", query: { kinds: ["course", "lecture"], topic: "disaster" } },
  { entry: "watchover.supporter-course", query: { kinds: ["course", "lecture"], topic: "watchover" } },
  { entry: "watchover.course-signup", query: { kinds: ["course", "lecture"], topic: "watchover" } },
  { entry: "childcare.gathering", query: { kinds: ["gathering"], topic: "childcare" } },
  { entry: "childcare.parent-training", query: { kinds: ["course", "lecture"], topic: "childcare" } },
  { entry: "watchover.salon", query: { kinds: ["gathering"], topic: "watchover" } },
  { entry: "association.festival", query: { kinds: ["fair"] } },
  { entry: "association.park-events", query: { kinds: ["fair"] } },
  { entry: "expo.ward-expo", query: { kinds: ["expo"] } },
  { entry: "expo.food-event", query: { kinds: ["expo"] } },
  { entry: "expo.centenary", query: { kinds: ["expo"] } },
];

/** For a query about any event, and for one of whose own entries the ward has none. */
const general = ["association.park-events", "association.festival", "association.local-news", "expo.ward-expo"];

/** Whatever an entry is named for; undefined: its answer is about no events. */
export const queryOfEntry = (entry: string): EventQuery | undefined =>
  entryEvents.find((one) => one.entry === entry)?.query;

export function entryFor(query: EventQuery, has: (entry: string) => boolean): string | undefined {
  const close = entryEvents.filter(({ query: about }) => belongs(query, about)).map(({ entry }) => entry);
  // Somebody who asks for a drill is not told of festivals.
  const named = query.kinds.length > 0 || query.named !== undefined || query.topic !== undefined;
  return [...close, ...(named ? [] : general)].find(has);
}

function belongs(query: EventQuery, about: EventQuery): boolean {
  if (query.named !== undefined) return about.named === query.named;
  if (about.named !== undefined || query.kinds.length === 0) return false;
  if (!about.kinds.some((kind) => query.kinds.includes(kind))) return false;
  return about.topic === undefined || query.topic === undefined || about.topic === query.topic;
}
