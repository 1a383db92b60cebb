/** How busy the counters are, in words for residents: the same in the chat and on the page. */
import type { OfficeHours } from "../../console/settings/wardSetting.js";
import type { Say } from "../../conversation/phrases.js";
import { dateIn } from "../../guide/dateWords.js";
import type { Language } from "../../language.js";
import { isOpen, nextOpening } from "../../talk/officeHours.js";
import { ageOf, clockTime, type QueueReading } from "./queueReading.js";

export interface QueueCounter {
  name: string;
  /** 待っている人: 8人 */
  facts: readonly string[];
  /** 「10:42現在」; of an old one: that it is not how it is now. */
  time: string;
  fresh: boolean;
}

/** What can be told, what is now first; nothing of other days. */
export function queueCounters(readings: readonly QueueReading[], now: Date, say: Say): QueueCounter[] {
  const told = readings.flatMap((reading): QueueCounter[] => {
    const age = ageOf(reading, now);
    if (age === "gone") return [];
    const { name, waiting, minutes, calling, asOf } = reading;
    const time = clockTime(asOf);
    return [
      {
        name,
        facts: [
          ...(waiting === undefined ? [] : [say("queueWaiting", { n: waiting })]),
          ...(minutes === undefined ? [] : [say("queueMinutes", { n: minutes })]),
          ...(calling === undefined ? [] : [say("queueCalling", { number: calling })]),
        ],
        time: say(age === "fresh" ? "queueAsOf" : "queueOld", { time }),
        fresh: age === "fresh",
      },
    ];
  });
  return [...told.filter(({ fresh }) => fresh), ...told.filter(({ fresh }) => !fresh)];
}

/** Undefined while the office is open. */
export function closedWords(hours: OfficeHours, now: Date, say: Say, language: Language): string | undefined {
  if (isOpen(hours, now)) return undefined;
  const next = nextOpening(hours, now);
  return next && say("queueClosed", { date: dateIn(next.date, language), time: next.time });
}
