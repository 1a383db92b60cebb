/**
 * From what a resident types to what events they look for. It takes a text only if it surely asks for a list of events:
 * an event, or a kind of one, with a day, a place or children beside it, or a bare 「イベントある？」. All else is the
 * guide's: 「防災訓練に参加したい」 has an answer that holds on every day.
 */
import { detectLanguage } from "../../guide/detectLanguage.js";
import { wanakanaText } from "../../guide/romaji.js";
import { normalise } from "../../guide/text.js";
import { toSimplified } from "../../guide/traditional.js";
import type { Language } from "../../language.js";
import { type CivilDate, civilDate } from "../../time.js";
import type { EventKind } from "../event/wardEvent.js";
import type { EventQuery } from "./eventQuery.js";
import type { Lexicon } from "./lexicon.js";
import { lexiconEn } from "./lexiconEn.js";
import { lexiconJa } from "./lexiconJa.js";
import { lexiconKo } from "./lexiconKo.js";
import { lexiconVi } from "./lexiconVi.js";
import { lexiconZh } from "./lexiconZh.js";
import { createReading, gap, type Reading } from "./reading.js";
import { readTime, type TimeRead } from "./readTime.js";
import type { TownWords } from "./townWords.js";

export interface Understood {
  query: EventQuery;
  /** That was written: who asks in English is answered in English. */
  language: Language;
}

export interface UnderstandOptions {
  now: Date;
  /** The resident's. */
  language: Language;
  towns: TownWords;
}

/** A longer text tells a story: no list answers it. */
const longest = 160;
/** Letters that may stand beside what is understood where nothing asks, and where something does. */
const mostUnasked = 4;
const mostAsked = 24;

/** Vietnamese typed without marks, which alone looks like anything. */
const bareVietnamese = /\b(?:su kien|cuoi tuan|dien tap|le hoi|khoa hoc)\b/i;

type Written = Exclude<Language, "easy">;
const lexicons: Readonly<Record<Written, Lexicon>> = {
  ja: lexiconJa,
  en: lexiconEn,
  zh: lexiconZh,
  ko: lexiconKo,
  vi: lexiconVi,
};

export function understandEvents(text: string, options: UnderstandOptions): Understood | undefined {
  if (text.length > longest) return undefined;
  const found = detectLanguage(text, options.language);
  if (!found) return undefined;
  const written = bareVietnamese.test(text) ? "vi" : found.language;
  const lexicon = lexicons[written];
  const reading = createReading(prepared(found.romaji && written === "ja" ? wanakanaText(text) : text, written));
  const words = reading.text();
  if (lexicon.past.test(words) || lexicon.other.test(words)) return undefined;
  const query = read(reading, lexicon, civilDate(options.now), townWords(options.towns, written));
  const language = written === "ja" && options.language === "easy" ? "easy" : written;
  return query && { query, language };
}

function read(
  reading: Reading,
  lexicon: Lexicon,
  today: CivilDate,
  towns: TownWords["japanese"],
): EventQuery | undefined {
  const asks = lexicon.asks.test(reading.text());
  const time = readTime(reading, lexicon, today);
  if (time.strength === "over") return undefined;
  const needsDay = lexicon.needsDay.test(reading.text());
  const filters = readFilters(reading, lexicon);
  const subject = readSubject(reading, lexicon);
  if (!subject) return undefined;
  const where = towns.find(({ pattern }) => reading.take(pattern))?.towns;
  const { kinds, named, topic } = subject;
  const query: EventQuery = {
    kinds,
    ...(topic && !kinds.includes("drill") && { topic }),
    ...(named && { named }),
    ...(time.from !== undefined && { from: time.from }),
    ...(time.to !== undefined && { to: time.to }),
    ...(time.days !== undefined && { days: time.days }),
    ...(time.part && { part: time.part }),
    ...(where && { towns: [...where] }),
    ...filters,
  };
  const left = restOf(reading, lexicon);
  return isSure(query, { time, subject, asks, needsDay, left }, lexicon.most) ? query : undefined;
}

interface Signs {
  time: TimeRead;
  subject: SubjectRead;
  asks: boolean;
  needsDay: boolean;
  /** Letters that nobody understood. */
  left: number;
}

function isSure(query: EventQuery, { time, subject, asks, needsDay, left }: Signs, mostBare: number): boolean {
  const few = left <= (asks ? mostAsked : mostUnasked);
  if (time.strength === "strong") return few;
  // Where to go with children on any day, and what has its own standing place, the guide knows.
  if (subject.by === "going" || subject.standing) return false;
  if (needsDay) return false;
  if (query.near || query.withChildren) return few && (asks || subject.by === "event");
  if (subject.by !== "event") return false;
  const narrowed = query.free ?? query.language ?? query.signUp ?? query.topic ?? query.towns;
  return left <= mostBare && (asks || narrowed !== undefined || time.strength === "weak");
}

interface SubjectRead {
  /** Any event, a kind or name of one, or only 「行けるところ」. */
  by: "event" | "kind" | "going";
  standing: boolean;
  kinds: EventKind[];
  named: EventQuery["named"];
  topic: EventQuery["topic"];
}

function readSubject(reading: Reading, lexicon: Lexicon): SubjectRead | undefined {
  const subjects = lexicon.subjects.filter(({ pattern }) => reading.take(pattern));
  const event = reading.take(lexicon.event) !== null;
  const going = reading.take(lexicon.going) !== null;
  const by = event ? "event" : subjects.length > 0 ? "kind" : going ? "going" : undefined;
  return (
    by && {
      by,
      standing: !event && subjects.length > 0 && subjects.every(({ standing }) => standing),
      kinds: [...new Set(subjects.flatMap(({ kinds = [] }) => kinds))],
      named: subjects.find(({ named }) => named)?.named,
      topic: lexicon.topics.find(({ pattern }) => reading.take(pattern))?.topic,
    }
  );
}

function readFilters(reading: Reading, lexicon: Lexicon): Partial<EventQuery> {
  const without = reading.take(lexicon.withoutSignUp);
  const spoken = lexicon.spoken.find(({ pattern }) => reading.take(pattern))?.language;
  const home = reading.take(lexicon.home);
  const here = home ? null : reading.take(lexicon.here);
  return {
    ...(without ? { signUp: "none" as const } : reading.take(lexicon.canSignUp) && { signUp: "open" as const }),
    ...(spoken && { language: spoken }),
    ...(home ? { near: "home" as const } : here && { near: "here" as const }),
    ...(reading.take(lexicon.children) && { withChildren: true as const }),
    ...(reading.take(lexicon.free) && { free: true as const }),
  };
}

function restOf(reading: Reading, { filler }: Lexicon): number {
  const words = reading.rest().replace(new RegExp(filler, "g"), " ");
  const strong = words.match(/[\p{Script=Han}\p{Script=Hangul}\d]/gu)?.length ?? 0;
  const light = words.match(/[\p{Script=Hiragana}\p{Script=Latin}]/gu)?.length ?? 0;
  // Three letters of a syllabary or an alphabet say as much as one character.
  return strong + Math.floor(light / 3);
}

function prepared(text: string, language: Written): string {
  const clean = text.replaceAll(gap, "");
  switch (language) {
    case "ja":
      return normalise(clean)
        .replace(/\((?:[ぁ-ゖー]+|[月火水木金土日](?:曜日?)?(?:[・,]?祝日?)?)\)/g, "")
        .replace(/([一二三四五六七八九十]{1,3})(?=月(?:[一二三四五六七八九十\d]+日)?)/g, kanjiNumber)
        .replace(/(?<=\d月)([一二三四五六七八九十]{1,3})(?=日)/g, kanjiNumber)
        .replace(/\s/g, "");
    case "zh":
      return toSimplified(clean.normalize("NFKC").toLowerCase()).replace(/\s/g, "");
    case "ko":
      return clean.normalize("NFKC").toLowerCase().replace(/\s/g, "");
    case "en":
    case "vi":
      return clean
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replaceAll("đ", "d")
        .replace(/[’‘]/g, "'")
        .replace(/\s+/g, " ")
        .trim();
    default:
      return language satisfies never;
  }
}

const townWords = (towns: TownWords, language: Written): TownWords["japanese"] =>
  language === "en" || language === "vi" ? towns.latin : towns.japanese;

/** Up to 39: 五, 十二, 二十一. */
function kanjiNumber(text: string): string {
  const digit = (letter: string | undefined) => (letter ? "一二三四五六七八九".indexOf(letter) + 1 : 0);
  const [tens, ones] = text.split("十");
  return String(ones === undefined ? digit(tens) : (tens ? digit(tens) : 1) * 10 + digit(ones));
}
