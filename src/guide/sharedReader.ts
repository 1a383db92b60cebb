/**
 * How texts are read, shared by the guides of all wards: they compare the same thousands of ways of asking, so each
 * is read once, and the readings of Japanese are gathered once. Kept while memory allows.
 */
import { type Concept, type ConceptLanguage, createConceptFinder } from "./concepts.js";
import { createFeatureReader, type FeatureReader, type TextFeatures } from "./matchFeatures.js";
import type { Readings } from "./readings.js";

/** What was read of the content with these concepts, by language. */
interface Memory {
  texts: WeakRef<Map<string, TextFeatures>>;
  readings: WeakRef<{ of: readonly unknown[]; readings: Readings }> | undefined;
}

const memories = new WeakMap<readonly Concept[], Map<ConceptLanguage, Memory>>();

/**
 * @param sources what the readings are gathered from: as long as each is the same, so are they
 * @param gather the readings of Japanese; undefined in other languages
 */
export function sharedReader(
  concepts: readonly Concept[],
  language: ConceptLanguage,
  sources: readonly unknown[],
  gather: (() => Readings) | undefined,
): FeatureReader {
  const byLanguage = memories.get(concepts) ?? new Map<ConceptLanguage, Memory>();
  memories.set(concepts, byLanguage);
  const memory = byLanguage.get(language);
  const texts = memory?.texts.deref() ?? new Map<string, TextFeatures>();
  const kept = memory?.readings?.deref();
  const same = kept && kept.of.length === sources.length && sources.every((source, index) => source === kept.of[index]);
  const readings = same ? kept.readings : gather?.();
  byLanguage.set(language, {
    texts: new WeakRef(texts),
    readings: readings && new WeakRef({ of: sources, readings }),
  });
  return createFeatureReader(language, createConceptFinder(concepts, language), readings, texts);
}
