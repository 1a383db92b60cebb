/** What a batch of letters has: its text, the merge file, the pages to print. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { batchPath } from "./askingPaths.js";
import type { BatchPageProps } from "./batchPage.js";
import { word } from "./formWords.js";
import { firstLetter, longestLetter } from "./letter.js";

export const lettersPerPage = 100;

export function LetterPart(props: Omit<BatchPageProps, "part">): JSX.Element {
  const { survey, batch, mayEdit, mayApprove, mistakes, form, csrfField } = props;
  const base = batchPath(survey.ward, survey.key, batch.id);
  const text = word(form, "letter") || batch.drawn.letter || firstLetter;
  return (
    <>
      <h2>手紙の文</h2>
      {mayEdit ? (
        <ConsoleForm action={`${base}/letter`} csrfField={csrfField}>
          <TextArea
            name="letter"
            label="印刷する文"
            hint="差し込みの場所: {name} 宛名、{title} アンケートの名前、{code} 回答コード、{url} 回答ページ、{until} 締切、{ward} 区の名前"
            rows={16}
            maxlength={longestLetter}
            value={text}
            mistake={mistakes["letter"]}
          />
          <div class="actions">
            <Button label="文を保存する" weight="outlined" />
          </div>
        </ConsoleForm>
      ) : (
        ""
      )}
      <h2>印刷と差し込み</h2>
      {mayApprove ? (
        <>
          <p>回答コードが分かる資料です。だれが出力したかを監査記録に残します。何度でも同じものを出力できます。</p>
          <div class="actions">
            <ButtonLink href={`${base}/print`} weight="outlined">
              印刷用のページを開く
            </ButtonLink>
            <ConsoleForm action={`${base}/merge`} csrfField={csrfField} inline>
              <Button label="差し込み用のCSVを保存する" weight="outlined" />
            </ConsoleForm>
          </div>
        </>
      ) : (
        <p>回答コードの出力は、承認者が行います。</p>
      )}
      {batch.kind === "panel" && mayApprove && batch.answered < (batch.asked ?? 0) ? (
        <p>
          <a href={`${base}/unanswered`}>まだ回答していない人の一覧（お願いをもう一度送るため）</a>
        </p>
      ) : (
        ""
      )}
    </>
  );
}
