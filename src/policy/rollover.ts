/** Year rollover (年度更新): next year's plan as a draft of this year's: nothing in it claims to be decided. */
import type { Indicator } from "./indicator.js";
import type { Initiative } from "./initiative.js";
import type { Plan } from "./plan.js";
import type { Budget } from "./planText.js";

export interface RolloverWords {
  /** 「令和8年度」 */
  year(fiscalYear: number): string;
  /** 「下書き（令和7年度の方針から引き継いだもの）」 */
  status(from: Plan): string;
  sourceNote(from: Plan): string;
  /** Where next year's amount is not known: 「未定」. */
  amountOpen: string;
}

/**
 * What goes over: goal, issues, strategies, initiatives, indicators with their targets. What does not: readings,
 * progress, marks, self-evaluation. Ids of indicators are new; each says which one it continues.
 * @param year fiscal year of the new plan
 * @param id such as suminoe-r8
 */
export function rollOver(from: Plan, year: number, id: string, words: RolloverWords): Plan {
  const renamed = (old: string) => `${id}${old.slice(from.id.length)}`;
  const indicator = ({ readings: _readings, textAsPrinted: _printed, ...it }: Indicator): Indicator => ({
    ...it,
    id: renamed(it.id),
    continues: it.id,
    readings: [],
  });
  const initiative = ({ progress: _progress, ...it }: Initiative): Initiative => ({
    ...it,
    budgets: budgets(it.budgets),
    indicators: it.indicators.map(indicator),
  });
  /** The two newest years stay as they were, and the new one waits for its amount. */
  function budgets(old: readonly Budget[]): Budget[] {
    const [newest] = old.toSorted((a, b) => b.fiscalYear - a.fiscalYear);
    if (!newest) return [];
    const open: Budget = {
      fiscalYear: year,
      kind: "budget",
      label: newest.label,
      amount: null,
      amountAsPrinted: words.amountOpen,
      unit: newest.unit,
    };
    return [...old.filter(({ fiscalYear }) => fiscalYear >= year - 2 && fiscalYear < year), open];
  }
  const { asOf: _asOf, fiscalYearNote: _note, titleAsPrinted: _printed, ...kept } = from;
  return {
    ...kept,
    id,
    fiscalYear: year,
    title: from.title.replace(words.year(from.fiscalYear), words.year(year)),
    status: words.status(from),
    head: null,
    sourceNote: words.sourceNote(from),
    issues: from.issues.map((issue) => ({
      ...issue,
      budgets: budgets(issue.budgets),
      indicators: issue.indicators.map(indicator),
      strategies: issue.strategies
        // What is over is not carried into a new year.
        .filter(({ ended }) => ended === undefined)
        .map((one) => ({ ...one, initiatives: one.initiatives.map(initiative) })),
      outcomes: issue.outcomes.map((one) => ({
        ...one,
        indicators: one.indicators.map(indicator),
        initiatives: one.initiatives.map(initiative),
      })),
    })),
    selfEvaluation: null,
    wayForward: null,
    blanks: [],
    corrections: [],
    wordingNotes: [],
  };
}
