/** The gate (決め手) at which a decision was taken: what the guide last asked itself before it answered, offered, or did not. */
import { thresholds } from "../guide/confidence.js";
import { isElsewhere } from "../guide/elsewhere.js";
import type { Decision } from "../guide/guide.js";
import type { Ranked } from "../guide/match.js";
import { isNotHere } from "../guide/sharedWays.js";
import { isUnspecific } from "../guide/unspecific.js";

/** @param ranked everything that was compared, best first */
export function decisiveGate(decision: Decision, ranked: readonly Ranked[]): string {
  const { sure } = thresholds;
  const confidence = decision.confidence.toFixed(2);
  switch (decision.kind) {
    case "answer":
      return `sure: confidence ${confidence}, at least ${sure}`;
    case "other-ward":
      return `another ward's entry stood first: ${decision.ward}/${decision.otherEntry}`;
    case "choices":
      if (isUnspecific(ranked, { has: isOwn })) return "unspecific: too little is said to be sure";
      if (decision.confidence < sure) return `choices: confidence ${confidence}, below ${sure}`;
      return "choices: sure enough, but too little of the question is found";
    case "none":
      return silence(decision, ranked[0]);
    default:
      return decision satisfies never;
  }
}

/** Candidates of other wards are written with a slash, the others with a word of their own. */
const isOwn = (id: string): boolean => !(id.includes("/") || isElsewhere(id) || isNotHere(id));

function silence({ elsewhere, confidence }: Decision & { kind: "none" }, first: Ranked | undefined): string {
  if (!first) return "nothing that is written shares a word with it";
  if (elsewhere !== undefined) return `a service elsewhere stood first: ${elsewhere}`;
  if (isNotHere(first.id)) return `what nobody here answers stood first: ${first.id}`;
  if (isElsewhere(first.id)) return "unspecific: a service elsewhere stood first, but too little is said";
  if (first.strange) return "strange word: it names what only services elsewhere deal with";
  return `no entry: confidence ${(1 - confidence).toFixed(2)}, below ${thresholds.choices}`;
}
