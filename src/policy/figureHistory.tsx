/** The figures of the years, as a picture and as a table that says the same; and last year's beside this one's. */
import { escapeHtml } from "@kitajs/html";
import { inLanguage } from "../web/pageLanguage.js";
import { Table } from "../web/table.js";
import { Words } from "../web/words.js";
import type { FigurePartProps } from "./figureBox.js";
import { dateWords } from "./indicatorDates.js";
import { frameLabel, rangeWords, valueWords, yearWords } from "./indicatorWords.js";

export const chartSize = { width: 640, height: 320 } as const;

export function FigureHistory({ view, ward, indicator }: FigurePartProps): JSX.Element {
  const { say, language } = view;
  const { history, carried, kept } = indicator.figure;
  const rows = kept ? history : carried ? [carried] : [];
  if (rows.length === 0) return "";
  const date = dateWords(language);
  return (
    <section class="stack-close figure-history" aria-labelledby="history-title">
      <h2 id="history-title">
        <Words text={say("indicatorHistory")} />
      </h2>
      {carried && carried.reading.value !== null ? (
        <p>
          <Words
            text={`${say("indicatorCarried")}: ${valueWords(carried.reading.value, carried.reading.unit)}（${yearWords(say, carried.fiscalYear)}）`}
          />
        </p>
      ) : (
        ""
      )}
      {kept ? (
        <img
          class="history-chart"
          src={inLanguage(`/${ward}/indicators/${indicator.indicator.id}/chart.svg`, language)}
          width={chartSize.width}
          height={chartSize.height}
          alt={say("indicatorChart")}
        />
      ) : (
        ""
      )}
      <Table
        id="history-table"
        caption={say("indicatorHistoryNote")}
        heads={[
          say("indicatorYear"),
          say("indicatorFigure"),
          say("indicatorInterval"),
          say("indicatorAsOf"),
          say("indicatorFrame"),
        ]}
        rows={[...rows]
          .reverse()
          .map(({ fiscalYear, reading }) =>
            [
              yearWords(say, fiscalYear),
              reading.value === null ? "―" : valueWords(reading.value, reading.unit),
              reading.interval95 ? rangeWords(reading.interval95) : "―",
              date(reading.asOf),
              reading.frame === null ? "―" : frameLabel(say, reading.frame),
            ].map((cell) => escapeHtml(cell)),
          )}
      />
    </section>
  );
}
