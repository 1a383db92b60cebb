/**
 * Concepts: words that mean the same to a resident, in every language (`content/common/synonyms.yaml`).
 * A question and a way of asking that share no word still meet in a concept, across languages too.
 */
import { z } from "zod";
import { normalise } from "./text.js";

const wordList = z.array(z.string().min(1));

export const concept = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  ja: wordList,
  en: wordList,
  zh: wordList,
  ko: wordList,
  vi: wordList,
});
export type Concept = z.infer<typeof concept>;
export const conceptFile = z.array(concept);

export type ConceptLanguage = "ja" | "en" | "zh" | "ko" | "vi";

export interface ConceptFinder {
  /**
   * Ids of the concepts a text touches.
   * @param normal the normalised text, where the caller has it already
   */
  find(text: string, normal?: string): ReadonlySet<string>;
}

interface Word {
  text: string;
  concepts: string[];
  /** Whether it is the word there, and not a part of another one that is written alike. */
  mayStand(plain: string, at: number): boolean;
}

export function createConceptFinder(concepts: readonly Concept[], language: ConceptLanguage): ConceptFinder {
  const byStart = new Map<string, Word[]>();
  const known = new Map<string, Word>();
  const runs = new Map<string, string[]>();
  for (const { id, [language]: list } of concepts) {
    for (const raw of list) {
      if (language === "ja" && shortRun.test(raw.normalize("NFKC"))) {
        const run = raw.normalize("NFKC").toLowerCase();
        runs.set(run, [...(runs.get(run) ?? []), id]);
        continue;
      }
      const text = plainFor(normalise(raw), language);
      const word = known.get(text);
      if (word) word.concepts.push(id);
      else if (text.length > 0) {
        const fresh = { text, concepts: [id], mayStand: placeOf(text, language) };
        known.set(text, fresh);
        const start = text.slice(0, 1);
        const sharing = byStart.get(start);
        if (sharing) sharing.push(fresh);
        else byStart.set(start, [fresh]);
      }
    }
  }
  for (const sharing of byStart.values()) sharing.sort((one, other) => other.text.length - one.text.length);

  return {
    find(text, normal = normalise(text)) {
      const plain = plainFor(normal, language);
      const found = new Set<string>();
      let covered = 0;
      for (let at = 0; at < plain.length; at += 1) {
        for (const word of byStart.get(plain[at] ?? "") ?? []) {
          if (!plain.startsWith(word.text, at) || !word.mayStand(plain, at)) continue;
          // A word inside a longer one says nothing of its own: 園 in 公園.
          if (at + word.text.length > covered) {
            for (const id of word.concepts) found.add(id);
            covered = at + word.text.length;
          }
          break;
        }
      }
      if (runs.size > 0) {
        for (const run of text.normalize("NFKC").toLowerCase().match(scriptRun) ?? [])
          for (const id of runs.get(run) ?? []) found.add(id);
      }
      return found;
    },
  };
}

/** バル is not in がんばる, nor AI in "kodomo no aida": short words of one script count only where they stand alone. */
const shortRun = /^([ァ-ヶー]{1,3}|[a-zA-Z0-9]{1,4})$/;
const scriptRun = /[ァ-ヶー]+|[a-z0-9]+/g;

const anywhere = () => true;

/** 5歳 is not in 45歳, nor "cat" in "category": an age counts whole, and so do English words of up to three letters. */
function placeOf(text: string, language: ConceptLanguage): Word["mayStand"] {
  if (language === "ja" && /^\d+歳/.test(text)) return (plain, at) => !/\d/.test(plain.charAt(at - 1));
  if (language === "en" && /^ [a-z]{1,3}$/.test(text))
    return (plain, at) => wordEnd.test(plain.slice(at + text.length));
  return anywhere;
}

/** One or many: cats, buses. */
const wordEnd = /^(e?s)?(?![\p{L}\p{N}])/u;

/** Languages with spaces are matched at the start of words, so that "art" is not found in "start". */
function plainFor(plain: string, language: ConceptLanguage): string {
  if (language === "ja" || language === "zh") return plain.replace(/\s+/g, "");
  if (language === "ko") return plain;
  const bare = language === "vi" ? withoutMarks(plain) : plain;
  return ` ${bare.replace(/[^\p{L}\p{N}]+/gu, " ").trim()}`;
}

/** Vietnamese as many type it: without marks. */
export function withoutMarks(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").normalize("NFC");
}
