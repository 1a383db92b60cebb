/** Which events fit a query, and how far they are from where somebody is. */
import { normalise } from "../../guide/text.js";
import type { TopicKey } from "../../guide/topic.js";
import { fold } from "../../shelter/address.js";
import { distance, type Point } from "../../shelter/nearest.js";
import { addDays, civilDate, civilHour, weekdayOf } from "../../time.js";
import { daysOf, type EventKind, signUpState, type WardEvent } from "../event/wardEvent.js";
import { isPublicHoliday, isWorkday } from "./civilDays.js";
import type { DayFilter, EventQuery } from "./eventQuery.js";
import { namedEvents } from "./namedEvents.js";

export interface EventFit {
  event: WardEvent;
  /** In a straight line; undefined where nobody asked or nothing is known of where it is. */
  metres: number | undefined;
  /** The distance is that of the town, because the event's own point is not known. */
  byTown: boolean;
}

export interface MatchPlace {
  now: Date;
  /** Where somebody is, for a query with `near`. */
  point?: Point | undefined;
  /** The middle of a town of the ward, where the lists know it. */
  townPoint(town: string): Point | undefined;
}

/** Farther than this nobody calls near. */
const nearReach = 3_000;
/** An event without a town of its own is in a town if it is this close to its middle. */
const townReach = 800;

/** By day; with a point by distance, and where nothing is known of the place last. Cancelled ones are among them. */
export function matchEvents(events: readonly WardEvent[], query: EventQuery, place: MatchPlace): EventFit[] {
  const fitting = events.filter((event) => fits(event, query, place)).map((event) => placed(event, place));
  const byDay = (one: EventFit, other: EventFit) => one.event.startsAt.getTime() - other.event.startsAt.getTime();
  if (!query.near || !place.point) return fitting.sort(byDay);
  const far = Number.POSITIVE_INFINITY;
  return fitting
    .filter(({ metres }) => metres === undefined || metres <= nearReach)
    .sort((one, other) => (one.metres ?? far) - (other.metres ?? far) || byDay(one, other));
}

function fits(event: WardEvent, query: EventQuery, place: MatchPlace): boolean {
  const words = normalise(`${event.title} ${event.summary ?? ""}`);
  return (
    (query.kinds.length === 0 || query.kinds.some((kind) => isOfKind(event, kind, words))) &&
    (query.topic === undefined || isAbout(event, query.topic, words)) &&
    (query.named === undefined || namedEvents[query.named].pattern.test(words)) &&
    isOnDay(event, query, civilDate(place.now)) &&
    isInPart(event, query.part) &&
    (query.towns === undefined || query.towns.some((town) => isInTown(event, town, place))) &&
    (!query.withChildren || event.withChildren || /親子|子ども|赤ちゃん|きっず|べびー|小学生|家族/.test(words)) &&
    (!query.free || event.free === true || /無料/.test(event.fee ?? "")) &&
    (query.language === undefined || event.languages.includes(query.language)) &&
    (query.signUp !== "open" || signUpState(event, place.now) === "open") &&
    (query.signUp !== "none" || !event.signUp)
  );
}

/** In a title; where staff chose no kind. */
const kindWords: Readonly<Record<Exclude<EventKind, "other">, RegExp>> = {
  drill: /訓練/,
  course: /講座|教室|講習/,
  lecture: /講演|講話/,
  gathering: /さろん|つどい|集い|喫茶|交流会|ひろば/,
  fair: /まつり|祭|ふえすた|ふえすてい?ばる|まるしえ/,
  expo: /万博/,
};

const isOfKind = (event: WardEvent, kind: EventKind, words: string): boolean =>
  event.kind === kind || (event.kind === "other" && kind !== "other" && kindWords[kind].test(words));

const topicWords: Readonly<Partial<Record<TopicKey, RegExp>>> = {
  watchover: /見守り|認知症|高齢者|介護/,
  childcare: /子育て|育児|親子|赤ちゃん/,
  disaster: /防災|災害|避難|津波|地震/,
};

const isAbout = (event: WardEvent, topic: TopicKey, words: string): boolean =>
  event.topic === topic || (event.topic === undefined && (topicWords[topic]?.test(words) ?? false));

/** An exhibition of months need not be looked at day by day for ever. */
const mostDays = 400;

function isOnDay(event: WardEvent, { from, to, days }: EventQuery, today: string): boolean {
  const lasting = daysOf(event);
  const first = [lasting.from, from ?? lasting.from, today].reduce((one, other) => (one > other ? one : other));
  const last = to !== undefined && to < lasting.to ? to : lasting.to;
  if (first > last) return false;
  if (days === undefined) return true;
  let day = first;
  for (let count = 0; day <= last && count < mostDays; count++, day = addDays(day, 1))
    if (isSuchDay(day, days)) return true;
  return false;
}

const isSuchDay = (day: string, days: DayFilter): boolean =>
  days === "workday" ? isWorkday(day) : days.includes(weekdayOf(day)) || (days.includes(7) && isPublicHoliday(day));

function isInPart({ allDay, startsAt }: WardEvent, part: EventQuery["part"]): boolean {
  if (part === undefined || allDay) return true;
  const hour = civilHour(startsAt);
  return part === (hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening");
}

function isInTown(event: WardEvent, town: string, { townPoint }: MatchPlace): boolean {
  if (event.district !== undefined) return fold(event.district) === fold(town);
  if (fold(`${event.address ?? ""} ${event.place ?? ""}`).includes(fold(town))) return true;
  const point = pointOf(event);
  const middle = townPoint(town);
  return point !== undefined && middle !== undefined && distance(point, middle) <= townReach;
}

function placed(event: WardEvent, { point, townPoint }: MatchPlace): EventFit {
  const own = pointOf(event);
  const at = own ?? (event.district === undefined ? undefined : townPoint(event.district));
  return { event, metres: point && at ? distance(point, at) : undefined, byTown: !own };
}

const pointOf = ({ latitude, longitude }: WardEvent): Point | undefined =>
  latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
