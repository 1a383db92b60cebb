/** How confidence follows from a ranking, learned from questions of others: written by `npm run calibrate`, never by hand. */
import type { ConfidenceSigns } from "./confidence.js";

export const confidenceFit: Readonly<Record<keyof ConfidenceSigns, number>> = {
  constant: 0.676,
  score: 0.028,
  share: 0.323,
  lead: 0.546,
  coverage: 0.109,
  strange: -0.919,
  abroad: -0.291,
  own: 0.459,
};
