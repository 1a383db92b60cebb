/** One table before it is put in force: what it changes and what can't be taken; afterwards, what it is. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { dayText } from "../../console/timeWords.js";
import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Table } from "../../web/table.js";
import { type AssociationChange, isNothing } from "./associationChange.js";
import { tableFilePath, tablePath } from "./associationPaths.js";
import type { AssociationRow } from "./associationTable.js";
import type { AssociationTableRow } from "./associationTableStore.js";
import { areaText, associationText } from "./associationWords.js";

export interface AssociationTablePageProps {
  ward: string;
  table: AssociationTableRow;
  /** Against the table in force; undefined once it is applied. */
  change: AssociationChange | undefined;
  /** Id of the one in force. */
  inForce: string | undefined;
  mayEdit: boolean;
  csrfField: JSX.Element;
}

const mostShown = 100;
const rowsText = (count: number) => `${count.toLocaleString("ja-JP")}行`;

export function AssociationTablePage(props: AssociationTablePageProps): JSX.Element {
  const { ward, table, change } = props;
  const states = { preview: "確認待ち（まだ反映していません）", applied: "反映済み" } as const;
  return (
    <>
      <h1>町会の区域の表</h1>
      <DefinitionList
        items={[
          { term: "状態", text: states[table.state] },
          { term: "ファイル", text: table.fileName },
          { term: "出典", text: table.source },
          { term: "時点", text: dayText(table.asOf) },
          { term: "取り込める行", text: rowsText(table.rows.length) },
          { term: "取り込めない行", text: rowsText(table.bad.length) },
          ...(change
            ? [
                { term: "新しい区域", text: rowsText(change.added.length) },
                { term: "変わる区域", text: rowsText(change.changed.length) },
                { term: "なくなる区域", text: rowsText(change.gone.length) },
                { term: "同じ区域", text: rowsText(change.same) },
              ]
            : [{ term: "内容", element: <a href={tableFilePath(ward, table.id)}>CSVで保存する</a> }]),
        ]}
      />
      <Remarks table={table} />
      {change ? <Changes change={change} /> : ""}
      {table.bad.length > 0 ? <Bad table={table} /> : ""}
      {change && props.mayEdit ? <Apply {...props} change={change} /> : ""}
    </>
  );
}

function Remarks({ table }: { table: AssociationTableRow }): JSX.Element {
  const { ignored, mobile } = table;
  return (
    <>
      {ignored.length > 0 ? (
        <Banner kind="remark">
          <p safe>{`次の列は使いません: ${ignored.join("、")}`}</p>
        </Banner>
      ) : (
        ""
      )}
      {mobile.length > 0 ? (
        <Banner kind="warning" title="携帯電話の番号があります">
          <p safe>
            {`「連絡先」は区民に見えます。${mobile.slice(0, 20).join("、")}行目の番号が個人のものでないか、公開してよいかを確かめてください。`}
          </p>
        </Banner>
      ) : (
        ""
      )}
    </>
  );
}

function Changes({ change }: { change: AssociationChange }): JSX.Element {
  const { added, changed, gone } = change;
  const lines = [
    ...changed.map(({ before, after }) => ["変更", after, associationText(before)] as const),
    ...gone.map((row) => ["なくなる", row, associationText(row)] as const),
    ...added.map((row) => ["新しい", row, "―"] as const),
  ];
  if (lines.length === 0) return <p>いまの表と同じ内容です。</p>;
  const after = (kind: string, row: AssociationRow) => (kind === "なくなる" ? "―" : associationText(row));
  return (
    <Table
      id="changes-table"
      caption={lines.length > mostShown ? `いまの表との違い（はじめの${mostShown}行）` : "いまの表との違い"}
      heads={["違い", "区域", "いまの町会", "新しい町会"]}
      rows={lines
        .slice(0, mostShown)
        .map(([kind, row, before]) => [
          escapeHtml(kind),
          escapeHtml(areaText(row)),
          escapeHtml(before),
          escapeHtml(after(kind, row)),
        ])}
    />
  );
}

function Bad({ table }: { table: AssociationTableRow }): JSX.Element {
  const { bad } = table;
  return (
    <Table
      id="bad-table"
      caption={bad.length > mostShown ? `取り込めない行（はじめの${mostShown}行）` : "取り込めない行"}
      heads={["行", "理由"]}
      rows={bad.slice(0, mostShown).map(({ line, reason }) => [escapeHtml(`${line}行目`), escapeHtml(reason)])}
    />
  );
}

function Apply(props: AssociationTablePageProps & { change: AssociationChange }): JSX.Element {
  const { ward, table, change, inForce, csrfField } = props;
  if (table.rows.length === 0) return <p>取り込める行がありません。ファイルを直して、もう一度読み込んでください。</p>;
  return (
    <ConsoleForm action={`${tablePath(ward, table.id)}/apply`} csrfField={csrfField}>
      <Hidden name="seen" value={inForce ?? ""} />
      {table.bad.length > 0 ? (
        <p
          safe
        >{`取り込めない${rowsText(table.bad.length)}を除いて反映します。直してから読み込み直すこともできます。`}</p>
      ) : (
        ""
      )}
      <div class="actions">
        <Button label={isNothing(change) ? "出典と時点だけを新しくする" : "この表を反映する"} />
      </div>
    </ConsoleForm>
  );
}
