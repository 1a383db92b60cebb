/** What readers see of published results, on the public page and in the preview for staff. */
import { escapeHtml } from "@kitajs/html";
import { dateWords } from "../../policy/indicatorDates.js";
import { frameLabel, valueWords } from "../../policy/indicatorWords.js";
import { readingFacts } from "../../policy/readingFacts.js";
import { civilDate } from "../../time.js";
import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import { inLanguage } from "../../web/pageLanguage.js";
import { Table } from "../../web/table.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { periodIn } from "../page/surveyTimes.js";
import { optionsOf } from "../question.js";
import { PublishedBreakdowns } from "./publishedBreakdowns.js";
import { PublishedQuestion } from "./publishedQuestion.js";
import type { PublishedResults } from "./publishedResults.js";
import { people } from "./publishedWords.js";

export interface PublishedBodyProps {
  view: PageView;
  ward: string;
  results: PublishedResults;
  /** Number of the edition. */
  number: number;
  /** Day on which it was published; undefined in a preview. */
  publishedAt: Date | undefined;
  /** Address of a question's chart; undefined in a preview. */
  chart: ((question: string) => string) | undefined;
}

export function PublishedBody(props: PublishedBodyProps): JSX.Element {
  const { view, results, number } = props;
  const { say } = view;
  const told = results.questions.filter((question) => optionsOf(question).length > 0);
  const place = new Map(results.questions.map(({ id }, index) => [id, index + 1]));
  return (
    <>
      {results.fictional ? <Remark kind="warning" text={say("indicatorFictional")} /> : ""}
      {results.midway ? <Remark kind="remark" text={say("resultsMidway")} /> : ""}
      <Facts {...props} />
      {results.note === null ? (
        ""
      ) : (
        <section aria-labelledby="note-title">
          <h2 id="note-title">
            <Words text={say("resultsNote")} />
          </h2>
          <p lang="ja">
            <Words text={results.note} />
          </p>
        </section>
      )}
      <Frames view={view} results={results} />
      <Readings {...props} />
      <section aria-labelledby="questions-title">
        <h2 id="questions-title">
          <Words text={say("resultsQuestions")} />
        </h2>
        <p class="note">
          <Words text={say("resultsOfRespondents")} />
        </p>
        {told.map((question) => (
          <PublishedQuestion
            view={view}
            results={results}
            edition={number}
            question={question}
            number={place.get(question.id) ?? 0}
            chart={props.chart?.(question.id)}
          />
        ))}
        {told.length < results.questions.length ? (
          <p class="note">
            <Words text={say("resultsLeftOut")} />
          </p>
        ) : (
          ""
        )}
      </section>
      <PublishedBreakdowns view={view} results={results} edition={number} />
      <p class="note">
        <Words text={say("resultsHiddenNote", { mark: say("resultsHidden") })} />
      </p>
    </>
  );
}

function Remark({ kind, text }: { kind: "warning" | "remark"; text: string }): JSX.Element {
  return (
    <Banner kind={kind}>
      <p>
        <Words text={text} />
      </p>
    </Banner>
  );
}

function Facts({ view, results, number, publishedAt }: PublishedBodyProps): JSX.Element {
  const { say, language } = view;
  const date = (instant: Date) => dateWords(language)(civilDate(instant));
  const at = (instant: string | null) => (instant === null ? undefined : new Date(instant));
  const times = { state: "open" as const, opensAt: at(results.opensAt), closesAt: at(results.closesAt) };
  return (
    <DefinitionList
      items={[
        { term: say("indicatorAsOf"), text: date(new Date(results.countedAt)) },
        { term: say("surveyPeriod"), text: periodIn(view, times) },
        { term: say("surveyVersion"), text: say("surveyVersionNumber", { n: results.version }) },
        ...(publishedAt
          ? [{ term: say("indicatorSource"), text: say("resultsEdition", { n: number, date: date(publishedAt) }) }]
          : []),
        { term: say("indicatorHash"), text: results.answersSha256 },
      ]}
    />
  );
}

/** A random sample, or somebody else's file that may be one; the others came by themselves or are a group of their own. */
const maybeSampled: readonly string[] = ["mailed", "imported"];

function Frames({ view, results }: { view: PageView; results: PublishedResults }): JSX.Element {
  const { say } = view;
  const { frames } = results;
  return (
    <section>
      <h2>
        <Words text={say("resultsFrames")} />
      </h2>
      <Table
        id="frames-table"
        caption={say("resultsFrames")}
        heads={[
          say("indicatorFrame"),
          say("resultsBatches"),
          say("indicatorSent"),
          say("indicatorAnswered"),
          say("indicatorResponseRate"),
        ]}
        rows={frames.map(({ frame, batches, invited, responses, responseRate }) => [
          escapeHtml(frameLabel(say, frame)),
          <span lang="ja" safe>
            {batches.length === 0 ? "―" : batches.join("、")}
          </span>,
          escapeHtml(invited === null ? "―" : people(view, invited)),
          escapeHtml(people(view, responses)),
          escapeHtml(responseRate === null ? "―" : valueWords(responseRate, "%")),
        ])}
      />
      {frames.length > 1 ? (
        <p class="note">
          <Words text={say("resultsFramesApart")} />
        </p>
      ) : (
        ""
      )}
      {frames
        .filter(({ frame }) => !maybeSampled.includes(frame))
        .map(({ frame }) => (
          <p class="note">
            <Words text={say("resultsNotSampled", { frame: frameLabel(say, frame) })} />
          </p>
        ))}
    </section>
  );
}

function Readings({ view, ward, results }: PublishedBodyProps): JSX.Element {
  const { say } = view;
  if (results.readings.length === 0) return "";
  return (
    <section aria-labelledby="readings-title">
      <h2 id="readings-title">
        <Words text={say("indicatorTitle")} />
      </h2>
      {results.readings.map(({ indicator, text, reading }) => (
        <div class="box published-figure">
          <h3 lang="ja">
            <a href={inLanguage(`/${ward}/indicators/${indicator}`, view.language)} safe>
              {text}
            </a>
          </h3>
          <p class="figure-value">
            {reading.value === null ? (
              <Words text={say("indicatorFew", { n: reading.n ?? 0 })} />
            ) : (
              <strong>{escapeHtml(valueWords(reading.value, reading.unit))}</strong>
            )}
            <span class="figure-whose">{escapeHtml(reading.frame === null ? "" : frameLabel(say, reading.frame))}</span>
          </p>
          <DefinitionList items={readingFacts(view, ward, { ...reading, survey: null })} />
        </div>
      ))}
    </section>
  );
}
