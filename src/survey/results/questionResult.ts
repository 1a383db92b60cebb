/**
 * Result of a question (設問の集計結果): what share of those who answered chose what, frame by frame. Frames stand
 * beside each other and are never added up: who was asked differs between them.
 */
import type { Frame } from "../../policy/indicator.js";
import { optionsOf, type Question } from "../question.js";
import { percentOf, type Range, responseRate } from "../statistics/share.js";
import { wilson95 } from "../statistics/wilson.js";
import type { SurveyDefinition } from "../survey.js";
import type { FrameTally, QuestionTally, SurveyTally } from "../tally/tally.js";
import { isLeftOut } from "./fewAnswers.js";

export interface ChoiceFigure {
  key: string;
  count: number;
  /** Of those who answered; null where nobody did. */
  percent: number | null;
  /** Null where nobody answered, everyone of the population was asked, or nobody was drawn. */
  interval: Range | null;
}

export interface FrameFigures extends Pick<QuestionTally, "asked" | "answered" | "numbers"> {
  frame: Frame;
  /** In the order of the definition. */
  choices: readonly ChoiceFigure[];
  /** Answered in other words by an older version, and so not counted. */
  otherVersions: number;
}

export interface QuestionResult {
  question: Question;
  frames: readonly FrameFigures[];
}

/** Of people who came by themselves no sample was drawn: an interval would claim one. */
export const wasSampled = ({ frame, everyone }: Pick<FrameTally, "frame" | "everyone">): boolean =>
  !everyone && frame !== "open";

export function choiceFigure(
  key: string,
  count: number,
  answered: number,
  whole: Pick<FrameTally, "frame" | "everyone" | "population">,
): ChoiceFigure {
  if (answered === 0) return { key, count, percent: null, interval: null };
  const interval = wasSampled(whole) ? wilson95(count, answered, whole.population) : null;
  return { key, count, percent: percentOf(count, answered), interval };
}

const nothing: QuestionTally = { asked: 0, answered: 0, choices: {}, numbers: null };

export function questionResults(definition: SurveyDefinition, { frames }: SurveyTally): QuestionResult[] {
  const told = frames.filter((frame) => !isLeftOut(frame));
  return definition.questions.map((question) => ({
    question,
    frames: told.map((tally) => {
      const { asked, answered, choices, numbers } = tally.questions[question.id] ?? nothing;
      return {
        frame: tally.frame,
        asked,
        answered,
        numbers,
        choices: optionsOf(question).map(({ key }) => choiceFigure(key, choices[key] ?? 0, answered, tally)),
        otherVersions: tally.otherVersions[question.id] ?? 0,
      };
    }),
  }));
}

export interface FrameSummary {
  frame: Frame;
  responses: number;
  invited: number | null;
  responseRate: number | null;
  population: number | null;
  everyone: boolean;
}

export const frameSummaries = ({ frames }: SurveyTally): FrameSummary[] =>
  frames.map(({ frame, responses, invited, population, everyone }) => ({
    frame,
    responses,
    invited,
    responseRate: responseRate(responses, invited),
    population,
    everyone,
  }));
