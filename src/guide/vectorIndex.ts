/** An index of many small weighted texts: how near each is to a question, by cosine and by how much of it they share. */
import type { Features } from "./matchFeatures.js";

/** How near every text is to one question: room that is used again for the next. */
export interface Nearness {
  cosine: Float32Array;
  /** Share of the question's weight found in the text. */
  coverage: Float32Array;
  /** Share of the question's weight found anywhere in the texts of an owner. */
  ownerCoverage: Float32Array;
}

export interface VectorIndex {
  room(): Nearness;
  /** @param into is overwritten */
  compare(question: Features, into: Nearness): Nearness;
  /** The texts that have a feature, in rising order. */
  holders(feature: string): Int32Array;
}

/** The texts with one feature, `start` to `end` in the arrays of all. */
interface Posting {
  start: number;
  end: number;
  /** The fewer owners, the more it says. */
  rarity: number;
}

const nobody = new Int32Array(0);
/** Even what every owner has says a little. */
const leastRarity = 0.05;

/** @param ownerOf which owner text i belongs to, in rising order: rarity is counted over owners */
export function createVectorIndex(texts: readonly Features[], ownerOf: Int32Array, owners: number): VectorIndex {
  const rarity = (holders: number) => Math.log(1 + (owners - holders + 0.5) / (holders + 0.5));
  const unseen = rarity(0);
  const count = texts.length;
  const { postings, holders, bases } = post(texts);
  const weights = new Float32Array(bases.length);
  const squares = new Float64Array(count);
  for (const posting of postings.values()) {
    let havers = 0;
    let previous = -1;
    for (let i = posting.start; i < posting.end; i += 1) {
      const owner = ownerOf[holders[i] ?? 0] ?? 0;
      if (owner !== previous) havers += 1;
      previous = owner;
    }
    posting.rarity = rarity(havers) + leastRarity;
    for (let i = posting.start; i < posting.end; i += 1) {
      const weight = (bases[i] ?? 0) * posting.rarity;
      weights[i] = weight;
      const text = holders[i] ?? 0;
      squares[text] = (squares[text] ?? 0) + weight * weight;
    }
  }
  const lengths = Float32Array.from(squares, (square) => Math.sqrt(square) || 1);

  return {
    room: () => ({
      cosine: new Float32Array(count),
      coverage: new Float32Array(count),
      ownerCoverage: new Float32Array(owners),
    }),
    holders(feature) {
      const posting = postings.get(feature);
      return posting ? holders.subarray(posting.start, posting.end) : nobody;
    },
    compare(question, into) {
      const { cosine, coverage, ownerCoverage } = into;
      cosine.fill(0);
      coverage.fill(0);
      ownerCoverage.fill(0);
      let square = 0;
      let total = 0;
      for (const [feature, base] of question) {
        const weight = base * (postings.get(feature)?.rarity ?? unseen);
        square += weight * weight;
        total += weight;
      }
      if (total === 0) return into;
      const length = Math.sqrt(square);
      for (const [feature, base] of question) {
        const posting = postings.get(feature);
        if (!posting) continue;
        const share = (base * posting.rarity) / total;
        const part = (base * posting.rarity) / length;
        let previous = -1;
        for (let i = posting.start; i < posting.end; i += 1) {
          const text = holders[i] ?? 0;
          const owner = ownerOf[text] ?? 0;
          if (owner !== previous) ownerCoverage[owner] = (ownerCoverage[owner] ?? 0) + share;
          previous = owner;
          cosine[text] = (cosine[text] ?? 0) + (part * (weights[i] ?? 0)) / (lengths[text] ?? 1);
          coverage[text] = (coverage[text] ?? 0) + share;
        }
      }
      return into;
    },
  };
}

/** Counts first and fills then, so that all postings lie in two arrays. */
function post(texts: readonly Features[]) {
  const postings = new Map<string, Posting>();
  let all = 0;
  for (const features of texts) {
    for (const feature of features.keys()) {
      const posting = postings.get(feature);
      if (posting) posting.end += 1;
      else postings.set(feature, { start: 0, end: 1, rarity: 0 });
      all += 1;
    }
  }
  let start = 0;
  for (const posting of postings.values()) {
    const holders = posting.end;
    posting.start = start;
    posting.end = start;
    start += holders;
  }
  const holders = new Int32Array(all);
  const bases = new Float32Array(all);
  texts.forEach((features, text) => {
    for (const [feature, base] of features) {
      const posting = postings.get(feature);
      if (!posting) continue;
      holders[posting.end] = text;
      bases[posting.end] = base;
      posting.end += 1;
    }
  });
  return { postings, holders, bases };
}
