/**
 * Suggested way of asking (聞き方の提案): a wording of residents, and the entry that they meant by it.
 *
 * What somebody meant is known where they chose an entry after an unsure or wrong answer, and guessed where several
 * asked in vain and all of it comes nearest to one entry. A person decides; nothing is learned without one.
 */
import { type Language, language as languageSchema } from "../../language.js";
import type { ConceptLanguage } from "../concepts.js";
import { alike, likeness, type ReadQuestion, sortIntoGroups } from "../questionGroup.js";
import { type Wording, wordingsOf } from "../questionWording.js";
import { wayKey } from "./wayIndex.js";

/** chosen: among choices. corrected: instead of an answer rated wrong. unanswered: nobody chose, it is the nearest. */
export type EvidenceKind = "chosen" | "corrected" | "unanswered";

/** A question of a resident that speaks for an entry. */
export interface Evidence {
  questionId: string;
  kind: EvidenceKind;
  /** As staff may read it: masked. */
  text: string;
  language: ConceptLanguage;
  entry: string;
  /** Of an unanswered one: the group that staff answer it in. */
  groupId?: string | undefined;
}

export interface WaySuggestion {
  /** Id of its oldest question: the suggestion keeps it while others join. */
  id: string;
  entry: string;
  language: ConceptLanguage;
  /** What was said, the most frequent first. */
  wordings: readonly Wording[];
  asked: Readonly<Record<EvidenceKind, number>>;
  /** Groups of unanswered questions that it speaks of. */
  groups: readonly string[];
  /** What others chose who asked alike, the most frequent first. */
  otherwise: readonly { entry: string; count: number }[];
}

export interface SuggestionRules {
  read(text: string, language: ConceptLanguage): ReadQuestion;
  /** Asked so already, by whatever entry, or staff have decided on it. */
  isSettled(entry: string, language: ConceptLanguage, text: string): boolean;
}

export const askedInAll = ({ asked }: Pick<WaySuggestion, "asked">): number =>
  asked.chosen + asked.corrected + asked.unanswered;

/** @param evidence oldest first @returns the most asked first */
export function suggestionsOf(evidence: readonly Evidence[], { read, isSettled }: SuggestionRules): WaySuggestion[] {
  const told = evidence.map((one) => ({ ...one, read: read(one.text, one.language) }));
  const open = told.filter(({ entry, language, text }) => !isSettled(entry, language, text));
  const byWish = new Map<string, typeof open>();
  for (const one of open) {
    const key = `${one.language} ${one.entry}`;
    byWish.set(key, [...(byWish.get(key) ?? []), one]);
  }
  const found: WaySuggestion[] = [];
  for (const members of byWish.values()) {
    const cluster = sortIntoGroups(
      members.map(({ questionId, read: question }) => ({ id: questionId, read: question })),
      [],
      (first) => first,
    );
    const clusters = new Map<string, typeof members>();
    for (const one of members) {
      const id = cluster.get(one.questionId) ?? one.questionId;
      clusters.set(id, [...(clusters.get(id) ?? []), one]);
    }
    for (const [id, alikes] of clusters) {
      const [first] = alikes;
      if (!first) continue;
      const { entry, language } = first;
      const count = (kind: EvidenceKind) => alikes.filter((one) => one.kind === kind).length;
      const others = told.filter(
        (other) =>
          other.entry !== entry &&
          other.language === language &&
          other.kind !== "unanswered" &&
          alikes.some((one) => likeness(one.read, other.read) >= alike),
      );
      found.push({
        id,
        entry,
        language,
        wordings: wordingsOf(alikes.map((one) => ({ id: one.questionId, text: one.text, language: one.language }))),
        asked: { chosen: count("chosen"), corrected: count("corrected"), unanswered: count("unanswered") },
        groups: [...new Set(alikes.flatMap(({ groupId }) => groupId ?? []))],
        otherwise: tally(others.map((other) => other.entry)),
      });
    }
  }
  return found.sort((one, other) => askedInAll(other) - askedInAll(one) || (one.id < other.id ? -1 : 1));
}

function tally(entries: readonly string[]): { entry: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return [...counts]
    .map(([entry, count]) => ({ entry, count }))
    .sort((one, other) => other.count - one.count || (one.entry < other.entry ? -1 : 1));
}

/** From so many questions on a group that was asked in vain speaks for the entry that it comes nearest to. */
export const leastInGroup = 2;

/**
 * What a group of unanswered questions speaks for: the entry that each of its wordings comes nearest to.
 * Undefined where they disagree, or too few asked.
 */
export function nearestOfGroup(
  questions: readonly { text: string; language: Language }[],
  nearest: (text: string, language: Language) => string | undefined,
): string | undefined {
  if (questions.length < leastInGroup) return undefined;
  const seen = new Map(questions.map(({ text, language }) => [`${language} ${wayKey(text)}`, { text, language }]));
  const entries = new Set([...seen.values()].map(({ text, language }) => nearest(text, language)));
  const [only] = entries;
  return entries.size === 1 ? only : undefined;
}

export const languageOf = (value: string): Language => languageSchema.catch("ja").parse(value);
