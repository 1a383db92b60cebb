/** The page on which is written what a survey is: title, purpose, for whom, how long it is kept. */
import { type Fields, many, one } from "../../announcement/form/announcementFormFields.js";
import { Button } from "../../console/pieces/button.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { RadioGroup } from "../../console/pieces/radioGroup.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { TextField } from "../../console/pieces/textField.js";
import { frameReach, frameWords } from "../../policy/frameWords.js";
import { frames } from "../../policy/indicator.js";
import { SurveyHead } from "../console/surveyHead.js";
import { mistakeAt, SurveyMistakes } from "../console/surveyMistakes.js";
import { surveyPath } from "../console/surveyPaths.js";
import type { SurveyView } from "../surveyDesk.js";
import { BuilderNav } from "./builderNav.js";
import { classNames } from "./builderWords.js";
import type { Mistake } from "./definitionIssues.js";
import { JapaneseTexts, type TextPart, TranslatedTexts } from "./textFieldset.js";

export interface BasicsPageProps {
  survey: SurveyView;
  now: Date;
  fields: Fields;
  mistakes: readonly Mistake[];
  csrfField: JSX.Element;
}

const parts: readonly TextPart[] = [
  { name: "title", label: "題名", required: true, rows: 1, maxlength: 100 },
  { name: "lead", label: "はじめの説明", hint: "最初の設問の前に示します。", required: true, rows: 4, maxlength: 1000 },
  {
    name: "purpose",
    label: "利用目的",
    hint: "回答を何に使うか、だれが見るか、いつまで持つか。最初の設問の前に示します。",
    required: true,
    rows: 4,
    maxlength: 1000,
  },
  {
    name: "eligibility",
    label: "対象",
    hint: "だれでもよいわけではないときに書きます。例: 18歳未満のこどもを育てている保護者",
    rows: 1,
    maxlength: 200,
  },
];

export function BasicsPage({ survey, now, fields, mistakes, csrfField }: BasicsPageProps): JSX.Element {
  const common = { parts, fields, mistakes };
  return (
    <>
      <SurveyHead survey={survey} now={now} current="questions" />
      <BuilderNav survey={survey} current="basics" mayEdit />
      <SurveyMistakes mistakes={mistakes} />
      <ConsoleForm
        action={`${surveyPath(survey.ward, survey.key)}/basics`}
        csrfField={csrfField}
        attributes={{ novalidate: "", autocomplete: "off" }}
      >
        <Hidden name="edit" value={one(fields, "edit")} />
        <JapaneseTexts {...common} />
        {survey.published ? (
          <>
            <Hidden name="class" value={one(fields, "class")} />
            <p class="note" safe>
              {`区分: ${classNames[survey.published.definition.class]}（公開したあとは変えられません）`}
            </p>
          </>
        ) : (
          <RadioGroup
            name="class"
            label="区分"
            hint="名前や家庭の事情など、ひとりひとりの秘密にかかわる内容なら「秘匿」にしてください。公開したあとは変えられません。"
            value={one(fields, "class")}
            mistake={mistakeAt(mistakes, "class")}
            options={[
              { value: "public", label: classNames.public },
              { value: "confidential", label: classNames.confidential },
            ]}
            required
          />
        )}
        <CheckboxGroup
          name="frames"
          label="回答者の枠"
          hint="だれに、どうやって回答をお願いするか。枠ごとに分けて集計し、混ぜることはありません。"
          values={many(fields, "frames")}
          mistake={mistakeAt(mistakes, "frames")}
          options={frames.map((value) => ({ value, label: frameWords[value], hint: frameReach[value] }))}
          required
        />
        <Retention fields={fields} mistakes={mistakes} />
        <TextArea
          name="note"
          label="職員向けの覚え書き"
          hint="回答する人には見えません。"
          value={one(fields, "note")}
          mistake={mistakeAt(mistakes, "note")}
          rows={3}
          maxlength={1000}
        />
        <section class="form-section" aria-labelledby="languages-title">
          <h2 id="languages-title">ほかのことば</h2>
          <TranslatedTexts {...common} />
        </section>
        <div class="actions">
          <Button label="保存する" />
        </div>
      </ConsoleForm>
    </>
  );
}

function Retention({ fields, mistakes }: Pick<BasicsPageProps, "fields" | "mistakes">): JSX.Element {
  const days = (name: string, label: string) => (
    <TextField
      name={name}
      label={label}
      value={one(fields, name)}
      mistake={mistakeAt(mistakes, name)}
      inputmode="numeric"
      short
      required
    />
  );
  return (
    <section class="form-section" aria-labelledby="retention-title">
      <h2 id="retention-title">保存期間（締切からの日数）</h2>
      <div class="field-row">
        {days("objectionDays", "異議を申し出られる日数")}
        {days("textsDays", "自由記述を消すまで")}
        {days("responsesDays", "回答を消すまで")}
      </div>
    </section>
  );
}
