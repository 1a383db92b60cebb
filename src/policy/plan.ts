/**
 * Ward policy plan (運営方針): the yearly document of a ward: what it wants to be, its management issues (経営課題),
 * the strategies and initiatives against them, and the indicators by which it wants to be measured.
 *
 * One shape holds the forms of different years; what a document leaves blank stays empty here, with a note.
 */
import { z } from "zod";
import type { Indicator } from "./indicator.js";
import type { Initiative } from "./initiative.js";
import { managementIssue } from "./managementIssue.js";
import { correction, phrase, phrases, wording, wordingNote } from "./planText.js";

const planFields = z.strictObject({
  id: z.string().regex(/^[a-z]+-[a-z0-9]+$/),
  ward: z.string().regex(/^[a-z]+$/),
  /** The year in which the fiscal year begins: 2024 for 令和6年度. */
  fiscalYear: z.int(),
  /** Why this year, where the document itself names none. */
  fiscalYearNote: phrase.optional(),
  title: phrase,
  titleAsPrinted: phrase.optional(),
  /** 素案, 案, 計画 …, and which columns were filled. */
  status: phrase,
  asOf: z.iso.date().optional(),
  head: z.strictObject({ role: phrase, name: phrase }).nullable(),
  /** What the document is, what it covers and what this file took over in its own words. */
  sourceNote: phrase,
  /** 区の目標, 区の使命, 区運営の基本的な考え方（区長の方針）; null where the document has none. */
  goal: wording.nullable(),
  mission: wording.nullable(),
  approach: wording.nullable(),
  /** Numbered headings (基本方針１ …) over the issues. */
  basicPolicies: z.array(z.strictObject({ id: phrase, heading: phrase, title: phrase })).default([]),
  issues: z.array(managementIssue).min(1),
  /** Said where the document has no indicator, or no budget, at all. */
  indicatorsNote: phrase.optional(),
  budgetsNote: phrase.optional(),
  /** The marks that the document's form defines for the end of the year. */
  marks: z.strictObject({ scale: z.literal("ward-form-AB"), A: phrase, B: phrase, note: phrase }).optional(),
  /** 市政改革計画に基づく取組. */
  reformItems: z.array(z.strictObject({ section: phrase, title: phrase, actions: phrases.min(1) })).default([]),
  /** 自己評価 and 今後の方針, where the document is filled in. */
  selfEvaluation: phrase.nullable(),
  wayForward: phrase.nullable(),
  /** Parts of the form that the document leaves blank or does not have. */
  blanks: phrases.default([]),
  corrections: z.array(correction).default([]),
  wordingNotes: z.array(wordingNote).default([]),
});

/** An indicator with the place where the plan hangs it. */
export interface PlacedIndicator {
  indicator: Indicator;
  level: "outcome" | "activity";
  issue: string;
  outcome: string | null;
  initiative: string | null;
}

/** Every indicator of a plan, in the document's order. */
export function placedIndicators(plan: Pick<Plan, "issues">): PlacedIndicator[] {
  const activities = (initiatives: Initiative[], issue: string, outcomeId: string | null): PlacedIndicator[] =>
    initiatives.flatMap((it) =>
      it.indicators.map((found) => ({
        indicator: found,
        level: "activity",
        issue,
        outcome: outcomeId,
        initiative: it.id,
      })),
    );
  const outcomes = (found: Indicator[], issue: string, outcomeId: string | null): PlacedIndicator[] =>
    found.map((it) => ({ indicator: it, level: "outcome", issue, outcome: outcomeId, initiative: null }));

  return plan.issues.flatMap((issue) => [
    ...outcomes(issue.indicators, issue.id, null),
    ...issue.strategies.flatMap((it) => activities(it.initiatives, issue.id, null)),
    ...issue.outcomes.flatMap((it) => [
      ...outcomes(it.indicators, issue.id, it.id),
      ...activities(it.initiatives, issue.id, it.id),
    ]),
  ]);
}

/** Every initiative of a plan, in the document's order. */
export function initiativesOf(plan: Pick<Plan, "issues">): Initiative[] {
  return plan.issues.flatMap((issue) => [...issue.strategies, ...issue.outcomes].flatMap((it) => it.initiatives));
}

const repeated = (ids: string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

export const plan = planFields.superRefine((it, context) => {
  const complain = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  const indicatorIds = placedIndicators(it).map((placed) => placed.indicator.id);
  const budgets = [...it.issues, ...initiativesOf(it)].flatMap((part) => part.budgets);

  if (!it.id.startsWith(`${it.ward}-`)) complain("id", `does not begin with the ward: ${it.ward}-`);
  for (const id of indicatorIds)
    if (!id.startsWith(`${it.id}-`)) complain("issues", `indicator ${id} is not ${it.id}-…`);
  for (const id of repeated(indicatorIds)) complain("issues", `two indicators are ${id}`);
  for (const id of repeated(it.issues.map((issue) => issue.id))) complain("issues", `two issues are ${id}`);
  for (const id of repeated(initiativesOf(it).map((part) => part.id))) complain("issues", `two initiatives are ${id}`);
  for (const issue of it.issues) {
    if (issue.basicPolicy !== undefined && !it.basicPolicies.some((policy) => policy.id === issue.basicPolicy)) {
      complain("issues", `issue ${issue.id} stands under an unknown basic policy ${issue.basicPolicy}`);
    }
  }
  if ((indicatorIds.length === 0) !== (it.indicatorsNote !== undefined)) {
    complain("indicatorsNote", "is for a plan without any indicator, and such a plan needs it");
  }
  if ((budgets.length === 0) !== (it.budgetsNote !== undefined)) {
    complain("budgetsNote", "is for a plan without any budget, and such a plan needs it");
  }
});
export type Plan = z.infer<typeof planFields>;
