/** Figures of a published question as readers see them: shares of what may be shown, with their intervals. */
import { type BarChart, barChart } from "../../chart/barChart.js";
import type { Frame } from "../../policy/indicator.js";
import { optionsOf, type Question } from "../question.js";
import { type ChoiceFigure, choiceFigure } from "../results/questionResult.js";
import type { ShownQuestion } from "./publication.js";
import type { PublishedResults } from "./publishedResults.js";

export interface ShownFigures {
  frame: Frame;
  shown: ShownQuestion;
  /** In the order of the question's choices; undefined where it is hidden. */
  choices: readonly (ChoiceFigure | undefined)[];
}

/** Frames that tell of the question; undefined ones tell nothing, not even how many answered. */
export function shownFigures(results: PublishedResults, question: Question): ShownFigures[] {
  return results.shown.frames.flatMap(({ frame, questions }) => {
    const shown = questions.find((one) => one.question === question.id);
    const whole = results.frames.find((one) => one.frame === frame);
    if (!shown || !whole) return [];
    const choices = optionsOf(question).map(({ key }) => {
      const count = shown.choices[key] ?? null;
      return count === null ? undefined : choiceFigure(key, count, shown.answered, whole);
    });
    return [{ frame, shown, choices }];
  });
}

/** Something of it is shown: a chart of nothing but gaps says nothing. */
export const isDrawn = (figures: readonly ShownFigures[]): boolean =>
  figures.some(({ choices }) => choices.some((one) => one !== undefined));

export interface ChartWords {
  text: string;
  option(key: string): string;
  frame(frame: Frame): string;
  untold: string;
}

export function shownChart(question: Question, figures: readonly ShownFigures[], words: ChartWords): BarChart {
  return {
    title: words.text,
    unit: "%",
    series: figures.map(({ frame, shown }) => `${words.frame(frame)} (n=${shown.answered})`),
    bars: optionsOf(question).map(({ key }, place) => ({
      label: words.option(key),
      values: figures.map(({ choices }) => choices[place]?.percent ?? null),
      intervals: figures.map(({ choices }) => choices[place]?.interval ?? null),
    })),
    untold: words.untold,
  };
}

export const drawn = barChart;
