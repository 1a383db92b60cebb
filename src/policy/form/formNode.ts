/** A plan as a form sees it: nodes with named fields, and below them their own. */
import type { Indicator } from "../indicator.js";
import type { Initiative, Result } from "../initiative.js";
import type { ManagementIssue, Outcome } from "../managementIssue.js";
import type { Plan } from "../plan.js";
import { type NodeKind, newestEntries, nodeKey, type PlanEntry, type PlanField } from "../planEntry.js";
import type { Budget, Wording } from "../planText.js";

export type FormValue = string | number | null;

/** An indicator's figures as the form prints them. */
export interface FormFigure {
  /** 「65.8%」, or why there is none. */
  value: string;
  /** n, frame, date: what must stand beside a share. */
  beside: string;
  previous: string;
  mark: string;
  progressStatus: string;
  progress: string;
}

export interface FormNode {
  fields: Readonly<Record<string, FormValue>>;
  below: Readonly<
    Partial<Record<"issues" | "outcomes" | "initiatives" | "indicators" | "budgets", readonly FormNode[]>>
  >;
}

/** Words that join what the model keeps apart; Japanese, from beside the pages. */
export interface FormWords {
  year(fiscalYear: number): string;
  target(indicator: Indicator): string;
  bullet(lines: readonly string[]): string;
  /** One line of the column 実績. */
  result(result: Result): string;
  money(budget: Budget): string;
  noFigure: FormFigure;
}

export interface FormModel {
  plan: Plan;
  wardName: string;
  figures: ReadonlyMap<string, FormFigure>;
  /** Oldest first. */
  entries: readonly PlanEntry[];
}

export function formNode(model: FormModel, words: FormWords): FormNode {
  const { plan } = model;
  const written = newestEntries(model.entries);
  const entry = (kind: NodeKind, id: string, field: PlanField, printed: string): string =>
    written.get(`${nodeKey(kind, id)}|${field}`)?.text ?? printed;
  const wording = (it: Wording | null) => (it ? words.bullet([...it.official, ...it.summary]) : "");

  const budgetNode = (it: Budget): FormNode => ({
    fields: {
      "budget.year": words.year(it.fiscalYear),
      "budget.label": it.label,
      "budget.amount": it.amount ?? it.amountAsPrinted ?? "",
      "budget.unit": it.unit,
    },
    below: {},
  });
  const indicatorNode = (it: Indicator): FormNode => {
    const figure = model.figures.get(it.id) ?? words.noFigure;
    return {
      fields: {
        "indicator.id": it.id,
        "indicator.text": it.text,
        "indicator.target": words.target(it),
        "indicator.population": it.population,
        "indicator.value": figure.value,
        "indicator.beside": figure.beside,
        "indicator.previous": figure.previous,
        "indicator.mark": figure.mark,
        "indicator.progress": figure.progress,
        "indicator.progressStatus": entry("indicator", it.id, "progressStatus", figure.progressStatus),
        "indicator.note": it.note ?? "",
      },
      below: {},
    };
  };
  const initiativeNode = (it: Initiative): FormNode => ({
    fields: {
      "initiative.id": it.id,
      "initiative.title": it.title,
      "initiative.actions": words.bullet(it.actions),
      "initiative.results": entry(
        "initiative",
        it.id,
        "results",
        words.bullet((it.progress?.results ?? []).map(words.result)),
      ),
      "initiative.progressStatus": entry("initiative", it.id, "progressStatus", it.progress?.status ?? ""),
      "initiative.issues": entry("initiative", it.id, "issues", words.bullet(it.progress?.issues ?? [])),
      "initiative.directions": entry("initiative", it.id, "directions", words.bullet(it.progress?.directions ?? [])),
      "initiative.asOf": it.progress?.asOf ?? "",
      "initiative.indicators": it.indicators
        .map((one) => `${one.text} ${words.target(one)} ${(model.figures.get(one.id) ?? words.noFigure).value}`)
        .join("\n"),
    },
    below: { indicators: it.indicators.map(indicatorNode), budgets: it.budgets.map(budgetNode) },
  });
  const outcomeNode = (it: Outcome): FormNode => ({
    fields: {
      "outcome.id": it.id,
      "outcome.title": it.title,
      "outcome.period": it.period,
      "outcome.targetState": it.targetState,
      "outcome.strategies": words.bullet(it.strategies),
    },
    below: { indicators: it.indicators.map(indicatorNode), initiatives: it.initiatives.map(initiativeNode) },
  });
  const issueNode = (it: ManagementIssue): FormNode => ({
    fields: {
      "issue.id": it.id,
      "issue.title": it.title,
      "issue.heading": it.heading,
      "issue.vision": it.vision?.text ?? "",
      "issue.statements": words.bullet(it.statements),
      "issue.strategies": words.bullet(
        it.strategies.flatMap(({ title, text }) => [[title, text].filter(Boolean).join(" ")]),
      ),
      "issue.budgets": it.budgets.map(words.money).join("\n"),
      "issue.selfEvaluation": entry("issue", it.id, "selfEvaluation", ""),
      "issue.wayForward": entry("issue", it.id, "wayForward", ""),
    },
    below: {
      indicators: it.indicators.map(indicatorNode),
      outcomes: it.outcomes.map(outcomeNode),
      initiatives: it.strategies.flatMap(({ initiatives }) => initiatives).map(initiativeNode),
      budgets: it.budgets.map(budgetNode),
    },
  });
  return {
    fields: {
      "plan.title": plan.title,
      "plan.ward": model.wardName,
      "plan.year": words.year(plan.fiscalYear),
      "plan.status": plan.status,
      "plan.head": plan.head ? `${plan.head.role} ${plan.head.name}` : "",
      "plan.goal": wording(plan.goal),
      "plan.mission": wording(plan.mission),
      "plan.approach": wording(plan.approach),
      "plan.reformItems": words.bullet(plan.reformItems.map(({ title, actions }) => `${title} ${actions.join(" ")}`)),
      "plan.selfEvaluation": entry("plan", "", "selfEvaluation", plan.selfEvaluation ?? ""),
      "plan.wayForward": entry("plan", "", "wayForward", plan.wayForward ?? ""),
    },
    below: { issues: plan.issues.map(issueNode) },
  };
}

/** Every field that a template may name: those of a plan in which nothing is missing. */
export const formFieldNames: ReadonlySet<string> = new Set([
  ..."title ward year status head goal mission approach reformItems selfEvaluation wayForward"
    .split(" ")
    .map((name) => `plan.${name}`),
  ..."id title heading vision statements strategies budgets selfEvaluation wayForward"
    .split(" ")
    .map((name) => `issue.${name}`),
  ..."id title period targetState strategies".split(" ").map((name) => `outcome.${name}`),
  ..."id title actions results progressStatus issues directions asOf indicators"
    .split(" ")
    .map((name) => `initiative.${name}`),
  ..."id text target population value beside previous mark progress progressStatus note"
    .split(" ")
    .map((name) => `indicator.${name}`),
  ..."year label amount unit".split(" ").map((name) => `budget.${name}`),
]);
