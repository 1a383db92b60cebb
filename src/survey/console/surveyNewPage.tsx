/** Where a run of a survey begins: blank, from the content, or as the next round of an earlier run. */
import { type Fields, one } from "../../announcement/form/announcementFormFields.js";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { TextField } from "../../console/pieces/textField.js";
import type { Mistake } from "../builder/definitionIssues.js";
import { mistakeAt, SurveyMistakes } from "./surveyMistakes.js";
import { surveysPath } from "./surveyPaths.js";

export interface SurveyNewProps {
  ward: string;
  /** What it is made from, in words; undefined: a blank one. */
  from: string | undefined;
  /** Names the address below the ward's. */
  publicBase: string;
  fields: Fields;
  mistakes: readonly Mistake[];
  csrfField: JSX.Element;
}

export function SurveyNewPage({ ward, from, publicBase, fields, mistakes, csrfField }: SurveyNewProps): JSX.Element {
  return (
    <>
      <h1>アンケートを作る</h1>
      <SurveyMistakes mistakes={mistakes} />
      <p safe>
        {from === undefined
          ? "新しいアンケートの下書きを作ります。設問や対象は、次の画面から入力します。"
          : `${from}を写して、下書きを作ります。題名と、指標の年度を確かめてください。設問は、次の画面から直せます。`}
      </p>
      <ConsoleForm action={`${surveysPath(ward)}/new`} csrfField={csrfField} attributes={{ novalidate: "" }}>
        <Hidden name="content" value={one(fields, "content")} />
        <Hidden name="run" value={one(fields, "run")} />
        <TextField
          name="title"
          label="題名"
          hint="回答する人にも見えます。"
          value={one(fields, "title")}
          mistake={mistakeAt(mistakes, "title")}
          maxlength={100}
          required
        />
        <TextField
          name="key"
          label="記号"
          hint={`アドレスの終わりになります（${publicBase}記号）。半角の英小文字、数字、ハイフンで41文字まで。あとから変えられません。`}
          value={one(fields, "key")}
          mistake={mistakeAt(mistakes, "key")}
          maxlength={41}
          required
        />
        <div class="actions">
          <Button label="下書きを作る" />
        </div>
      </ConsoleForm>
    </>
  );
}
