/**
 * What a survey measured: a measure's counts in one frame as an indicator's reading, with all that must stand beside
 * the share. Frames are never mixed: each gives a reading of its own.
 */
import type { Frame, Indicator } from "../../policy/indicator.js";
import type { Reading } from "../../policy/reading.js";
import type { CivilDate } from "../../time.js";
import { optionsOf } from "../question.js";
import { boundsOf, percentOf, responseRate } from "../statistics/share.js";
import { wilson95 } from "../statistics/wilson.js";
import type { Measure, SurveyDefinition } from "../survey.js";
import type { FrameTally, MeasureTally } from "./tally.js";
import type { Weighing } from "./weighing.js";

/** Below so many answers nothing but their number is shown. */
export const leastAnswers = 10;

export interface SurveyFacts {
  key: string;
  definition: SurveyDefinition;
  version: number;
  answersSha256: string;
  /** First day on which it could be answered. */
  from: CivilDate | null;
  /** Where the frame's tally names no day. */
  asOf: CivilDate;
  /**
   * Whether the weighted share is public: when no more answers come in (it would move by a single answer's age and sex),
   * and no table by age or sex stands beside it (publish/weightsOrBreakdowns.ts).
   */
  tellsWeights: boolean;
}

/** Sentences that readers see; they come from a file of words. */
export interface MeasuredWords {
  /** 「回答した保護者」, or, where the indicator does not accept the frame, whose answers they are: 「LINE登録者の回答」. */
  scope(population: string, frame: Frame, accepted: boolean): string;
  source(title: string, version: number, from: CivilDate | null, asOf: CivilDate): string;
  /** 「『そう思う』『どちらかといえばそう思う』と答えた人」 */
  rule(rule: RuleTexts): string;
  /** What the weights are made of: the population's source and day, and whose answers have one. */
  weights(of: Pick<Extract<Weighing, { kind: "weighted" }>, "source" | "asOf" | "method">): string;
}

export interface RuleTexts {
  question: string;
  numerator: readonly string[];
  /** Choices of the question that are counted on neither side. */
  leftOut: readonly string[];
  subgroup: readonly { question: string; choices: readonly string[] }[];
}

type Measured = Pick<Indicator, "population" | "acceptsFrames">;

/** Undefined where nobody has answered yet: there is nothing to read. */
export function measuredReading(
  measure: Measure,
  counted: MeasureTally,
  frame: FrameTally,
  facts: SurveyFacts,
  indicator: Measured,
  words: MeasuredWords,
): Reading | undefined {
  const { numerator, denominator: n } = counted;
  if (n === 0) return undefined;
  const asOf = lastDay(frame) ?? facts.asOf;
  const accepted = indicator.acceptsFrames.includes(frame.frame);
  const carried = {
    unit: "%",
    scope: words.scope(indicator.population, frame.frame, accepted),
    from: facts.from !== null && facts.from <= asOf ? facts.from : null,
    asOf,
    source: words.source(facts.definition.title.ja, facts.version, facts.from, asOf),
    frame: frame.frame,
    n,
    surveyVersion: facts.version,
    survey: facts.key,
    rule: words.rule(ruleTexts(measure, facts.definition)),
    note: null,
  };
  const nothing = {
    value: null,
    numerator: null,
    sent: null,
    responseRate: null,
    interval95: null,
    bounds: null,
    weighted: null,
  };
  if (n < leastAnswers) return { ...carried, ...nothing, answersSha256: null, suppressed: true };
  const sent = frame.invited;
  return {
    ...carried,
    value: percentOf(numerator, n),
    numerator,
    sent,
    responseRate: responseRate(frame.responses, sent),
    // Of people who came by themselves no sample was drawn: an interval would claim one.
    interval95: frame.everyone || frame.frame === "open" ? null : wilson95(numerator, n, frame.population),
    bounds: boundsOf(numerator, n, sent === null || frame.responses > sent ? null : n + silent(measure, frame, sent)),
    answersSha256: facts.answersSha256,
    weighted: facts.tellsWeights ? weightedOf(counted.weighing, words) : null,
    suppressed: false,
  };
}

function weightedOf(weighing: MeasureTally["weighing"], words: MeasuredWords): Reading["weighted"] {
  if (weighing?.kind !== "weighted") return null;
  const { value, designEffect } = weighing;
  return { value, designEffect, source: words.weights(weighing) };
}

/**
 * Who might have answered the question and did not: those who sent no response, left it blank, or answered a version
 * that asked it in other words. Whether they belong to a subgroup is unknown, so that all of them may: bounds are
 * never too narrow.
 */
export function silent(measure: Pick<Measure, "question">, frame: FrameTally, sent: number): number {
  const asked = frame.questions[measure.question];
  const blank = asked ? asked.asked - asked.answered : 0;
  return sent - frame.responses + blank + (frame.otherVersions[measure.question] ?? 0);
}

/** The day of the newest response: counting again later, after closing or in another year, leaves the date alone. */
function lastDay(frame: FrameTally): CivilDate | undefined {
  return Object.keys(frame.byDay).toSorted().at(-1);
}

function ruleTexts(measure: Measure, definition: SurveyDefinition): RuleTexts {
  const asked = (id: string) => {
    const found = definition.questions.find((one) => one.id === id);
    if (!found) throw new Error(`the survey measures a question that it does not ask: ${id}`);
    return found;
  };
  const texts = (id: string, keep: (key: string) => boolean) =>
    optionsOf(asked(id)).flatMap((option) => (keep(option.key) ? [option.text.ja] : []));
  return {
    question: asked(measure.question).text.ja,
    numerator: texts(measure.question, (key) => measure.numerator.includes(key)),
    leftOut: texts(measure.question, (key) => !measure.denominator.includes(key)),
    subgroup: measure.subgroup.map(({ question, choices }) => ({
      question: asked(question).text.ja,
      choices: texts(question, (key) => choices.includes(key)),
    })),
  };
}
