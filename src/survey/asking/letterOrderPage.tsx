/** New letters: to whom, how many, out of how many. */
import { Button } from "../../console/pieces/button.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { RadioGroup } from "../../console/pieces/radioGroup.js";
import { TextField } from "../../console/pieces/textField.js";
import type { Frame } from "../../policy/indicator.js";
import { AskingHead } from "./askingHead.js";
import { askingPath } from "./askingPaths.js";
import { askedWords } from "./askingWords.js";
import type { AskedSurvey } from "./batch.js";
import { type Form, word } from "./formWords.js";
import { Mistaken } from "./mistaken.js";

export interface OrderPageProps {
  survey: AskedSurvey;
  frames: readonly Frame[];
  form: Form;
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

export function LetterOrderPage({ survey, frames, form, mistakes, csrfField }: OrderPageProps): JSX.Element {
  return (
    <>
      <AskingHead survey={survey} title="手紙で依頼する" />
      <Mistaken mistakes={mistakes} />
      <ConsoleForm action={`${askingPath(survey.ward, survey.key)}/letters`} csrfField={csrfField}>
        <FrameField frames={frames} form={form} mistakes={mistakes} />
        <TextField
          name="name"
          label="依頼の名前"
          hint="職員が見分けるための名前です。例: 住民基本台帳から無作為に選んだ2,000人"
          required
          maxlength={100}
          value={word(form, "name")}
          mistake={mistakes["name"]}
        />
        <TextField
          name="count"
          label="手紙の数"
          hint="50,000通まで。この数だけ回答コードを作ります。"
          required
          short
          inputmode="numeric"
          value={word(form, "count")}
          mistake={mistakes["count"]}
        />
        <TextField
          name="population"
          label="選んだ元の人数"
          hint="限られた人数から選んだときだけ入力します。割合の区間を、その人数に合わせて計算します。"
          short
          inputmode="numeric"
          value={word(form, "population")}
          mistake={mistakes["population"]}
        />
        <CheckboxGroup
          name="everyone"
          label="選び方"
          hint="全員に依頼したときは、標本誤差の区間を出しません。"
          values={word(form, "everyone") === "on" ? ["on"] : []}
          options={[{ value: "on", label: "対象の全員に依頼する（一部を選んだのではない）" }]}
          mistake={mistakes["everyone"]}
        />
        <div class="actions">
          <Button label="回答コードを作る" />
        </div>
      </ConsoleForm>
    </>
  );
}

export function FrameField({
  frames,
  form,
  mistakes,
}: Pick<OrderPageProps, "frames" | "form" | "mistakes">): JSX.Element {
  return (
    <RadioGroup
      name="frame"
      label="だれに依頼しますか"
      hint="相手の種類ごとに、別々に集計します。このアンケートが対象とする種類だけを選べます。"
      required
      value={word(form, "frame") || frames[0]}
      options={frames.map((frame) => ({ value: frame, label: askedWords[frame] }))}
      mistake={mistakes["frame"]}
    />
  );
}
