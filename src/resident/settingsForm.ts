/** What the page of settings sends, as settings: fields that are missing are not chosen. */
import { z } from "zod";
import { type Language, language } from "../language.js";
import type { CivilDate } from "../time.js";
import { isBirthMonth, mostChildren, type Settings, topicKey, weeklyCap } from "./settings.js";

const list = z
  .union([z.string(), z.array(z.string()).max(50)])
  .default([])
  .catch([])
  .transform((value) => (typeof value === "string" ? [value] : value));

const sent = z.object({
  topic: list,
  town: z.string().catch(""),
  month: list,
  night: z.string().optional(),
  cap: z.string().catch(""),
  stopped: z.string().optional(),
  language: language.optional().catch(undefined),
});

export interface SettingsForm {
  settings: Settings;
  language: Language | undefined;
  /** Months as they were typed that can't be one of a birth. */
  wrongMonths: readonly string[];
}

export function readSettingsForm(body: unknown, towns: readonly string[], today: CivilDate): SettingsForm {
  const form = sent.parse(body ?? {});
  const months = form.month.map((month) => month.trim().normalize("NFKC")).filter((month) => month !== "");
  const [right, wrong] = [true, false].map((is) => months.filter((month) => isBirthMonth(month, today) === is));
  return {
    settings: {
      interests: form.topic.flatMap((key) => topicKey.safeParse(key).data ?? []),
      district: towns.find((town) => town === form.town),
      childMonths: [...new Set(right)].sort().slice(0, mostChildren),
      stopped: form.stopped !== undefined,
      quietHours: form.night !== undefined,
      weeklyCap: weeklyCap.safeParse(form.cap).data,
    },
    language: form.language,
    wrongMonths: wrong ?? [],
  };
}
