/** What staff should know about a measure: whether its survey's answers can be the indicator's figure at all. */
import type { Frame } from "../../policy/indicator.js";
import type { PlacedIndicator } from "../../policy/plan.js";
import { optionsOf } from "../question.js";
import type { Measure, SurveyDefinition } from "../survey.js";

export type MeasureRemark =
  | { kind: "unknown-indicator" }
  | { kind: "not-a-survey's" }
  /** None of the survey's frames may be the figure: its answers only stand beside it. */
  | { kind: "no-frame-fits"; accepts: readonly Frame[] }
  /** These stand beside the figure. */
  | { kind: "frames-beside"; frames: readonly Frame[] }
  /** Choices that are not counted at all. */
  | { kind: "left-out"; choices: readonly string[] }
  | { kind: "everyone-counts" }
  /** 「区民の割合」: the figure is about those who answered, and is shown so. */
  | { kind: "claims-residents" };

const claim = /区民(のうち|の割合|の[0-9０-９.．]+\s*[%％])/;

export function measureRemarks(
  { frames, questions }: SurveyDefinition,
  { indicator: id, question, numerator, denominator }: Measure,
  indicators: readonly PlacedIndicator[],
): MeasureRemark[] {
  const placed = indicators.find(({ indicator }) => indicator.id === id);
  if (!placed) return [{ kind: "unknown-indicator" }];
  const { kind, acceptsFrames, text } = placed.indicator;
  if (kind !== "survey") return [{ kind: "not-a-survey's" }];
  const remarks: MeasureRemark[] = [];
  const beside = frames.filter((frame) => !acceptsFrames.includes(frame));
  if (beside.length === frames.length) remarks.push({ kind: "no-frame-fits", accepts: acceptsFrames });
  else if (beside.length > 0) remarks.push({ kind: "frames-beside", frames: beside });
  const asked = questions.find((one) => one.id === question);
  const left = asked ? optionsOf(asked).filter(({ key }) => !denominator.includes(key)) : [];
  if (left.length > 0) remarks.push({ kind: "left-out", choices: left.map(({ text: words }) => words.ja) });
  if (new Set(numerator).size === new Set(denominator).size) remarks.push({ kind: "everyone-counts" });
  if (claim.test(text)) remarks.push({ kind: "claims-residents" });
  return remarks;
}
