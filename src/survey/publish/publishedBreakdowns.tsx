/** Breakdowns as they were published: counts by frame, with what is hidden said as such. */
import { escapeHtml } from "@kitajs/html";
import type { Frame } from "../../policy/indicator.js";
import { frameLabel } from "../../policy/indicatorWords.js";
import { Table } from "../../web/table.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { Question } from "../question.js";
import { inLanguage } from "../surveyText.js";
import type { FrameContent, ShownTable } from "./publication.js";
import type { PublishedResults } from "./publishedResults.js";
import { optionWords, people } from "./publishedWords.js";

interface BreakdownsProps {
  view: PageView;
  results: PublishedResults;
  edition: number;
}

export function PublishedBreakdowns({ view, results, edition }: BreakdownsProps): JSX.Element {
  const { say } = view;
  const { frames } = results.shown;
  if (frames.every(({ tables, withheld }) => tables.length + withheld.length === 0)) return "";
  return (
    <section aria-labelledby="breakdowns-title">
      <h2 id="breakdowns-title">
        <Words text={say("resultsBreakdowns")} />
      </h2>
      {frames.map(({ frame, tables, withheld }) => (
        <>
          {tables.map((table) => (
            <OneBreakdown view={view} results={results} edition={edition} frame={frame} table={table} />
          ))}
          {withheld.map((one) => (
            <Withheld view={view} results={results} frame={frame} one={one} />
          ))}
        </>
      ))}
    </section>
  );
}

const named = ({ questions }: PublishedResults, id: string): Question => {
  const found = questions.find((one) => one.id === id);
  if (!found) throw new Error("a breakdown of a question that the edition does not hold");
  return found;
};

function titleOf(view: PageView, results: PublishedResults, of: { question: string; by: string }): string {
  const words = (id: string) => inLanguage(named(results, id).text, view.language);
  return view.say("resultsBreakdownOf", { row: words(of.question), column: words(of.by) });
}

interface OneBreakdownProps extends BreakdownsProps {
  frame: Frame;
  table: ShownTable;
}

function OneBreakdown({ view, results, edition, frame, table }: OneBreakdownProps): JSX.Element {
  const { say } = view;
  const question = named(results, table.question);
  const by = named(results, table.by);
  const rowWords = optionWords(question, view);
  const columnWords = optionWords(by, view);
  const columns = Object.keys(Object.values(table.cells)[0] ?? {});
  return (
    <>
      <Table
        id={`breakdown-${frame}-${table.question}-${table.by}`}
        caption={`${titleOf(view, results, table)} — ${frameLabel(say, frame)}`}
        heads={[say("resultsChoice"), ...columns.map(columnWords)]}
        rows={Object.entries(table.cells).map(([row, cells]) => [
          escapeHtml(rowWords(row)),
          ...columns.map((column) => {
            const count = cells[column] ?? null;
            return escapeHtml(count === null ? say("resultsHidden") : people(view, count));
          }),
        ])}
      />
      {table.edition === edition ? (
        ""
      ) : (
        <p class="note">
          <Words text={say("resultsOlder", { n: table.edition })} />
        </p>
      )}
    </>
  );
}

interface WithheldProps {
  view: PageView;
  results: PublishedResults;
  frame: Frame;
  one: FrameContent["withheld"][number];
}

function Withheld({ view, results, frame, one }: WithheldProps): JSX.Element {
  return (
    <p>
      <Words text={`${titleOf(view, results, one)} — ${frameLabel(view.say, frame)}: ${view.say("resultsWithheld")}`} />
    </p>
  );
}
