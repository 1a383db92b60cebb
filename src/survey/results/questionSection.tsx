/** One question: its chart, and the table that says the same. */
import { escapeHtml } from "@kitajs/html";
import { frameWords } from "../../policy/frameWords.js";
import { Table } from "../../web/table.js";
import { optionsOf } from "../question.js";
import { ChartFigure } from "./chartFigure.js";
import { countText, kindWords, percentText, rangeText } from "./figureWords.js";
import type { ChoiceFigure, FrameFigures, QuestionResult } from "./questionResult.js";
import { questionChart, sizeOf } from "./resultCharts.js";

export interface QuestionSectionProps {
  /** From 1. */
  number: number;
  result: QuestionResult;
  /** Address that its chart's name is put behind. */
  charts: string;
}

export function QuestionSection({ number, result, charts }: QuestionSectionProps): JSX.Element {
  const { question, frames } = result;
  const chart = questionChart(result);
  return (
    <section class="result" aria-labelledby={`result-${question.id}`}>
      <h3 id={`result-${question.id}`}>{escapeHtml(`問${number} ${question.text.ja}`)}</h3>
      <p class="note">
        {escapeHtml(kindWords[question.kind])}
        {question.kind === "multiple" ? "。割合の合計は100%をこえることがあります。" : ""}
      </p>
      {chart ? (
        <ChartFigure
          src={`${charts}/q-${question.id}.svg`}
          alt={`問${number}「${question.text.ja}」の棒グラフ。数値は次の表と同じです。`}
          size={sizeOf(chart)}
        />
      ) : (
        ""
      )}
      <QuestionTable number={number} result={result} />
      {frames
        .filter(({ otherVersions }) => otherVersions > 0)
        .map(({ frame, otherVersions }) => (
          <p class="note">
            {escapeHtml(
              `${frameWords[frame]}: 別の文で尋ねた前の版の回答が${countText(otherVersions)}分あり、この集計には含めていません。`,
            )}
          </p>
        ))}
    </section>
  );
}

function QuestionTable({ number, result }: Pick<QuestionSectionProps, "number" | "result">): JSX.Element {
  const { question, frames } = result;
  const id = `table-${question.id}`;
  const options = optionsOf(question);
  if (options.length > 0) {
    return (
      <Table
        id={id}
        caption={`問${number}: 回答した人の割合（かっこは人数と95%信頼区間）`}
        heads={["選択肢", ...frames.map(({ frame, answered }) => `${frameWords[frame]}（n=${answered}）`)]}
        rows={options.map(({ text }, place) => [
          escapeHtml(text.ja),
          ...frames.map(({ choices }) => escapeHtml(cellText(choices[place]))),
        ])}
      />
    );
  }
  const heads = ["回答者", "尋ねた人数", "回答した人数", ...(question.kind === "number" ? numberHeads : [])];
  return (
    <Table
      id={id}
      caption={`問${number}: 回答した人数`}
      heads={heads}
      rows={frames.map((figures) => [
        escapeHtml(frameWords[figures.frame]),
        escapeHtml(countText(figures.asked)),
        escapeHtml(countText(figures.answered)),
        ...(question.kind === "number" ? numberCells(figures, question.unit?.ja ?? "") : []),
      ])}
    />
  );
}

const numberHeads = ["最小", "中央値", "平均", "最大"];

const numberCells = ({ numbers }: FrameFigures, unit: string): JSX.Element[] =>
  numbers === null
    ? ["―", "―", "―", "―"]
    : [numbers.least, numbers.median, Math.round(numbers.mean * 10) / 10, numbers.most].map((one) =>
        escapeHtml(`${one.toLocaleString("ja-JP")}${unit}`),
      );

function cellText(figure: ChoiceFigure | undefined): string {
  if (!figure || figure.percent === null) return "―";
  const interval = figure.interval === null ? "" : `、${rangeText(figure.interval)}`;
  return `${percentText(figure.percent)}（${countText(figure.count)}${interval}）`;
}
