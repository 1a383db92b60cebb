/** When staff are there, said to a resident. */
import type { OfficeHours } from "../console/settings/wardSetting.js";
import type { Say } from "../conversation/phrases.js";
import { dateIn } from "../guide/dateWords.js";
import type { Language } from "../language.js";
import { isOpen, nextOpening } from "./officeHours.js";

export function officeWords(hours: OfficeHours, now: Date, say: Say, language: Language): string {
  if (isOpen(hours, now)) return say("talkOpenNow", { until: hours.until });
  const next = nextOpening(hours, now);
  return next ? say("talkClosedNow", { date: dateIn(next.date, language), time: next.time }) : say("talkClosed");
}
