/** Local news as a count of the plan's indicator: what is counted, from when, and how many groups it comes from. */
import type { CountRule } from "../../policy/indicator.js";
import type { Reading } from "../../policy/reading.js";
import type { CivilDate } from "../../time.js";
import { countReading } from "../event/eventCount.js";
import type { NewsYear } from "./newsFigures.js";

export const countsNews = (rule: CountRule | undefined): rule is CountRule => rule?.what === "posts";

export interface NewsCountWords {
  source: string;
  note(from: CivilDate, year: NewsYear): string;
}

/** @param days first day on which a post was approved here, and today */
export function newsReading(
  rule: CountRule,
  unit: string,
  year: NewsYear,
  days: { first: CivilDate; today: CivilDate },
  words: NewsCountWords,
): Reading | undefined {
  // A post is one session of telling; nobody is counted.
  const counted = { fiscalYear: year.fiscalYear, sessions: year.posts, people: 0, unrecorded: 0, fictional: false };
  return countReading(rule, unit, counted, days, { source: words.source, note: (from) => words.note(from, year) });
}
