/** Title, ways of asking and text of each candidate as one document, to be searched as long texts are. */
import type { Found } from "./evidence.js";
import type { FeatureReader, TextFeatures } from "./matchFeatures.js";
import { createTermIndex, type TermIndex } from "./termIndex.js";
import { joinTerms, type Terms } from "./terms.js";
import { createWordRows, type WordRows } from "./together.js";
import { createVectorIndex, type VectorIndex } from "./vectorIndex.js";

export interface DocumentIndex {
  /** Overwrites what the last question left. */
  search(question: TextFeatures): Found;
  /** Share of the question's pairs of near words that are near in a document too, 0–1. */
  together(document: number, question: TextFeatures): number;
}

interface Parts {
  words: TermIndex;
  characters: TermIndex;
  runs: TermIndex;
  concepts: VectorIndex;
  rows: WordRows;
}

/** The first terms of a text say what it is about: two or three sentences. */
const openingLength = { words: 24, characters: 48, grams: 0 } as const;

/** @param phrases title and ways of asking of each document, as they were read */
export function createDocumentIndex(
  phrases: readonly (readonly TextFeatures[])[],
  bodies: readonly string[],
  read: FeatureReader,
): DocumentIndex {
  const { words, characters, runs, concepts, rows } = partsOf(phrases, bodies, read);
  const room = concepts.room();
  return {
    search: ({ terms, concepts: about }) => ({
      words: words.search(terms.words),
      characters: characters.search(terms.characters),
      runs: runs.search(terms.grams),
      concepts: concepts.compare(about, room),
    }),
    together: (document, { terms }) => rows.share(document, terms.words),
  };
}

/** Apart, so that what was read is let go when all is indexed. */
function partsOf(phrases: readonly (readonly TextFeatures[])[], bodies: readonly string[], read: FeatureReader): Parts {
  const titles = phrases.map((ways) => joinTerms(ways.map(({ terms }) => terms)));
  const texts = bodies.map((body) => {
    const { terms, concepts } = read(body, true);
    return { terms, concepts };
  });
  const indexOf = (kind: keyof Terms) =>
    createTermIndex(
      texts.map(({ terms }, document) => ({
        title: titles[document]?.[kind] ?? [],
        text: terms[kind],
        opening: terms[kind].slice(0, openingLength[kind]),
      })),
    );
  return {
    words: indexOf("words"),
    characters: indexOf("characters"),
    runs: indexOf("grams"),
    concepts: createVectorIndex(
      texts.map(({ concepts }) => concepts),
      Int32Array.from(texts.keys()),
      texts.length,
    ),
    rows: createWordRows(texts.map(({ terms }, document) => [...(titles[document]?.words ?? []), ...terms.words])),
  };
}
