/** Words of published results in the reader's language. */
import { frameLabel, rangeWords, valueWords } from "../../policy/indicatorWords.js";
import type { PageView } from "../../web/view.js";
import { optionsOf, type Question } from "../question.js";
import type { ChoiceFigure } from "../results/questionResult.js";
import { inLanguage } from "../surveyText.js";
import type { ChartWords } from "./shownFigures.js";

export const people = ({ say }: PageView, count: number): string =>
  say("indicatorPeople", { n: count.toLocaleString("en-US") });

/** 65.8% (349人, 61.7%–69.8%) */
export function figureWords(view: PageView, figure: ChoiceFigure | undefined): string {
  if (figure === undefined) return view.say("resultsHidden");
  if (figure.percent === null) return "―";
  const interval = figure.interval === null ? "" : `, ${rangeWords(figure.interval)}`;
  return `${valueWords(figure.percent, "%")} (${people(view, figure.count)}${interval})`;
}

export function optionWords(question: Question, view: PageView): (key: string) => string {
  const words = new Map(optionsOf(question).map(({ key, text }) => [key, inLanguage(text, view.language)]));
  return (key) => words.get(key) ?? key;
}

export const chartWords = (question: Question, view: PageView): ChartWords => ({
  text: inLanguage(question.text, view.language),
  option: optionWords(question, view),
  frame: (frame) => frameLabel(view.say, frame),
  untold: view.say("resultsHidden"),
});
