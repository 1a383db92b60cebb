/** Verdict (評定): a judged line without its words, as it is saved to be compared with a later version. */
import { z } from "zod";
import type { Placed } from "./groups.js";
import { kinds } from "./question.js";

export const verdict = z.object({
  set: z.string(),
  id: z.string(),
  kind: z.enum(kinds),
  lang: z.string(),
  right: z.boolean(),
  sure: z.boolean(),
  shown: z.boolean(),
  /** What came: `answer childcare.consult`, `choices association.join association.fee`, `none`. */
  came: z.string(),
  confidence: z.number(),
});
export type Verdict = z.infer<typeof verdict>;

export const savedVerdicts = z.object({ evaluation: z.literal(1), verdicts: z.array(verdict) });

export function verdictOf({ set, asked, given, right, sure, shown }: Placed): Verdict {
  const { id, kind, lang } = asked;
  return { set, id, kind, lang, right, sure, shown, came: came(given), confidence: given.confidence };
}

const came = ({ kind, entry, choices }: Placed["given"]): string =>
  [kind, ...(choices.length > 0 ? choices : entry === null ? [] : [entry])].join(" ");

/** One verdict per line: small enough to keep, and two of them can be laid side by side. */
export function writeVerdicts(all: readonly Placed[]): string {
  const lines = all.map((one) => JSON.stringify(verdictOf(one)));
  return `{"evaluation":1,"verdicts":[\n${lines.join(",\n")}\n]}\n`;
}
