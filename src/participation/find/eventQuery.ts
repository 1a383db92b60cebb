/** Event query (行事の問い合わせ): what somebody looks for, as far as their words said it. All that is left out is open. */
import { z } from "zod";
import { topicKeys } from "../../guide/topic.js";
import { language } from "../../language.js";
import { eventKinds } from "../event/wardEvent.js";
import { namedEventKeys } from "./namedEvents.js";

/** 0 is Sunday, 6 Saturday, 7 a public holiday. */
const dayFilter = z.union([z.literal("workday"), z.array(z.int().min(0).max(7)).min(1).max(8)]);
export type DayFilter = z.infer<typeof dayFilter>;

/** By when it begins: before noon, before 17:00, later. */
export const dayParts = ["morning", "afternoon", "evening"] as const;
export type DayPart = (typeof dayParts)[number];

const day = z.iso.date();

export const eventQuery = z.strictObject({
  kinds: z.array(z.enum(eventKinds)).max(eventKinds.length).default([]),
  topic: z.enum(topicKeys).optional(),
  /** A thing that has a name of its own, such as ふれあい喫茶. */
  named: z.enum(namedEventKeys).optional(),
  from: day.optional(),
  /** The last day. */
  to: day.optional(),
  days: dayFilter.optional(),
  part: z.enum(dayParts).optional(),
  /** Towns (町名) of the ward; any of them. */
  towns: z.array(z.string().min(1).max(20)).max(6).optional(),
  /** `here`: where they are now; `home`: where they live. */
  near: z.enum(["here", "home"]).optional(),
  withChildren: z.literal(true).optional(),
  free: z.literal(true).optional(),
  language: language.optional(),
  /** `open`: they can sign up here; `none`: without signing up here. */
  signUp: z.enum(["open", "none"]).optional(),
});
export type EventQuery = z.infer<typeof eventQuery>;

export const everything: EventQuery = { kinds: [] };

/** Nothing of when: what is left when no event is at the time that was asked for. */
export function atAnyTime({ from: _from, to: _to, days: _days, part: _part, ...rest }: EventQuery): EventQuery {
  return rest;
}

/** Into a button; see line/postback.ts for the room there is. */
export function writeQuery(query: EventQuery): Record<string, string> {
  const values: Record<string, string | undefined> = {
    k: query.kinds.length > 0 ? query.kinds.map((kind) => eventKinds.indexOf(kind)).join("") : undefined,
    t: query.topic,
    n: query.named,
    f: query.from,
    u: query.to,
    d: query.days === "workday" ? "w" : query.days?.join(""),
    p: query.part,
    w: townsThatFit(query.towns ?? []),
    a: query.near,
    c: query.withChildren && "1",
    r: query.free && "1",
    g: query.language,
    s: query.signUp,
  };
  return Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ""),
  );
}

/** A letter of Japanese takes nine in a button: not all towns would fit beside the rest. */
function townsThatFit(towns: readonly string[]): string | undefined {
  const most = 120;
  const kept = towns.filter((_, index) => encodeURIComponent(towns.slice(0, index + 1).join(".")).length <= most);
  return kept.length > 0 ? kept.join(".") : undefined;
}

/** Undefined for what no button of ours carries. */
export function readQuery(values: Readonly<Record<string, string>>): EventQuery | undefined {
  const { k, t, n, f, u, d, p, w, a, c, r, g, s } = values;
  const read = eventQuery.safeParse({
    kinds: [...(k ?? "")].map((index) => eventKinds[Number(index)]),
    topic: t,
    named: n,
    from: f,
    to: u,
    days: d === "w" ? "workday" : d === undefined ? undefined : [...d].map(Number),
    part: p,
    towns: w?.split("."),
    near: a,
    withChildren: c === undefined ? undefined : c === "1",
    free: r === undefined ? undefined : r === "1",
    language: g,
    signUp: s,
  });
  if (!read.success) return undefined;
  return eventQuery.parse(Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined)));
}
