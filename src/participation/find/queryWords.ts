/** How a question was understood, in words: 「12月5日（土）・子どもと参加できるもの」. Stands above each answer, so mistakes show. */
import type { PhraseKey, Say } from "../../conversation/phrases.js";
import { htmlLang, type Language } from "../../language.js";
import { dayWhen } from "../event/eventWhen.js";
import type { EventKind } from "../event/wardEvent.js";
import type { EventQuery } from "./eventQuery.js";
import { namedEvents } from "./namedEvents.js";

export const kindPhrases: Readonly<Record<EventKind, PhraseKey>> = {
  course: "findKindCourse",
  drill: "findKindDrill",
  lecture: "findKindLecture",
  gathering: "findKindGathering",
  fair: "findKindFair",
  expo: "findKindExpo",
  other: "findKindOther",
};

const partPhrases = { morning: "findMorning", afternoon: "findAfternoon", evening: "findEvening" } as const;

export interface QueryVoice {
  say: Say;
  language: Language;
  topicName(key: string): string;
  /** How a language calls itself. */
  languageName(language: Language): string;
  townName(town: string): string;
}

/** @param nearTown the town that 「近く」 stands for; undefined where only a point is known */
export function queryWords(query: EventQuery, voice: QueryVoice, nearTown?: string): string {
  const { say } = voice;
  return [
    whenWords(query, voice),
    query.part && say(partPhrases[query.part]),
    query.near && (nearTown === undefined ? say("findNear") : say("findNearTown", { town: voice.townName(nearTown) })),
    query.towns?.map((town) => voice.townName(town)).join("・"),
    query.topic && voice.topicName(query.topic),
    query.named && namedEvents[query.named].name,
    kindWords(query.kinds, say),
    query.withChildren && say("findWithChildren"),
    query.free && say("findFree"),
    query.language && say("findSpoken", { language: voice.languageName(query.language) }),
    query.signUp && say(query.signUp === "open" ? "findCanSignUp" : "findWithoutSignUp"),
  ]
    .filter(Boolean)
    .join("・");
}

function kindWords(kinds: EventQuery["kinds"], say: Say): string | undefined {
  if (kinds.length === 0) return undefined;
  // 講座 finds lectures, too, and the word says enough.
  if (kinds.includes("course") && kinds.includes("lecture") && kinds.length === 2) return say("findKindCourse");
  return kinds.map((kind) => say(kindPhrases[kind])).join("/");
}

function whenWords({ from, to, days }: EventQuery, { say, language }: QueryVoice): string | undefined {
  const span =
    from !== undefined && to !== undefined
      ? from === to
        ? dayWhen(from, language)
        : (monthName(from, to, language) ?? `${dayWhen(from, language)} – ${dayWhen(to, language)}`)
      : undefined;
  if (days === undefined) return span;
  const names =
    days === "workday"
      ? say("findWorkdays")
      : days.map((day) => (day === 7 ? say("findHolidays") : weekdayName(day, language))).join("/");
  return [span, names].filter(Boolean).join(" ");
}

/** Where the days are those of one month: nobody asked for its first and last day. */
function monthName(from: string, to: string, language: Language): string | undefined {
  const first = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  if (from !== first.toISOString().slice(0, 10) || to !== last.toISOString().slice(0, 10)) return undefined;
  return new Intl.DateTimeFormat(htmlLang[language], { year: "numeric", month: "long", timeZone: "UTC" }).format(first);
}

/** 0 is Sunday; 2023-01-01 was one. */
const weekdayName = (day: number, language: Language): string =>
  new Intl.DateTimeFormat(htmlLang[language], { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2023, 0, 1 + day));
