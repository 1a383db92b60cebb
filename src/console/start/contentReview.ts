/** What of the ward's content wants a look: texts whose review was due, and texts that nobody has approved. */
import type { WardContent } from "../../content.js";
import { type Language, languages } from "../../language.js";
import type { CivilDate } from "../../time.js";

export interface DueReview {
  entry: string;
  title: string;
  counter: string;
  due: CivilDate;
}

export interface UnapprovedText {
  entry: string;
  title: string;
  languages: readonly Language[];
}

export interface ContentReview {
  /** The longest overdue first. */
  due: readonly DueReview[];
  unapproved: readonly UnapprovedText[];
  /** Texts, one per language. */
  unapprovedCount: number;
}

export function contentReview({ ward, topics }: WardContent, today: CivilDate): ContentReview {
  const entries = [...topics.values()];
  const due = entries
    .filter(({ reviewBy }) => reviewBy < today)
    .map((topic) => ({
      entry: topic.id,
      title: topic.text.ja.title,
      counter: ward.counters[topic.counter as keyof typeof ward.counters]?.name.ja ?? topic.counter,
      due: topic.reviewBy,
    }))
    .sort((a, b) => (a.due < b.due ? -1 : 1));
  const unapproved = entries
    .map((topic) => ({
      entry: topic.id,
      title: topic.text.ja.title,
      languages: languages.filter((language) => !topic.approved[language]),
    }))
    .filter((text) => text.languages.length > 0);
  return { due, unapproved, unapprovedCount: unapproved.reduce((sum, text) => sum + text.languages.length, 0) };
}
