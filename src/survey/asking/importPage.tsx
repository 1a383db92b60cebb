/** Taking in another system's answers: choosing the file, and what was taken in before. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { FileField } from "../../console/pieces/fileField.js";
import { TextField } from "../../console/pieces/textField.js";
import { instantText } from "../../console/timeWords.js";
import { Table } from "../../web/table.js";
import { AskingHead } from "./askingHead.js";
import { askingPath, importPath } from "./askingPaths.js";
import { count } from "./askingWords.js";
import type { AskedSurvey } from "./batch.js";
import { type Form, word } from "./formWords.js";
import type { ImportCounts, ImportView } from "./importDesk.js";
import { Mistaken } from "./mistaken.js";

export const importStates: Readonly<Record<ImportCounts["state"], string>> = {
  waiting: "確認待ち（まだ取り込んでいません）",
  taking: "取り込み中",
  done: "取り込み済み",
  stopped: "途中で止まりました（アンケートが終わったため）",
};

export interface ImportPageProps {
  survey: AskedSurvey;
  imports: readonly ImportView[];
  sources: readonly string[];
  form: Form;
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

export function ImportPage({ survey, imports, sources, form, mistakes, csrfField }: ImportPageProps): JSX.Element {
  return (
    <>
      <AskingHead survey={survey} title="ほかのシステムの回答を取り込む" />
      <Mistaken mistakes={mistakes} />
      <p>
        取り込んだ回答は、ほかの回答と混ぜずに「ほかのシステムの回答」として集計します。同じ受付番号の行は、何度取り込んでも1件です。内容が変わっていれば、新しい内容に入れ替わります。
      </p>
      <ConsoleForm action={`${askingPath(survey.ward, survey.key)}/import`} csrfField={csrfField} upload>
        <TextField
          name="source"
          label="元のシステムと様式の名前"
          hint={`同じ様式のファイルには、いつも同じ名前を付けてください。結果にもこの名前を出します。${
            sources.length > 0 ? `これまでの名前: ${sources.join("、")}` : "例: 行政オンラインシステム 区民アンケート"
          }`}
          required
          maxlength={100}
          value={word(form, "source") || sources[0]}
          mistake={mistakes["source"]}
        />
        <FileField
          name="file"
          label="CSVファイル"
          hint="10,000行まで。文字コードはUTF-8とShift_JISを見分けます。取り込む前に、内容を確かめる画面が出ます。"
          accept=".csv,text/csv"
          required
          mistake={mistakes["file"]}
        />
        <div class="actions">
          <Button label="読み込んで確かめる" />
        </div>
      </ConsoleForm>
      {imports.length === 0 ? (
        ""
      ) : (
        <Table
          id="imports"
          caption="これまでのファイル"
          heads={["日時", "様式", "状態", "新しい回答", "変わった回答", "同じ回答", "取り込めない行"]}
          rows={imports.map(({ id, importedAt, source, counts }) => [
            <a href={importPath(survey.ward, survey.key, id)} safe>
              {instantText(importedAt)}
            </a>,
            escapeHtml(source),
            escapeHtml(importStates[counts.state]),
            ...[counts.added, counts.changed, counts.same, counts.refused].map((one) => escapeHtml(count(one))),
          ])}
        />
      )}
    </>
  );
}
