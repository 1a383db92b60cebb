/** The table of weights, as the file that the ranker imports. */
import { evidenceNames } from "../../src/guide/evidence.js";

export interface LearnedWeights {
  asked: Float64Array;
  plain: Float64Array;
}

/** More digits would be chance. */
const digits = 2;

export function weightFile({ asked, plain }: LearnedWeights): string {
  const table = (weights: Float64Array) =>
    evidenceNames.map((name, place) => `  ${name}: ${Number((weights[place] ?? 0).toFixed(digits))},`).join("\n");
  return `/** Weights of the ranker, learned from our own content: written by \`npm run train\`, never by hand. */
import type { EvidenceName } from "./evidence.js";

export type Weights = Readonly<Record<EvidenceName, number>>;

/** Where entries have ways of asking, written by people. */
export const askedWeights: Weights = {
${table(asked)}
};

/** Where a list has questions and answers alone. */
export const plainWeights: Weights = {
${table(plain)}
};
`;
}
