/** The ward's population table: what it holds, which surveys need what of it, and the form that replaces it. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { DateField } from "../../console/pieces/dateField.js";
import { Empty } from "../../console/pieces/empty.js";
import { FileField } from "../../console/pieces/fileField.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { TextField } from "../../console/pieces/textField.js";
import { dayText, instantText } from "../../console/timeWords.js";
import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import type { KeptPopulation } from "./populationStore.js";
import { agesOf, longestSource, peopleOf, sexesOf } from "./populationTable.js";
import { populationTitle } from "./populationWords.js";

export interface PopulationPageProps {
  action: string;
  kept: KeptPopulation | undefined;
  mayEdit: boolean;
  /** What was typed, where it was not taken. */
  typed: { source: string; asOf: string; pasted: string };
  mistakes: Readonly<Record<string, string>>;
  /** Of the table, line by line. */
  problems: readonly string[];
  csrfField: JSX.Element;
}

const shownProblems = 50;

export function PopulationPage(props: PopulationPageProps): JSX.Element {
  const { kept, mayEdit, problems } = props;
  return (
    <>
      <h1>{populationTitle}</h1>
      {problems.length > 0 ? (
        <Banner kind="mistake" title="表は変えていません" announced>
          <ul class="points">
            {problems.slice(0, shownProblems).map((problem) => (
              <li>
                <Words text={problem} />
              </li>
            ))}
          </ul>
        </Banner>
      ) : (
        ""
      )}
      <p>
        年齢と性別ごとの区の人口です。アンケートに「重み付け」があるとき、回答をこの人口に合わせた割合を、回答そのままの割合の横に参考として示します。置き換えることはありません。
      </p>
      {kept ? <Kept {...props} kept={kept} /> : <Empty text="まだ登録されていません。重み付けした割合は出ません。" />}
      {mayEdit ? <Enter {...props} /> : ""}
    </>
  );
}

function Kept({ action, kept, mayEdit, csrfField }: PopulationPageProps & { kept: KeptPopulation }): JSX.Element {
  const { table, updatedAt, updatedBy } = kept;
  const sexes = sexesOf(table);
  const people = (count: number | undefined) => escapeHtml(count === undefined ? "―" : count.toLocaleString("ja-JP"));
  return (
    <section aria-labelledby="kept-title">
      <h2 id="kept-title">いまの表</h2>
      <DefinitionList
        items={[
          { term: "出典", text: table.source },
          { term: "いつ時点", text: dayText(table.asOf) },
          { term: "登録", text: `${instantText(updatedAt)}${updatedBy === undefined ? "" : ` ${updatedBy}`}` },
        ]}
      />
      <Table
        id="population-table"
        caption="年齢と性別ごとの人口（人）"
        heads={["年齢", ...sexes]}
        rows={agesOf(table).map((age) => [escapeHtml(age), ...sexes.map((sex) => people(peopleOf(table, age, sex)))])}
      />
      {mayEdit ? (
        <ConsoleForm action={`${action}/remove`} csrfField={csrfField} inline>
          <Button label="表を削除する" weight="danger" />
        </ConsoleForm>
      ) : (
        ""
      )}
    </section>
  );
}

function Enter({ action, kept, typed, mistakes, csrfField }: PopulationPageProps): JSX.Element {
  return (
    <section aria-labelledby="enter-title">
      <h2 id="enter-title">{kept ? "表を置き換える" : "表を登録する"}</h2>
      <p>
        1行に一つの年齢と性別を書いたCSVです。1行目は列の名前です。年齢と性別の書き方は、アンケートの「重み付け」に書いた区分と同じにしてください。アンケートが使わない区分（こどもなど）の行があってもかまいません。誤りのある行が一つでもあれば、何も変えません。
      </p>
      <details>
        <summary>列の名前</summary>
        <dl class="pairs">
          <dt>
            <code>age</code>
          </dt>
          <dd>年齢（年齢の区分の名前）</dd>
          <dt>
            <code>sex</code>
          </dt>
          <dd>性別（性別の区分の名前）</dd>
          <dt>
            <code>people</code>
          </dt>
          <dd>人口（0以上の整数）</dd>
        </dl>
        <p>どの年齢にも、すべての性別の行が必要です。</p>
      </details>
      <ConsoleForm action={action} csrfField={csrfField} upload>
        <TextField
          name="source"
          label="出典"
          hint="公開する割合の横に、そのまま示します。統計の名前を書いてください。"
          value={typed.source}
          mistake={mistakes["source"]}
          maxlength={longestSource}
          required
        />
        <DateField name="asOf" label="いつ時点の人口か" value={typed.asOf} mistake={mistakes["asOf"]} required />
        <FileField name="file" label="CSVファイル" accept=".csv,text/csv" mistake={mistakes["file"]} />
        <TextArea
          name="pasted"
          label="または、表計算ソフトから貼り付ける"
          hint="列の名前の行から貼り付けてください。ファイルを選んだときは使いません。"
          value={typed.pasted}
          rows={8}
        />
        <div class="actions">
          <Button label={kept ? "表を置き換える" : "表を登録する"} />
        </div>
      </ConsoleForm>
    </section>
  );
}
