/** Coverage against precision as a picture that can stand alone: what is shown, of how many, and where we stand on it. */
import { curveChart } from "../chart/curveChart.js";
import { percent } from "./count.js";
import { type CoveragePoint, coverage, drawn, pointAt } from "./coverage.js";
import type { Judged } from "./judge.js";

/** Fewer answers than this make a share that jumps with each of them. */
const leastAnswers = 30;

const rules = "Any entry for a question that is not covered counts as wrong. Band: 95 % interval (Wilson).";

/** Which questions these are. */
export interface CurveOrigin {
  /** For those who look at the picture. */
  short: string;
  /** For the description. */
  long: string;
}

export interface CurveThresholds {
  sure: number;
  choices: number;
}

/** @returns SVG text, the same for the same verdicts; undefined where too few questions were answered */
export function coverageCurve(
  all: readonly Judged[],
  origin: CurveOrigin,
  thresholds: CurveThresholds,
): string | undefined {
  const japanese = all.filter(({ asked }) => asked.lang === "ja");
  const curves = [
    { name: "Japanese", of: japanese },
    { name: "all languages", of: japanese.length === all.length ? [] : all },
  ].flatMap(({ name, of }) => {
    const points = coverage(of, thresholds.sure).filter(({ precise }) => precise.whole >= leastAnswers);
    if (points.length === 0) return [];
    const uncovered = of.filter(({ asked }) => asked.kind === "out").length;
    const answerable = points[0]?.covered.whole ?? 0;
    return [{ name: `${name} (${answerable} with an answer, ${uncovered} not covered)`, points }];
  });
  const [first] = curves;
  if (!first) return undefined;
  const marks = [
    { name: "given as sure", at: pointAt(first.points, thresholds.sure), from: thresholds.sure },
    { name: "if every choice were an answer", at: first.points.at(-1), from: thresholds.choices },
  ].flatMap(({ name, at, from }) => (at ? [{ name, at, from }] : []));
  const said = ({ covered, precise }: CoveragePoint) => `${percent(covered)} answered, ${percent(precise)} right`;
  return curveChart({
    notes: [origin.short, rules],
    title: "How many questions are answered, and how many of these answers are right",
    description: [
      `Coverage against precision on ${origin.long}.`,
      ...curves.map(({ name }) => `${name}.`),
      ...marks.map(({ name, at, from }) => `Confidence from ${from}, ${name}: ${said(at)}.`),
      rules,
    ].join(" "),
    x: "questions with an answer that are given one as sure",
    y: "right, of all given",
    curves: curves.map(({ name, points }) => ({ name, points: points.map(drawn) })),
    marks: marks.map(({ name, at, from }) => ({
      ...drawn(at),
      label: `${name}, confidence from ${from}: ${said(at)}`,
    })),
  });
}
