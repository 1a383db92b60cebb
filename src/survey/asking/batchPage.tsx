/** One batch: who was asked, how far it is, and what can be done with it. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { ProgressBar } from "../../console/pieces/progressBar.js";
import { TextField } from "../../console/pieces/textField.js";
import { instantText } from "../../console/timeWords.js";
import { DefinitionList } from "../../web/definitionList.js";
import { AskingHead } from "./askingHead.js";
import { batchPath } from "./askingPaths.js";
import { askedWords, count, kindWords, rateText, reached } from "./askingWords.js";
import type { AskedSurvey, Batch } from "./batch.js";

export interface BatchPageProps {
  survey: AskedSurvey;
  batch: Batch;
  mayEdit: boolean;
  mayApprove: boolean;
  mistakes: Readonly<Record<string, string>>;
  form: Readonly<Record<string, unknown>>;
  csrfField: JSX.Element;
  /** What only this kind of batch has. */
  part: JSX.Element;
}

export function BatchPage({ survey, batch, mayEdit, mistakes, csrfField, part }: BatchPageProps): JSX.Element {
  const base = batchPath(survey.ward, survey.key, batch.id);
  const sent = reached(batch);
  const isLetters = batch.kind === "letters" || batch.kind === "panel";
  return (
    <>
      <AskingHead survey={survey} title={batch.name} />
      <DefinitionList
        items={[
          { term: "方法", text: kindWords[batch.kind] },
          { term: "相手", text: askedWords[batch.frame] },
          { term: "作った日時", text: instantText(batch.createdAt) },
          ...(batch.asked === undefined ? [] : [{ term: "依頼した数", text: count(batch.asked) }]),
          ...(batch.population === undefined ? [] : [{ term: "選んだ元の人数", text: `${count(batch.population)}人` }]),
          ...(batch.everyone ? [{ term: "選び方", text: "対象の全員" }] : []),
          ...(isLetters
            ? [
                { term: "宛先不明で戻った数", text: count(batch.returned) },
                { term: "無効にした回答コード", text: count(batch.withdrawn) },
              ]
            : []),
          { term: "回答", text: `${count(batch.answered)}（回答率 ${rateText(batch)}）` },
        ]}
      />
      {sent === undefined ? (
        ""
      ) : (
        <ProgressBar
          id="answered"
          label="回答した人"
          done={batch.answered}
          total={sent}
          text={`${count(batch.answered)} / ${count(sent)}`}
        />
      )}
      {part}
      {isLetters && mayEdit ? (
        <>
          <h2>戻ってきた手紙</h2>
          <ConsoleForm action={`${base}/returned`} csrfField={csrfField}>
            <TextField
              name="returned"
              label="宛先不明で戻った手紙の数"
              hint="これまでの合計です。回答率は、この数を除いて計算します。"
              short
              required
              inputmode="numeric"
              value={String(batch.returned)}
              mistake={mistakes["returned"]}
            />
            <div class="actions">
              <Button label="数を保存する" weight="outlined" />
            </div>
          </ConsoleForm>
          {survey.state === "open" ? (
            <>
              <h2>なくした手紙</h2>
              <ConsoleForm action={`${base}/withdraw-code`} csrfField={csrfField}>
                <TextField
                  name="number"
                  label="手紙の番号"
                  hint="その回答コードを無効にします。もう回答に使われたコードは無効にできません。"
                  short
                  required
                  inputmode="numeric"
                  mistake={mistakes["number"]}
                />
                <div class="actions">
                  <Button label="回答コードを無効にする" weight="danger" />
                </div>
              </ConsoleForm>
            </>
          ) : (
            ""
          )}
        </>
      ) : (
        ""
      )}
    </>
  );
}
