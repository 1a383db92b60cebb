/**
 * Published results as open data: a line for each choice, breakdown cell and indicator, each with its frame, n, date,
 * version and hash, so that a line that is copied out of its file still says what it is about.
 */
import { type CsvCell, csvLines } from "../../csv.js";
import { frameWords } from "../../policy/frameWords.js";
import { civilDate } from "../../time.js";
import { optionsOf, type Question } from "../question.js";
import type { PublishedEdition } from "./publishedResults.js";
import { shownFigures } from "./shownFigures.js";

const heads = [
  "ward",
  "survey",
  "title",
  "edition",
  "as_of",
  "version",
  /** choice, breakdown, indicator */
  "kind",
  "frame",
  "frame_label",
  "invited",
  "responses",
  "response_rate",
  "question",
  "question_text",
  "choice",
  "choice_text",
  "by_question",
  "by_question_text",
  "by_choice",
  "by_choice_text",
  "indicator",
  "n",
  "count",
  "percent",
  "interval95_low",
  "interval95_high",
  "bounds_low",
  "bounds_high",
  /** Not published: too few people, or it would tell of too few. */
  "suppressed",
  /** Edition whose counts these are, where too little has changed since. */
  "counts_of_edition",
  "answers_sha256",
  "fictional",
] as const;
type Line = Partial<Record<(typeof heads)[number], CsvCell>>;

export function resultsCsv(edition: PublishedEdition): string {
  const { survey, number, results } = edition;
  const about: Line = {
    ward: survey.ward,
    survey: survey.key,
    title: results.title.ja,
    edition: number,
    as_of: civilDate(new Date(results.countedAt)),
    version: results.version,
    counts_of_edition: number,
    answers_sha256: results.answersSha256,
    fictional: results.fictional,
    suppressed: false,
  };
  const frames = new Map(
    results.frames.map((one): [string, Line] => [
      one.frame,
      {
        frame: one.frame,
        frame_label: frameWords[one.frame],
        invited: one.invited,
        responses: one.responses,
        response_rate: one.responseRate,
      },
    ]),
  );
  const lines = [...choiceLines(edition), ...breakdownLines(edition), ...indicatorLines(edition)];
  const rows = lines.map((line) => {
    const whole = { ...about, ...frames.get(String(line.frame)), ...line };
    return heads.map((head) => whole[head] ?? null);
  });
  return `\ufeff${csvLines([heads, ...rows])}`;
}

const textOf = (question: Question | undefined, key: string): string | undefined =>
  question && optionsOf(question).find((one) => one.key === key)?.text.ja;

function choiceLines({ results }: PublishedEdition): Line[] {
  return results.questions.flatMap((question) =>
    shownFigures(results, question).flatMap(({ frame, shown, choices }) =>
      optionsOf(question).map(({ key, text }, place): Line => {
        const figure = choices[place];
        return {
          kind: "choice",
          frame,
          question: question.id,
          question_text: question.text.ja,
          choice: key,
          choice_text: text.ja,
          n: shown.answered,
          count: figure?.count,
          percent: figure?.percent,
          interval95_low: figure?.interval?.[0],
          interval95_high: figure?.interval?.[1],
          suppressed: figure === undefined,
          counts_of_edition: shown.edition,
        };
      }),
    ),
  );
}

function breakdownLines({ results }: PublishedEdition): Line[] {
  const asked = (id: string) => results.questions.find((one) => one.id === id);
  return results.shown.frames.flatMap(({ frame, tables }) =>
    tables.flatMap(({ question, by, cells, edition }) =>
      Object.entries(cells).flatMap(([choice, row]) =>
        Object.entries(row).map(
          ([column, count]): Line => ({
            kind: "breakdown",
            frame,
            question,
            question_text: asked(question)?.text.ja,
            choice,
            choice_text: textOf(asked(question), choice),
            by_question: by,
            by_question_text: asked(by)?.text.ja,
            by_choice: column,
            by_choice_text: textOf(asked(by), column),
            count,
            suppressed: count === null,
            counts_of_edition: edition,
          }),
        ),
      ),
    ),
  );
}

function indicatorLines({ results }: PublishedEdition): Line[] {
  return results.readings.map(
    ({ indicator, reading }): Line => ({
      kind: "indicator",
      frame: reading.frame,
      question_text: reading.rule,
      indicator,
      n: reading.n,
      count: reading.numerator,
      percent: reading.value,
      interval95_low: reading.interval95?.[0],
      interval95_high: reading.interval95?.[1],
      bounds_low: reading.bounds?.[0],
      bounds_high: reading.bounds?.[1],
      suppressed: reading.suppressed,
      as_of: reading.asOf,
    }),
  );
}
