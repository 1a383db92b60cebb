/** What the indicators of plans are called, by id: staff read their wording, not their ids. */
import { type Plan, placedIndicators } from "./plan.js";

export type IndicatorTexts = ReadonlyMap<string, string>;

export const indicatorTexts = (plans: Iterable<Pick<Plan, "issues">>): IndicatorTexts =>
  new Map([...plans].flatMap(placedIndicators).map(({ indicator }) => [indicator.id, indicator.text]));
