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
  /** Weight of a feature: the fewer owners have it, the more it says. */
  rarity(feature: string): number;
}

/** @param ownerOf which owner text i belongs to, in rising order: rarity is counted over owners */
export function createVectorIndex(texts: readonly Features[], ownerOf: readonly number[], owners: number): VectorIndex {
  const holders = new Map<string, Set<number>>();
  texts.forEach((features, text) => {
    for (const feature of features.keys()) {
      const set = holders.get(feature);
      if (set) set.add(ownerOf[text] ?? 0);
      else holders.set(feature, new Set([ownerOf[text] ?? 0]));
    }
  });
  const rarities = new Map(
    [...holders].map(([feature, set]) => [feature, Math.log(1 + (owners - set.size + 0.5) / (set.size + 0.5)) + 0.05]),
  );
  const unseen = Math.log(1 + (owners + 0.5) / 1.5);
  const rarity = (feature: string) => rarities.get(feature) ?? unseen;

  const postings = new Map<string, { texts: number[]; weights: number[] }>();
  const lengths = texts.map((features, text) => {
    let square = 0;
    for (const [feature, base] of features) {
      const weight = base * rarity(feature);
      square += weight * weight;
      const list = postings.get(feature) ?? { texts: [], weights: [] };
      list.texts.push(text);
      list.weights.push(weight);
      postings.set(feature, list);
    }
    return Math.sqrt(square) || 1;
  });

  return {
    rarity,
    compare(question) {
      const cosine = new Float64Array(texts.length);
      const coverage = new Float64Array(texts.length);
      const ownerCoverage = new Float64Array(owners);
      let square = 0;
      let total = 0;
      for (const [feature, base] of question) {
        const weight = base * rarity(feature);
        square += weight * weight;
        total += weight;
        const list = postings.get(feature);
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
        for (let text = 0; text < texts.length; text += 1) {
          cosine[text] = (cosine[text] ?? 0) / (length * (lengths[text] ?? 1));
          coverage[text] = (coverage[text] ?? 0) / total;
        }
        for (let owner = 0; owner < owners; owner += 1) ownerCoverage[owner] = (ownerCoverage[owner] ?? 0) / total;
      }
      return { cosine, coverage, ownerCoverage };
    },
  };
}
