/** The nodes of a plan that staff write about, in the document's order, with what to call each. */
import { initiativesOf, type Plan, placedIndicators } from "../plan.js";
import { fieldsOf, type NodeKind, nodeKey, type PlanField } from "../planEntry.js";

export interface PlanNode {
  key: string;
  kind: NodeKind;
  /** 「経営課題1-(1) 地域コミュニティの活性化」 */
  name: string;
  fields: readonly PlanField[];
}

export function planNodes(plan: Pick<Plan, "issues" | "title">): PlanNode[] {
  const node = (kind: NodeKind, id: string, name: string): PlanNode => ({
    key: nodeKey(kind, id),
    kind,
    name,
    fields: fieldsOf[kind],
  });
  const indicatorsOf = (keep: (placed: ReturnType<typeof placedIndicators>[number]) => boolean) =>
    placedIndicators(plan)
      .filter(keep)
      .map(({ indicator }) => node("indicator", indicator.id, indicator.text));
  return [
    node("plan", "", plan.title),
    ...plan.issues.flatMap((issue) => [
      node("issue", issue.id, `${issue.heading} ${issue.title}`),
      ...indicatorsOf((placed) => placed.issue === issue.id && placed.initiative === null),
      ...initiativesOf({ issues: [issue] }).flatMap((initiative) => [
        node("initiative", initiative.id, `${initiative.id} ${initiative.title}`),
        ...indicatorsOf((placed) => placed.issue === issue.id && placed.initiative === initiative.id),
      ]),
    ]),
  ];
}
