/** How confidence follows from a ranking, learned from questions of others: written by `npm run calibrate`, never by hand. */
import type { ConfidenceSigns } from "./confidence.js";

export const confidenceFit: Readonly<Record<keyof ConfidenceSigns, number>> = {
  constant: 0.589,
  score: -0.01,
  share: 0.509,
  lead: 0.584,
  coverage: 0.516,
  strange: -0.622,
  abroad: -0.488,
  own: 0.391,
};
