/** A file of events before it is taken in: what would be new, what would change and from what to what, what can't be read. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ChoiceBox } from "../../console/pieces/choiceBox.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { RadioGroup } from "../../console/pieces/radioGroup.js";
import { instantText } from "../../console/timeWords.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import type { BadRow } from "./eventCsv.js";
import { fieldName, valueText } from "./eventFieldWords.js";
import type { PlannedChange } from "./eventImport.js";
import { type ImportPreview, seenMark } from "./eventImportDesk.js";
import { problemText } from "./eventImportWords.js";

export interface EventImportPreviewProps {
  base: string;
  preview: ImportPreview;
  csrfField: JSX.Element;
}

const shown = 300;
const encodings = { "utf-8": "UTF-8", "utf-16le": "UTF-16", shift_jis: "Shift_JIS（CP932）" } as const;
const generations = {
  old: "推奨データセット",
  new: "自治体標準オープンデータセット",
  unknown: "見分けられません（項目名で読み取りました）",
} as const;

const count = (number: number): string => number.toLocaleString("ja-JP");
/** Says of what, too: several tables stand on the page. */
const captionOf = (what: string, all: number, unit: string): string =>
  `${what}: ${all > shown ? `${count(all)}${unit}のうち、はじめの${shown}${unit}` : `${count(all)}${unit}`}`;

export function EventImportPreviewPage({ base, preview, csrfField }: EventImportPreviewProps): JSX.Element {
  const { file, table, plan, bad, gone } = preview;
  const taken = plan.added.length + plan.changed.length;
  return (
    <>
      <h1>取り込みの確認</h1>
      <DefinitionList
        items={[
          { term: "ファイル", text: file.fileName },
          { term: "文字コード", text: encodings[table.encoding] },
          { term: "項目の形式", text: generations[table.generation] },
          { term: "新しい行事", text: `${count(plan.added.length)}件` },
          { term: "変わる行事", text: `${count(plan.changed.length)}件` },
          { term: "同じ行事（何も変わりません）", text: `${count(plan.unchanged)}件` },
          { term: "職員が直した行事（そのままにします）", text: `${count(plan.conflicts.length)}件` },
          { term: "中止にした行事（そのままにします）", text: `${count(plan.cancelled.length)}件` },
          { term: "取り込めない行", text: `${count(bad.length)}行` },
          ...(table.unused.length > 0 ? [{ term: "取り込まない項目", text: table.unused.join("、") }] : []),
        ]}
      />
      <BadRows bad={bad} href={`${base}/bad.csv`} />
      <ConsoleForm action={`${base}/take`} csrfField={csrfField}>
        <Added preview={preview} />
        <Changed id="changed" title="変わる行事" changes={plan.changed} />
        <Conflicts changes={plan.conflicts} />
        <Changed id="cancelled" title="中止にした行事（取り込みません）" changes={plan.cancelled} />
        {gone.length === 0 ? (
          ""
        ) : (
          <>
            <h2>このファイルにない行事</h2>
            <p>
              <Words text="前に取り込んだ、これからの行事です。中止にはしません。中止のときは、行事の画面で中止にしてください。" />
            </p>
            <Table
              id="gone"
              caption={captionOf("ファイルにない行事", gone.length, "件")}
              heads={["ID", "行事", "開始"]}
              rows={gone
                .slice(0, shown)
                .map(({ key, title, startsAt }) => [escapeHtml(key), escapeHtml(title), instantText(startsAt)])}
            />
          </>
        )}
        <h2>取り込み</h2>
        <RadioGroup
          name="state"
          label="新しい行事を"
          required
          value="published"
          options={[
            { value: "published", label: "すぐに公開する", hint: "区のホームページなどで、もう公開している行事のとき" },
            { value: "draft", label: "下書きにする", hint: "行事ごとに確かめてから公開するとき" },
          ]}
        />
        <div class="actions">
          <Button label={`${count(taken)}件を取り込む`} disabled={taken + plan.conflicts.length === 0} />
        </div>
      </ConsoleForm>
      <ConsoleForm action={`${base}/drop`} csrfField={csrfField} inline>
        <Button label="取り込まずにファイルを消す" weight="danger" />
      </ConsoleForm>
      <p class="note">取り込まないままのファイルは、1日で消えます。</p>
    </>
  );
}

function BadRows({ bad, href }: { bad: readonly BadRow[]; href: string }): JSX.Element {
  if (bad.length === 0) return "";
  const faults = bad.flatMap(({ line, faults: all }) => all.map((fault) => ({ line, ...fault })));
  return (
    <>
      <h2>取り込めない行</h2>
      <p>
        <Words text="この行を除いて取り込めます。ファイルを直して、もう一度取り込むこともできます。" />{" "}
        <a href={href}>取り込めない行の一覧（CSV）</a>
      </p>
      <Table
        id="bad"
        caption={captionOf("取り込めない行", faults.length, "件")}
        heads={["行", "項目", "内容", "理由", "どうすればよいか"]}
        rows={faults.slice(0, shown).map(({ line, column, value = "", problem }) => {
          const { reason, hint } = problemText(problem);
          return [String(line), column, value.slice(0, 100), reason, hint].map((text) => escapeHtml(text));
        })}
      />
    </>
  );
}

function Added({ preview: { plan } }: { preview: ImportPreview }): JSX.Element {
  if (plan.added.length === 0) return "";
  return (
    <>
      <h2>新しい行事</h2>
      <Table
        id="added"
        caption={captionOf("新しい行事", plan.added.length, "件")}
        heads={["行", "ID", "行事", "開始", "場所"]}
        rows={plan.added
          .slice(0, shown)
          .map(({ row, fields }) => [
            String(row.line),
            escapeHtml(row.key),
            escapeHtml(`${fields.title}${row.cancelled ? "（中止）" : ""}`),
            escapeHtml(instantText(fields.startsAt)),
            escapeHtml(fields.place ?? "―"),
          ])}
      />
    </>
  );
}

const changeCells = ({ row, before, changes }: PlannedChange): JSX.Element[] => [
  String(row.line),
  escapeHtml(before.title),
  <ul class="changes">
    {changes.map((change) => (
      <li safe>
        {`${fieldName(change)}: ${valueText(change.field, change.before)} → ${valueText(change.field, change.after)}`}
      </li>
    ))}
  </ul>,
];

interface ChangedProps {
  id: string;
  title: string;
  changes: readonly PlannedChange[];
}

function Changed({ id, title, changes }: ChangedProps): JSX.Element {
  if (changes.length === 0) return "";
  return (
    <>
      <h2 safe>{title}</h2>
      <Table
        id={id}
        caption={captionOf(title, changes.length, "件")}
        heads={["行", "行事", "変わる内容（いま → ファイル）"]}
        rows={changes.slice(0, shown).map(changeCells)}
      />
    </>
  );
}

function Conflicts({ changes }: { changes: readonly PlannedChange[] }): JSX.Element {
  if (changes.length === 0) return "";
  return (
    <>
      <h2>職員が直した行事</h2>
      <p>
        <Words text="この画面で登録したか、直した行事です。印を付けたものだけ、ファイルの内容に変えます。" />
      </p>
      <Table
        id="conflicts"
        caption={captionOf("職員が直した行事", changes.length, "件")}
        heads={["行", "行事", "変わる内容（いま → ファイル）", "ファイルの内容に変える"]}
        rows={changes
          .slice(0, shown)
          .map((one, index) => [
            ...changeCells(one),
            <ChoiceBox
              type="checkbox"
              name="over"
              id={`over-${index}`}
              option={{ value: seenMark(one), label: "ファイルの内容に変える" }}
              checked={false}
            />,
          ])}
      />
    </>
  );
}
