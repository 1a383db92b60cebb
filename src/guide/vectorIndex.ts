/** An index of many small weighted texts: how near each is to a question, by cosine and by how much of it they share. */
import type { Features } from "./matchFeatures.js";

export interface Nearness {
  cosine: Float64Array;
  /** Share of the question's weight found in the text. */
  coverage: Float64Array;
  /** Share of the question's weight found anywhere in the texts of an owner. */
  ownerCoverage: Float64Array;
}

export interface VectorIndex {
  compare(question: Features): Nearness;
  /** The texts that have a feature, in rising order. */
  holders(feature: string): readonly number[];
}

interface Posting {
  texts: number[];
  weights: number[];
  /** How many owners have it. */
  owners: number;
  /** The fewer owners, the more it says. */
  rarity: number;
}

const nobody: readonly number[] = [];

/** @param ownerOf which owner text i belongs to, in rising order: rarity is counted over owners */
export function createVectorIndex(texts: readonly Features[], ownerOf: readonly number[], owners: number): VectorIndex {
  const postings = new Map<string, Posting>();
  texts.forEach((features, text) => {
    const owner = ownerOf[text] ?? 0;
    for (const [feature, base] of features) {
      const list = postings.get(feature);
      if (!list) {
        postings.set(feature, { texts: [text], weights: [base], owners: 1, rarity: 0 });
        continue;
      }
      if (ownerOf[list.texts.at(-1) ?? 0] !== owner) list.owners += 1;
      list.texts.push(text);
      list.weights.push(base);
    }
  });
  for (const list of postings.values()) {
    list.rarity = Math.log(1 + (owners - list.owners + 0.5) / (list.owners + 0.5)) + 0.05;
    for (let i = 0; i < list.weights.length; i += 1) list.weights[i] = (list.weights[i] ?? 0) * list.rarity;
  }
  const unseen = Math.log(1 + (owners + 0.5) / 1.5);

  const count = texts.length;
  const lengths = Float64Array.from(texts, (features) => {
    let square = 0;
    for (const [feature, base] of features) {
      const weight = base * (postings.get(feature)?.rarity ?? unseen);
      square += weight * weight;
    }
    return Math.sqrt(square) || 1;
  });

  return {
    holders: (feature) => postings.get(feature)?.texts ?? nobody,
    compare(question) {
      const cosine = new Float64Array(count);
      const coverage = new Float64Array(count);
      const ownerCoverage = new Float64Array(owners);
      let square = 0;
      let total = 0;
      for (const [feature, base] of question) {
        const list = postings.get(feature);
        const weight = base * (list?.rarity ?? unseen);
        square += weight * weight;
        total += weight;
        if (!list) continue;
        let previous = -1;
        for (let i = 0; i < list.texts.length; i += 1) {
          const text = list.texts[i] ?? 0;
          const owner = ownerOf[text] ?? 0;
          if (owner !== previous) ownerCoverage[owner] = (ownerCoverage[owner] ?? 0) + weight;
          previous = owner;
          cosine[text] = (cosine[text] ?? 0) + weight * (list.weights[i] ?? 0);
          coverage[text] = (coverage[text] ?? 0) + weight;
        }
      }
      if (square > 0) {
        const length = Math.sqrt(square);
        for (let text = 0; text < count; text += 1) {
          const shared = coverage[text] ?? 0;
          if (shared === 0) continue;
          cosine[text] = (cosine[text] ?? 0) / (length * (lengths[text] ?? 1));
          coverage[text] = shared / total;
        }
        for (let owner = 0; owner < owners; owner += 1) ownerCoverage[owner] = (ownerCoverage[owner] ?? 0) / total;
      }
      return { cosine, coverage, ownerCoverage };
    },
  };
}
