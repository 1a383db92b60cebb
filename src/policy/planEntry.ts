/**
 * Plan entry (記入): what staff write into a plan's form over the year. Every version stays, with who and when; where
 * nothing has been written, what the plan's own document says stands.
 */
export const planFields = [
  /** 自己評価 */
  "selfEvaluation",
  /** 今後の方針 */
  "wayForward",
  /** 実績 in words, beside the figures */
  "results",
  /** 進捗状況 */
  "progressStatus",
  /** 課題 */
  "issues",
  /** 方向性 */
  "directions",
] as const;
export type PlanField = (typeof planFields)[number];

/** What the form knows of a node: the whole plan, an issue, an aimed-at outcome, an initiative, an indicator. */
const nodeKinds = ["plan", "issue", "outcome", "initiative", "indicator"] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** Which fields staff fill in where: the columns of the forms of 令和6年度 (year's end) and 令和7年度 (mid-year). */
export const fieldsOf: Readonly<Record<NodeKind, readonly PlanField[]>> = {
  plan: ["selfEvaluation", "wayForward"],
  issue: ["selfEvaluation", "wayForward"],
  outcome: [],
  initiative: ["results", "progressStatus", "issues", "directions"],
  indicator: ["progressStatus"],
};

export interface PlanEntry {
  /** Kind and id, such as `initiative:2-1-2`; `plan:` of the whole plan. */
  node: string;
  field: PlanField;
  text: string;
  /** Name of the staff member; undefined where the demo or an import wrote it. */
  by: string | undefined;
  at: Date;
}

export const nodeKey = (kind: NodeKind, id = ""): string => `${kind}:${id}`;

/** The newest text of each field; entries come oldest first. */
export function newestEntries(entries: readonly PlanEntry[]): ReadonlyMap<string, PlanEntry> {
  return new Map(entries.map((entry) => [`${entry.node}|${entry.field}`, entry]));
}
