/**
 * Learns the danger model from example sentences: multinomial logistic regression, each weight with a step of its own
 * (AdaGrad), always the same from the same sentences in the same order.
 */
import { dangerFeatures, dangerWidth } from "../../src/guide/danger/dangerFeatures.js";
import { type DangerClass, type DangerWeights, dangerClasses } from "../../src/guide/danger/dangerModel.js";
import type { DangerWords } from "../../src/guide/danger/dangerWords.js";

export interface Example {
  text: string;
  kind: DangerClass;
  /** How much it counts: 1 for a sentence written for this. */
  weight: number;
}

export interface DangerTraining {
  rounds: number;
  /** Length of the first steps. */
  rate: number;
  /** How strongly weights are pulled to nought. */
  pull: number;
}

export function trainDanger(
  examples: readonly Example[],
  words: DangerWords,
  { rounds, rate, pull }: DangerTraining,
): DangerWeights {
  const count = dangerClasses.length;
  const weights = new Float32Array(dangerWidth * count);
  const squares = new Float32Array(dangerWidth * count);
  const bias = new Float64Array(count);
  const biasSquares = new Float64Array(count);
  const read = examples.map(({ text, kind, weight }) => ({
    features: dangerFeatures(text, words),
    kind: dangerClasses.indexOf(kind),
    weight,
  }));
  const next = mulberry(1);
  const order = read.map((_, index) => index);
  const sums = new Float64Array(count);
  for (let round = 0; round < rounds; round += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(next() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const index of order) {
      const example = read[index];
      if (!example) continue;
      const { features, kind, weight } = example;
      const share = 1 / Math.sqrt(Math.max(1, features.length));
      sums.set(bias);
      for (const feature of features)
        for (let one = 0; one < count; one += 1) add(sums, one, (weights[feature * count + one] ?? 0) * share);
      const most = Math.max(...sums);
      let all = 0;
      for (let one = 0; one < count; one += 1) all += sums[one] = Math.exp((sums[one] ?? 0) - most);
      for (let one = 0; one < count; one += 1) {
        const slope = weight * ((sums[one] ?? 0) / all - (one === kind ? 1 : 0));
        add(biasSquares, one, slope * slope);
        add(bias, one, (-rate * slope) / Math.sqrt(1 + (biasSquares[one] ?? 0)));
        for (const feature of features) {
          const place = feature * count + one;
          const step = slope * share + pull * (weights[place] ?? 0);
          add(squares, place, step * step);
          add(weights, place, (-rate * step) / Math.sqrt(1e-4 + (squares[place] ?? 0)));
        }
      }
    }
  }
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127;
  return { bias: [...bias], scale, steps: Int8Array.from(weights, (weight) => Math.round(weight / scale)) };
}

function add(all: Float32Array | Float64Array, place: number, more: number): void {
  all[place] = (all[place] ?? 0) + more;
}

/** A small generator of numbers that are the same everywhere. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
