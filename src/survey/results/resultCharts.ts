/** Charts of a survey's results: which there are, and what each is drawn from. */
import { type BarChart, barChart, barChartSize } from "../../chart/barChart.js";
import { dayChart } from "../../chart/dayChart.js";
import type { ChartSize } from "../../chart/render.js";
import { frameWords } from "../../policy/frameWords.js";
import { optionsOf } from "../question.js";
import type { SurveyDefinition } from "../survey.js";
import type { SurveyTally } from "../tally/tally.js";
import { dropOffs, responsesByDay } from "./dropOff.js";
import { type QuestionResult, questionResults } from "./questionResult.js";

export const daysSize: ChartSize = { width: 640, height: 320 };

/** Undefined for questions that are answered in words, numbers or days. */
export function questionChart({ question, frames: all }: QuestionResult): BarChart | undefined {
  const options = optionsOf(question);
  // A frame that nobody has answered in yet stands in the table; an empty series would only crowd the chart.
  const frames = all.filter(({ answered }) => answered > 0);
  if (options.length === 0 || frames.length === 0) return undefined;
  return {
    title: question.text.ja,
    unit: "%",
    series: frames.map(({ frame, answered }) => `${frameWords[frame]}（n=${answered}）`),
    bars: options.map(({ text }, place) => ({
      label: text.ja,
      values: frames.map(({ choices }) => choices[place]?.percent ?? null),
      intervals: frames.map(({ choices }) => choices[place]?.interval ?? null),
    })),
    untold: "回答なし",
  };
}

export function dropOffChart(definition: SurveyDefinition, tally: SurveyTally): BarChart {
  const found = dropOffs(definition, tally);
  return {
    title: "途中でやめた設問",
    unit: "人",
    series: tally.frames.map(({ frame }) => frameWords[frame]),
    bars: definition.questions.map(({ text }, place) => ({
      label: `${place + 1}. ${text.ja}`.slice(0, 40),
      values: found[place]?.stopped ?? [],
    })),
  };
}

/** @param name `days`, `left`, or `q-` with a question's id @returns SVG; undefined where there is no such chart */
export function chartNamed(name: string, definition: SurveyDefinition, tally: SurveyTally): string | undefined {
  if (name === "left") return barChart(dropOffChart(definition, tally));
  if (name === "days") {
    const { days, lines } = responsesByDay(tally);
    const named = lines.map(({ frame, values }) => ({ name: frameWords[frame], values }));
    return dayChart({ title: "日ごとの回答数", days, lines: named, size: daysSize });
  }
  const result = questionResults(definition, tally).find(({ question }) => `q-${question.id}` === name);
  const chart = result && questionChart(result);
  return chart && barChart(chart);
}

export const sizeOf = barChartSize;
