/** Two questions against each other, for the office only: small cells are marked. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { Select } from "../../console/pieces/select.js";
import { frameWords } from "../../policy/frameWords.js";
import { Banner } from "../../web/banner.js";
import { Table } from "../../web/table.js";
import { SurveyTabs } from "../console/surveyTabs.js";
import { optionsOf, type Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";
import { type CrossTable, rowPercent, smallCell } from "./crossTable.js";
import { countText, percentText, smallCellText } from "./figureWords.js";
import { FictionalNote } from "./resultsPage.js";

export interface CrossTablePageProps {
  ward: string;
  survey: string;
  fictional: boolean;
  definition: SurveyDefinition;
  path: string;
  row: Question | undefined;
  column: Question | undefined;
  tables: readonly CrossTable[];
  mistake?: string | undefined;
}

export const crossable = ({ questions }: Pick<SurveyDefinition, "questions">): Question[] =>
  questions.filter((question) => optionsOf(question).length > 0);

export function CrossTablePage(props: CrossTablePageProps): JSX.Element {
  const { definition, path, row, column, tables, mistake } = props;
  const options = crossable(definition).map(({ id, text }) => ({ value: id, label: text.ja }));
  const small = tables.some(({ cells }) => cells.some((line) => line.some(isSmall)));
  return (
    <>
      <h1>{escapeHtml(`${definition.title.ja}: クロス集計`)}</h1>
      <SurveyTabs ward={props.ward} survey={props.survey} current={undefined} />
      <FictionalNote fictional={props.fictional} />
      <Banner kind="warning" title="内部用です">
        <p>公開するときは「結果の公開」から行ってください。少ない人数の欄を隠して公開します。</p>
      </Banner>
      <form class="form" method="get" action={`${path}/cross`}>
        <Select name="row" label="たてに並べる設問" options={options} value={row?.id} empty="選んでください" />
        <Select
          name="column"
          label="よこに並べる設問"
          options={options}
          value={column?.id}
          empty="選んでください"
          mistake={mistake}
        />
        <Button label="表にする" />
      </form>
      {row && column ? tables.map((table) => <OneTable table={table} row={row} column={column} />) : ""}
      {row && column && tables.length === 0 ? <p>両方の設問に答えた人はまだいません。</p> : ""}
      {small ? <p class="note">{escapeHtml(smallCellText)}</p> : ""}
    </>
  );
}

const isSmall = (count: number) => count > 0 && count < smallCell;

function OneTable({ table, row, column }: { table: CrossTable; row: Question; column: Question }): JSX.Element {
  const words = (question: Question) => new Map(optionsOf(question).map(({ key, text }) => [key, text.ja]));
  const rowWords = words(row);
  const columnWords = words(column);
  return (
    <section>
      <h2>{escapeHtml(`${frameWords[table.frame]}（n=${table.respondents}）`)}</h2>
      <Table
        id={`cross-table-${table.frame}`}
        caption={`${frameWords[table.frame]}: たて「${row.text.ja}」、よこ「${column.text.ja}」。割合は行の回答者についてのもの`}
        heads={["選択肢", ...table.columns.map((key) => columnWords.get(key) ?? key), "回答者"]}
        rows={table.rows.map((key, at) => [
          escapeHtml(rowWords.get(key) ?? key),
          ...table.columns.map((_, place) => {
            const count = table.cells[at]?.[place] ?? 0;
            const mark = isSmall(count) ? "＊" : "";
            return escapeHtml(`${percentText(rowPercent(table, at, place))}（${countText(count)}）${mark}`);
          }),
          escapeHtml(countText(table.rowRespondents[at] ?? 0)),
        ])}
      />
    </section>
  );
}
