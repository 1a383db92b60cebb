/**
 * Listwise regression: weights under which the right entries of a question get the greatest share of all likeness.
 * The likelihood of a softmax over each question's candidates, climbed by Adam: the same result every time.
 */

/** A question with the evidence for each candidate. */
export interface Example {
  /** Questions of one group are left out together when it is measured. */
  group: string;
  rows: readonly Float64Array[];
  right: readonly boolean[];
}

export interface Learning {
  /** Where the weights start, and what they are pulled to. */
  prior: Float64Array;
  /** How strongly: 0.01 lets a few hundred questions move them by about 1. */
  pull: number;
  /** Weights that may change; what is for an entry is never turned against it. */
  free: readonly boolean[];
  steps: number;
}

const rate = 0.15;
const momentum = 0.9;
const scaleMemory = 0.99;
/** In the last part the steps are short, so that it settles. */
const settle = { from: 0.7, rate: 0.25 } as const;

export function learnWeights(examples: readonly Example[], { prior, pull, free, steps }: Learning): Float64Array {
  const width = prior.length;
  const weights = Float64Array.from(prior);
  const slope = new Float64Array(width);
  const mean = new Float64Array(width);
  const scale = new Float64Array(width);
  const useful = examples.filter(({ right }) => right.includes(true) && right.includes(false));
  for (let step = 1; step <= steps; step += 1) {
    slope.fill(0);
    for (const example of useful) addSlope(example, weights, slope);
    const length = rate * (step < steps * settle.from ? 1 : settle.rate);
    for (let i = 0; i < width; i += 1) {
      if (!free[i]) continue;
      const down = (slope[i] ?? 0) / useful.length + pull * ((weights[i] ?? 0) - (prior[i] ?? 0));
      mean[i] = momentum * (mean[i] ?? 0) + (1 - momentum) * down;
      scale[i] = scaleMemory * (scale[i] ?? 0) + (1 - scaleMemory) * down * down;
      const steadied = (mean[i] ?? 0) / (1 - momentum ** step);
      const spread = Math.sqrt((scale[i] ?? 0) / (1 - scaleMemory ** step)) + 1e-8;
      weights[i] = Math.max(0, (weights[i] ?? 0) - (length * steadied) / spread);
    }
  }
  return weights;
}

/** Likelihood of the right ones, as a slope: shares of all minus shares among the right. */
function addSlope({ rows, right }: Example, weights: Float64Array, slope: Float64Array): void {
  const shares = rows.map((row) => scoreOf(row, weights));
  const highest = Math.max(...shares);
  let all = 0;
  let ofRight = 0;
  for (let i = 0; i < shares.length; i += 1) {
    const share = Math.exp((shares[i] ?? 0) - highest);
    shares[i] = share;
    all += share;
    if (right[i]) ofRight += share;
  }
  rows.forEach((row, index) => {
    const share = shares[index] ?? 0;
    const pushed = share / all - (right[index] ? share / ofRight : 0);
    if (Math.abs(pushed) < 1e-5) return;
    for (let i = 0; i < row.length; i += 1) slope[i] = (slope[i] ?? 0) + pushed * (row[i] ?? 0);
  });
}

export function scoreOf(row: Float64Array, weights: Float64Array): number {
  let score = 0;
  for (let i = 0; i < row.length; i += 1) score += (weights[i] ?? 0) * (row[i] ?? 0);
  return score;
}

/** Share of the questions whose first entry is a right one. */
export function firstRight(examples: readonly Example[], weights: Float64Array): number {
  let hits = 0;
  for (const { rows, right } of examples) {
    let best = -1;
    let highest = Number.NEGATIVE_INFINITY;
    rows.forEach((row, index) => {
      const score = scoreOf(row, weights);
      if (score > highest) [best, highest] = [index, score];
    });
    if (right[best]) hits += 1;
  }
  return examples.length > 0 ? hits / examples.length : 0;
}
