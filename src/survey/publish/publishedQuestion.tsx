/** One published question: chart and table of its shares, frames beside each other. */
import { escapeHtml } from "@kitajs/html";
import { barChartSize } from "../../chart/barChart.js";
import { frameLabel } from "../../policy/indicatorWords.js";
import { Table } from "../../web/table.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { Told } from "../page/told.js";
import { optionsOf, type Question } from "../question.js";
import { ChartFigure } from "../results/chartFigure.js";
import type { PublishedResults } from "./publishedResults.js";
import { chartWords, figureWords, optionWords } from "./publishedWords.js";
import { isDrawn, shownChart, shownFigures } from "./shownFigures.js";

export interface PublishedQuestionProps {
  view: PageView;
  results: PublishedResults;
  edition: number;
  question: Question;
  /** From 1. */
  number: number;
  /** Address of its chart; undefined in a preview, which has none. */
  chart: string | undefined;
}

export function PublishedQuestion(props: PublishedQuestionProps): JSX.Element {
  const { view, results, question, number, chart } = props;
  const { say } = view;
  const figures = shownFigures(results, question);
  const option = optionWords(question, view);
  const id = `question-${question.id}`;
  return (
    <section class="result" aria-labelledby={id}>
      <h3 id={id}>
        {escapeHtml(`${say("surveyNumber", { n: number })} `)}
        <Told text={question.text} language={view.language} />
      </h3>
      {figures.length === 0 ? (
        <p>
          <Words text={say("resultsNotTold")} />
        </p>
      ) : (
        <>
          {chart !== undefined && isDrawn(figures) ? (
            <ChartFigure
              src={chart}
              alt={say("resultsChart", { n: number })}
              size={barChartSize(shownChart(question, figures, chartWords(question, view)))}
            />
          ) : (
            ""
          )}
          <Table
            id={`${id}-table`}
            caption={`${say("surveyNumber", { n: number })} ${say("resultsShares")}`}
            heads={[
              say("resultsChoice"),
              ...figures.map(({ frame, shown }) => `${frameLabel(say, frame)} (n=${shown.answered})`),
            ]}
            rows={optionsOf(question).map(({ key }, place) => [
              escapeHtml(option(key)),
              ...figures.map(({ choices }) => escapeHtml(figureWords(view, choices[place]))),
            ])}
          />
          {figures
            .filter(({ shown }) => shown.edition !== props.edition)
            .map(({ frame, shown }) => (
              <p class="note">
                <Words text={`${frameLabel(say, frame)}: ${say("resultsOlder", { n: shown.edition })}`} />
              </p>
            ))}
        </>
      )}
    </section>
  );
}
