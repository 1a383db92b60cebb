/** The poster: making one, and the sheet that is hung up. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { TextField } from "../../console/pieces/textField.js";
import { Words } from "../../web/words.js";
import { AskingHead } from "./askingHead.js";
import { askingPath } from "./askingPaths.js";
import type { AskedSurvey, Batch } from "./batch.js";
import { word } from "./formWords.js";
import { FrameField, type OrderPageProps } from "./letterOrderPage.js";
import { Mistaken } from "./mistaken.js";

export function PosterOrderPage({ survey, frames, form, mistakes, csrfField }: OrderPageProps): JSX.Element {
  return (
    <>
      <AskingHead survey={survey} title="ポスターを作る" />
      <Mistaken mistakes={mistakes} />
      <p>
        掲示を見た人がLINEから回答すると、その人の回答は、選んだ相手の回答として集計します。何人に依頼したかは分からないので、回答率は出ません。
      </p>
      <ConsoleForm action={`${askingPath(survey.ward, survey.key)}/poster`} csrfField={csrfField}>
        <FrameField frames={frames} form={form} mistakes={mistakes} />
        <TextField
          name="name"
          label="掲示の名前"
          hint="職員が見分けるための名前です。例: 防災訓練の受付"
          required
          maxlength={100}
          value={word(form, "name")}
          mistake={mistakes["name"]}
        />
        <div class="actions">
          <Button label="ポスターを作る" />
        </div>
      </ConsoleForm>
    </>
  );
}

export interface PosterSheetProps {
  survey: AskedSurvey;
  batch: Batch;
  wardName: string;
  /** As it is typed: XXXX-XXXX-XXXX. */
  code: string;
  pageUrl: string;
  qr: string;
  until: string | undefined;
}

export function PosterSheet({ survey, batch, wardName, code, pageUrl, qr, until }: PosterSheetProps): JSX.Element {
  return (
    <>
      <div class="asking-screen">
        <AskingHead survey={survey} title={`ポスター: ${batch.name}`} />
        <p>ブラウザの印刷で印刷してください。</p>
      </div>
      <article class="asking-letter asking-poster" aria-label="ポスター">
        <p class="asking-poster-ward" safe>
          {wardName}
        </p>
        <p class="asking-poster-title">
          <Words text={survey.definition.title.ja} />
        </p>
        <div class="asking-qr">{qr}</div>
        <ol class="asking-poster-steps">
          <li>
            <Words text={`LINEで${wardName}の公式アカウントを開き、次のコードを送ってください。`} />
            <p class="asking-poster-code" safe>
              {code}
            </p>
          </li>
          <li>
            <Words text={`または、二次元コードを読み取ってください。（${pageUrl}）`} />
          </li>
        </ol>
        {until === undefined ? (
          ""
        ) : (
          <p>
            <Words text={`締切 ${until}`} />
          </p>
        )}
      </article>
    </>
  );
}
