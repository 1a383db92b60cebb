/** One file before and after it is taken in: which column is which question, what would happen, what can't be taken. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { ProgressBar } from "../../console/pieces/progressBar.js";
import { Select } from "../../console/pieces/select.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import { optionsOf } from "../question.js";
import { AskingHead } from "./askingHead.js";
import { importPath } from "./askingPaths.js";
import { count } from "./askingWords.js";
import type { AskedSurvey } from "./batch.js";
import type { ImportPreview, ImportView } from "./importDesk.js";
import { importStates } from "./importPage.js";
import type { BadRow } from "./importRow.js";
import { rowProblemText } from "./tableWords.js";

export interface ImportPreviewPageProps {
  survey: AskedSurvey;
  file: ImportView;
  /** Undefined once it is being taken in. */
  preview: ImportPreview | undefined;
  mayEdit: boolean;
  csrfField: JSX.Element;
}

const encodings = { "utf-8": "UTF-8", "utf-16le": "UTF-16", shift_jis: "Shift_JIS" } as const;
const shownBad = 50;

export function ImportPreviewPage(props: ImportPreviewPageProps): JSX.Element {
  const { survey, file, preview } = props;
  const { counts } = file;
  return (
    <>
      <AskingHead survey={survey} title={`取り込み: ${file.source}`} />
      <DefinitionList
        items={[
          { term: "ファイル", text: file.fileName },
          { term: "状態", text: importStates[counts.state] },
          ...(preview
            ? [
                { term: "文字コード", text: encodings[preview.encoding] },
                { term: "行", text: `${count(preview.rows)}行` },
              ]
            : []),
          { term: "新しい回答", text: `${count(preview?.added ?? counts.added)}件` },
          { term: "変わる回答", text: `${count(preview?.changed ?? counts.changed)}件` },
          { term: "同じ回答（何も変わりません）", text: `${count(preview?.same ?? counts.same)}件` },
          { term: "取り込めない行", text: `${count(preview?.bad.length ?? counts.refused)}行` },
        ]}
      />
      {counts.state === "taking" ? (
        <>
          <ProgressBar id="taken" label="取り込み" done={counts.gone} total={counts.rows} />
          <p>
            <a href={importPath(survey.ward, survey.key, file.id)}>いまの状態を確かめる</a>
          </p>
        </>
      ) : (
        ""
      )}
      <BadRows bad={preview?.bad ?? file.bad} />
      {preview && props.mayEdit && survey.state === "open" ? <Decide {...props} preview={preview} /> : ""}
    </>
  );
}

function BadRows({ bad }: { bad: readonly BadRow[] }): JSX.Element {
  if (bad.length === 0) return "";
  return (
    <>
      <h2>取り込めない行</h2>
      <Table
        id="bad"
        caption={bad.length > shownBad ? `はじめの${shownBad}行` : `${count(bad.length)}行`}
        heads={["ファイルの行", "理由"]}
        rows={bad.slice(0, shownBad).map(({ line, problem }) => [String(line), escapeHtml(rowProblemText(problem))])}
      />
    </>
  );
}

function Decide({
  survey,
  file,
  preview,
  csrfField,
}: ImportPreviewPageProps & { preview: ImportPreview }): JSX.Element {
  const base = importPath(survey.ward, survey.key, file.id);
  const heads = preview.heads.filter((head) => head !== "").map((head) => ({ value: head, label: head }));
  const columnOf = (question: string) => file.mapping.columns.find((one) => one.question === question);
  return (
    <>
      <h2>項目の対応</h2>
      <p>ファイルのどの項目が、どの設問の答えかを確かめてください。同じ様式を次に取り込むときも使います。</p>
      <ConsoleForm action={`${base}/mapping`} csrfField={csrfField}>
        <Select
          name="id"
          label="受付番号"
          hint="一件ずつ違う番号の項目です。番号はそのまま保存せず、照合用の値に変えます。"
          options={heads}
          value={file.mapping.idColumn}
        />
        {survey.definition.questions.map((asked, index) => {
          const mapped = columnOf(asked.id);
          const unknown = preview.unknown.get(asked.id) ?? [];
          const choices = [
            { value: "-", label: "空欄とみなす" },
            ...optionsOf(asked).map(({ key, text }) => ({ value: key, label: text.ja })),
          ];
          const known = Object.entries(mapped?.values ?? {});
          const words = [
            ...known.map(([word]) => word),
            ...unknown.filter((word) => !known.some(([one]) => one === word)),
          ];
          return (
            <>
              <Select
                name={`column_${asked.id}`}
                label={`設問${index + 1} ${asked.text.ja}`}
                options={heads}
                value={mapped?.column}
                empty="この設問には取り込まない"
              />
              {mapped && words.length > 0 ? (
                <fieldset class="asking-values">
                  <legend>
                    <Words text={`設問${index + 1}の選択肢にない内容`} />
                  </legend>
                  {words.map((word, place) => {
                    const meant = mapped.values[word];
                    return (
                      <>
                        <Hidden name={`word_${asked.id}_${place}`} value={word} />
                        <Select
                          name={`value_${asked.id}_${place}`}
                          label={`「${word}」`}
                          options={choices}
                          value={meant === "" ? "-" : meant}
                          empty="この行は取り込まない"
                        />
                      </>
                    );
                  })}
                </fieldset>
              ) : (
                ""
              )}
            </>
          );
        })}
        <div class="actions">
          <Button label="対応を保存して、もう一度確かめる" weight="outlined" />
        </div>
      </ConsoleForm>
      <h2>取り込み</h2>
      <div class="actions">
        <ConsoleForm action={`${base}/take`} csrfField={csrfField} inline>
          <Button
            label={`${count(preview.added + preview.changed)}件を取り込む`}
            disabled={preview.added + preview.changed === 0}
          />
        </ConsoleForm>
        <ConsoleForm action={`${base}/drop`} csrfField={csrfField} inline>
          <Button label="取り込まずにファイルを消す" weight="danger" />
        </ConsoleForm>
      </div>
      <p class="note">取り込まないままのファイルは、1日で消えます。</p>
    </>
  );
}
