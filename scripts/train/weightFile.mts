/** The table of weights, as the file that the ranker imports. */
import { evidenceNames } from "../../src/guide/evidence.js";

export interface LearnedWeights {
  asked: Float64Array;
  abroad: Float64Array;
  plain: Float64Array;
}

/** More digits would be chance. */
const digits = 2;

export function weightFile({ asked, abroad, plain }: LearnedWeights): string {
  const table = (weights: Float64Array) =>
    evidenceNames.map((name, place) => `  ${name}: ${Number((weights[place] ?? 0).toFixed(digits))},`).join("\n");
  return `/** Weights of the ranker, learned from our own content: written by \`npm run train\`, never by hand. */
import type { EvidenceName } from "./evidence.js";

export type Weights = Readonly<Record<EvidenceName, number>>;

/** Where entries have ways of asking, written by people. */
export const askedWeights: Weights = {
${table(asked)}
};

/** The same in other languages than Japanese, where the Japanese ways of asking speak by their concepts alone. */
export const abroadWeights: Weights = {
${table(abroad)}
};

/** Where a list has questions and answers alone. */
export const plainWeights: Weights = {
${table(plain)}
};
`;
}
