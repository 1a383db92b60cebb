/** The page that takes a file of readings, and says line by line why it can't. */
import { Button } from "../console/pieces/button.js";
import { ConsoleForm } from "../console/pieces/consoleForm.js";
import { FileField } from "../console/pieces/fileField.js";
import { Banner } from "../web/banner.js";
import { Words } from "../web/words.js";
import { columnNames } from "./readingWords.js";

const shown = 50;

export function ReadingImportPage(props: {
  action: string;
  problems: readonly string[];
  csrfField: JSX.Element;
}): JSX.Element {
  const { action, problems, csrfField } = props;
  return (
    <>
      <h1>実績値の取込</h1>
      {problems.length > 0 ? (
        <Banner kind="mistake" title="1件も取り込んでいません" announced>
          <ul class="points">
            {problems.slice(0, shown).map((problem) => (
              <li>
                <Words text={problem} />
              </li>
            ))}
          </ul>
          {problems.length > shown ? <p safe>{`ほかに${problems.length - shown}件あります。`}</p> : ""}
        </Banner>
      ) : (
        ""
      )}
      <p>
        1行に一つの実績値を書いたCSVファイルを取り込みます。1行目は列の名前です。誤りのある行が一つでもあれば、何も取り込みません。同じファイルを二度取り込んでも、二重にはなりません。
      </p>
      <details>
        <summary>列の名前</summary>
        <dl class="pairs">
          {Object.entries(columnNames).map(([key, name]) => (
            <>
              <dt>
                <code safe>{key}</code>
              </dt>
              <dd safe>{name}</dd>
            </>
          ))}
        </dl>
        <p>割合の指標には numerator・n・frame を、件数などの指標には value と from を書きます。</p>
      </details>
      <ConsoleForm action={action} csrfField={csrfField} upload>
        <FileField name="file" label="CSVファイル" accept=".csv,text/csv" required />
        <div class="actions">
          <Button label="取り込む" />
        </div>
      </ConsoleForm>
    </>
  );
}
