/** Choosing a file of events, and what was taken in before. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { FileField } from "../../console/pieces/fileField.js";
import { instantText } from "../../console/timeWords.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import { mostRows } from "./eventCsv.js";
import type { KeptEventFile } from "./eventImportStore.js";

export interface EventImportPageProps {
  base: string;
  imports: readonly Omit<KeptEventFile, "file">[];
  mistake: string | undefined;
  /** Open data of the ward: the same columns. */
  exportPath: string;
  csrfField: JSX.Element;
}

const count = (number: number | undefined): string => (number === undefined ? "―" : number.toLocaleString("ja-JP"));

export function EventImportPage({ base, imports, mistake, exportPath, csrfField }: EventImportPageProps): JSX.Element {
  return (
    <>
      <h1>行事をファイルから取り込む</h1>
      <p>
        <Words text="推奨データセットと自治体標準オープンデータセットの「イベント一覧」の項目名で読み取ります。同じIDの行事は、何度取り込んでも1件です。" />
      </p>
      <p>
        <a href={exportPath}>いま公開している行事のCSV</a>
        <Words text="と同じ項目です。これを直して取り込むこともできます。" />
      </p>
      <ConsoleForm action={base} csrfField={csrfField} upload>
        <FileField
          name="file"
          label="CSVファイル"
          hint={`${mostRows.toLocaleString("ja-JP")}行、12MBまで。文字コードはUTF-8、Shift_JIS、UTF-16を見分けます。取り込む前に、何が変わるかを確かめる画面が出ます。`}
          accept=".csv,text/csv"
          required
          mistake={mistake}
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
          heads={["日時", "ファイル", "状態", "新しい行事", "変わった行事", "同じ行事", "取り込めない行"]}
          rows={imports.map(({ id, createdAt, fileName, importedAt, counts }) => [
            <a href={`${base}/${id}`} safe>
              {instantText(createdAt)}
            </a>,
            escapeHtml(fileName),
            importedAt ? "取り込み済み" : "確認待ち（まだ取り込んでいません）",
            escapeHtml(count(counts?.added)),
            escapeHtml(count(counts?.changed)),
            escapeHtml(count(counts?.unchanged)),
            escapeHtml(count(counts?.bad)),
          ])}
        />
      )}
    </>
  );
}
