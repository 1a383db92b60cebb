/** Areas of associations in the console: the table in force, a way to try it, earlier ones, and the upload of the next. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { DateField } from "../../console/pieces/dateField.js";
import { Empty } from "../../console/pieces/empty.js";
import { FileField } from "../../console/pieces/fileField.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { Select } from "../../console/pieces/select.js";
import { TextField } from "../../console/pieces/textField.js";
import { dayText, instantText } from "../../console/timeWords.js";
import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Table } from "../../web/table.js";
import type { AssociationAnswer } from "./associationDesk.js";
import { associationsPath, tableFilePath, tablePath, tryPath } from "./associationPaths.js";
import { columns } from "./associationRows.js";
import type { AssociationPlace } from "./associationTable.js";
import type { TableVersion } from "./associationTableStore.js";
import { answerText } from "./associationWords.js";

export interface AssociationPageProps {
  ward: string;
  towns: readonly string[];
  /** Newest first; the first is in force. */
  versions: readonly TableVersion[];
  /** What somebody tries, and what the chat and the form would answer. */
  tried: { place: AssociationPlace; answer: AssociationAnswer } | undefined;
  mayEdit: boolean;
  /** Of the upload, so that sent twice it is one preview. */
  seed: string;
  today: string;
  form: Readonly<Record<string, unknown>>;
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

export function AssociationPage(props: AssociationPageProps): JSX.Element {
  const { ward, versions, mayEdit } = props;
  const [current] = versions;
  return (
    <>
      <h1>町会の区域</h1>
      <p>
        町名・番地・建物名と町会の対応の表です。LINEと申し込みのページが、この表で町会を調べます。表にないところは「区役所が調べて取り次ぎます」と案内します。
      </p>
      <h2>いまの表</h2>
      {current ? (
        <DefinitionList
          items={[
            { term: "出典", text: current.source },
            { term: "時点", text: dayText(current.asOf) },
            { term: "行", text: `${current.count.toLocaleString("ja-JP")}行` },
            { term: "反映", text: instantText(current.createdAt) },
            { term: "ファイル", element: <a href={tableFilePath(ward, current.id)}>CSVで保存する</a> },
          ]}
        />
      ) : (
        <Empty text="表はまだありません。区が持っている対応表を、CSVで取り込めます。" />
      )}
      <Try {...props} />
      {mayEdit ? <Upload {...props} /> : ""}
      {versions.length > 1 ? <Versions ward={ward} versions={versions.slice(1)} /> : ""}
    </>
  );
}

function Try({ ward, towns, tried, csrfField }: AssociationPageProps): JSX.Element {
  const { place, answer } = tried ?? {};
  return (
    <section aria-labelledby="try-title">
      <h2 id="try-title">町会を調べる</h2>
      <ConsoleForm action={tryPath(ward)} csrfField={csrfField}>
        <Select
          name="town"
          label="町名"
          required
          empty="選んでください"
          value={place?.town}
          options={towns.map((town) => ({ value: town, label: town }))}
        />
        <TextField name="block" label="丁目・番地" hint="例: 2丁目19番、2-19" value={place?.block} maxlength={40} />
        <TextField
          name="building"
          label="建物名"
          hint="3文字以上なら、一部でも探せます。"
          value={place?.building}
          maxlength={80}
        />
        <div class="actions">
          <Button label="調べる" weight="outlined" />
        </div>
      </ConsoleForm>
      {answer ? (
        <Banner kind="remark" announced>
          <p safe>{answerText(answer)}</p>
        </Banner>
      ) : (
        ""
      )}
    </section>
  );
}

function Upload({ ward, seed, today, form, mistakes, csrfField }: AssociationPageProps): JSX.Element {
  const field = (name: string, usual = "") => ({
    name,
    value: typeof form[name] === "string" ? form[name] : usual,
    mistake: mistakes[name],
  });
  return (
    <section aria-labelledby="upload-title">
      <h2 id="upload-title">表を取り込む</h2>
      {Object.keys(mistakes).length === 0 ? (
        ""
      ) : (
        <Banner kind="mistake" title="まだ読み込んでいません" announced>
          <p>赤い文字のところを直して、もう一度送ってください。</p>
        </Banner>
      )}
      <p
        safe
      >{`見出しは ${columns.join("、")} です。「町名」と「町会名」は必ず要ります。ほかの列は、なくても空でもかまいません。`}</p>
      <p>
        「連絡先」と「会費」は区民に見せます。町会長などの個人の電話番号や名前は入れないでください。「備考」は職員だけが見ます。取り込む表は、いまの表と丸ごと入れ替わります。
      </p>
      <ConsoleForm action={associationsPath(ward)} csrfField={csrfField} upload>
        <Hidden name="seed" value={seed} />
        <FileField
          name="file"
          label="CSVファイル"
          hint="10,000行まで。文字コードはUTF-8とShift_JISを見分けます。反映する前に、内容を確かめる画面が出ます。"
          accept=".csv,text/csv"
          required
          mistake={mistakes["file"]}
        />
        <TextField
          {...field("source")}
          label="出典"
          hint="区民にも見えます。例: 西区役所の町会区域一覧"
          required
          maxlength={80}
        />
        <DateField {...field("asOf", today)} label="いつの時点の表か" required />
        <div class="actions">
          <Button label="読み込んで確かめる" />
        </div>
      </ConsoleForm>
    </section>
  );
}

function Versions({ ward, versions }: { ward: string; versions: readonly TableVersion[] }): JSX.Element {
  return (
    <Table
      id="versions-table"
      caption="前の表"
      heads={["反映した日時", "出典", "時点", "行"]}
      rows={versions.map(({ id, createdAt, source, asOf, count }) => [
        <a href={tablePath(ward, id)} safe>
          {instantText(createdAt)}
        </a>,
        escapeHtml(source),
        escapeHtml(dayText(asOf)),
        escapeHtml(`${count.toLocaleString("ja-JP")}行`),
      ])}
    />
  );
}
