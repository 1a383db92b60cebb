/** 「回答の取り消し」: for somebody who asks the ward to take their response out, and names the code of their letter. */
import { Button } from "../../console/pieces/button.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { TextField } from "../../console/pieces/textField.js";
import { askingPath } from "./askingPaths.js";
import type { AskedSurvey } from "./batch.js";
import { Mistaken } from "./mistaken.js";

export interface WithdrawalPartProps {
  survey: AskedSurvey;
  code: string;
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

export function WithdrawalPart({ survey, code, mistakes, csrfField }: WithdrawalPartProps): JSX.Element {
  return (
    <>
      <h2>回答の取り消し</h2>
      <p>
        回答した方から取り消しの申し出があったときに使います。LINEやリンクから回答した方は、トークの「アンケート」や回答のページから、ご自分で取り消せます。
      </p>
      <Mistaken mistakes={mistakes} />
      <ConsoleForm action={`${askingPath(survey.ward, survey.key)}/withdrawal`} csrfField={csrfField}>
        <TextField
          name="code"
          label="手紙の回答コード"
          hint="申し出た方の手紙にある12文字です。大文字と小文字、ハイフンの有無は区別しません。"
          required
          value={code}
          mistake={mistakes["code"]}
        />
        <CheckboxGroup
          name="confirmed"
          label="確認"
          required
          mistake={mistakes["confirmed"]}
          options={[
            {
              value: "yes",
              label: "本人からの申し出で、取り消した回答は元に戻せないことを伝えました",
              hint: "これからの集計から外れます。すでに公表した結果は変わりません。",
            },
          ]}
        />
        <div class="actions">
          <Button label="この回答を取り消す" weight="danger" />
        </div>
      </ConsoleForm>
    </>
  );
}
