/** Works out the effect of new ways of asking on a ward's guide, in slices, and keeps what it found for that guide. */
import type { Content, WardContent } from "../../content.js";
import type { Language } from "../../language.js";
import type { ConceptLanguage } from "../concepts.js";
import type { Guide } from "../guide.js";
import { askedIn, type PhraseChange } from "../layerChange.js";
import { questionCases, wayCases } from "./effectCases.js";
import { type Case, compareCases, compareOpen, rivalOf, type Shown, shownFor, type WayEffect } from "./wayEffect.js";

export interface WayEffectDeskOptions {
  /** As residents meet it now. */
  content(): Content;
  /** The ward with ways of asking added, and a guide of its own. */
  withPhrases(content: Content, ward: WardContent, phrases: readonly PhraseChange[]): WardContent;
  /** Lets others have their turn; some milliseconds of work lie between two. */
  pause?(): Promise<void>;
}

interface Question {
  text: string;
  language: Language;
}

/** A question that waits for an answer; its text is not kept here. */
interface OpenQuestion extends Question {
  id: string;
}

export type WayEffectDesk = ReturnType<typeof createWayEffectDesk>;

const casesAtOnce = 40;
/** Of one guide: so many suggestions are looked at while it lasts. */
const keptEffects = 50;

const nextTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

export function createWayEffectDesk({ content, withPhrases, pause = nextTurn }: WayEffectDeskOptions) {
  /** By the version of the ward they were found with: a changed content has another one, and these go with the old. */
  const befores = new WeakMap<WardContent, Map<string, Shown>>();
  const effects = new WeakMap<WardContent, Map<string, Promise<WayEffect>>>();

  /** @param known what has been found out before, by the question */
  async function shownForAll(
    guide: Guide,
    cases: readonly Question[],
    known = new Map<string, Shown>(),
  ): Promise<Shown[]> {
    const all: Shown[] = [];
    let asked = 0;
    for (const { text, language } of cases) {
      const key = `${language} ${text}`;
      const found = known.get(key);
      if (!found && asked++ % casesAtOnce === 0) await pause();
      const shown = found ?? shownFor(guide, text, language);
      known.set(key, shown);
      all.push(shown);
    }
    return all;
  }

  async function work(
    ward: WardContent,
    phrases: readonly PhraseChange[],
    open: readonly OpenQuestion[],
  ): Promise<WayEffect> {
    const now = content();
    const after = withPhrases(now, ward, phrases).guide;
    const known = befores.get(ward) ?? new Map<string, Shown>();
    befores.set(ward, known);
    const languages = [...new Set(phrases.map(({ language }) => language))];
    const score = async (cases: readonly Case[]) =>
      compareCases(cases, await shownForAll(ward.guide, cases, known), await shownForAll(after, cases));
    const questions = languages.flatMap((language) => questionCases(ward.evaluation, language));
    const ways = languages.flatMap((language) => wayCases(ward.topics, now.ways, language, textsIn(phrases, language)));
    const waiting = open.filter(({ language }) => languages.includes(askedIn(language)));
    return {
      questions: await score(questions),
      ways: await score(ways),
      open: compareOpen(await shownForAll(ward.guide, waiting), await shownForAll(after, waiting)),
      wordings: phrases.map(({ entry, text, language }) => ({
        text,
        language,
        before: shownFor(ward.guide, text, language),
        after: shownFor(after, text, language),
        rival: rivalOf(after, entry, text, language),
      })),
    };
  }

  return {
    /**
     * Of ways of asking added to entries of the ward, all at once.
     * @param open questions that wait for an answer
     */
    effectOf(ward: WardContent, phrases: readonly PhraseChange[], open: readonly OpenQuestion[]): Promise<WayEffect> {
      const known = effects.get(ward) ?? new Map<string, Promise<WayEffect>>();
      effects.set(ward, known);
      const key = JSON.stringify([phrases, open.map(({ id }) => id)]);
      const [oldest] = known.keys();
      if (known.size >= keptEffects && !known.has(key) && oldest !== undefined) known.delete(oldest);
      return kept(known, key, () => work(ward, phrases, open));
    },
  };
}

/** What failed is tried again next time. */
function kept<Key, Value>(known: Map<Key, Promise<Value>>, key: Key, make: () => Promise<Value>): Promise<Value> {
  const found = known.get(key);
  if (found) return found;
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}

const textsIn = (phrases: readonly PhraseChange[], language: ConceptLanguage): string[] =>
  phrases.filter((phrase) => phrase.language === language).map(({ text }) => text);
