/** What a ward's guide can be asked for: its own entries, those of other wards, services found elsewhere, and nothing. */
import { type Concept, type ConceptLanguage, createConceptFinder } from "./concepts.js";
import type { Elsewhere } from "./elsewhere.js";
import { emptyLexicon, type Lexicon } from "./lexicon.js";
import type { Candidate } from "./matchEvidence.js";
import type { FeatureReader } from "./matchFeatures.js";
import { createReadings } from "./readings.js";
import { sharedReader } from "./sharedReader.js";
import { notHere, noWays, type WaysById, waysOf } from "./sharedWays.js";
import type { Topic } from "./topic.js";

export interface GuideWard {
  id: string;
  topics: readonly Topic[];
}

/** What the guides of all wards share. */
export interface GuideShared {
  elsewhere: readonly Elsewhere[];
  /** `content/common/synonyms.yaml`; without them only shared words count. */
  concepts?: readonly Concept[];
  /** Ways of asking that hold in every ward. */
  ways?: WaysById;
  /** What is asked and nobody here answers. */
  notHere?: WaysById;
  /** How Japanese is read; without it only what the easy texts show. */
  lexicon?: Lexicon;
}

export interface GuideSources extends GuideShared {
  ward: GuideWard;
  others: readonly GuideWard[];
}

export interface ReadableCandidates {
  candidates: Candidate[];
  read: FeatureReader;
}

/**
 * Ids: `childcare.consult` of the ward itself, `suminoe/watchover.school-course` of another, `elsewhere.garbage`.
 * An id means one wish in every ward, so an entry is also found by the ways of asking of its namesakes.
 */
export function guideCandidates(
  {
    ward,
    others,
    elsewhere,
    concepts = [],
    ways = noWays,
    notHere: unanswered = noWays,
    lexicon = emptyLexicon,
  }: GuideSources,
  language: ConceptLanguage,
): ReadableCandidates {
  const topics = [ward, ...others].flatMap((one) => one.topics);
  const japanese = language === "ja" ? undefined : createConceptFinder(concepts, "ja");
  const foreign = (phrases: readonly string[]) => (japanese ? phrases.map((phrase) => japanese.find(phrase)) : []);

  const shared = (id: string, asked: ConceptLanguage) => waysOf(ways, id, asked);
  const groups = new Map<string, { id: string; topics: Topic[] }>();
  for (const one of [ward, ...others]) {
    for (const topic of one.topics) {
      const group = groups.get(topic.id);
      if (group) group.topics.push(topic);
      else groups.set(topic.id, { id: one === ward ? topic.id : `${one.id}/${topic.id}`, topics: [topic] });
    }
  }
  const candidates: Candidate[] = [...groups.values()].map(({ id, topics: namesakes }) => {
    const [own] = namesakes;
    const text = own?.text[language];
    return {
      id,
      phrases: [
        ...new Set([
          ...namesakes.flatMap((topic) => [topic.text[language].title, ...topic.ask[language]]),
          ...shared(own?.id ?? "", language),
        ]),
      ],
      body: text ? [text.answer, text.details, ...(text.points ?? [])].join(" ") : "",
      foreign: foreign([
        ...namesakes.flatMap((topic) => [topic.text.ja.title, ...topic.ask.ja]),
        ...shared(own?.id ?? "", "ja"),
      ]),
    };
  });
  for (const service of elsewhere) {
    candidates.push({
      id: service.id,
      phrases: [service.name[language], ...service.ask[language], ...shared(service.id, language)],
      body: "",
      foreign: foreign([service.name.ja, ...service.ask.ja, ...shared(service.id, "ja")]),
    });
  }
  for (const theme of unanswered.keys()) {
    candidates.push({
      id: `${notHere}${theme}`,
      phrases: waysOf(unanswered, theme, language),
      body: "",
      foreign: foreign(waysOf(unanswered, theme, "ja")),
    });
  }
  // In an order that is the same for every ward.
  const all = [ward, ...others].sort((one, other) => (one.id < other.id ? -1 : 1)).flatMap((one) => one.topics);
  const sources = [elsewhere, ways, unanswered, lexicon, ...all];
  const gather = () =>
    createReadings({
      asked: candidates.flatMap(({ phrases }) => phrases),
      told: [...candidates.map(({ body }) => body), ...concepts.flatMap(({ ja }) => ja)],
      annotated: topics.flatMap(({ text }) => [text.easy.title, text.easy.answer, text.easy.details ?? ""]),
      lexicon,
    });
  return { candidates, read: sharedReader(concepts, language, sources, language === "ja" ? gather : undefined) };
}
