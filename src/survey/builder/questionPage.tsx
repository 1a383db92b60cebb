/** The page on which one question is written. */
import { type Fields, many, one } from "../../announcement/form/announcementFormFields.js";
import { Button } from "../../console/pieces/button.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { RadioGroup } from "../../console/pieces/radioGroup.js";
import { Select } from "../../console/pieces/select.js";
import { TextField } from "../../console/pieces/textField.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { mistakeAt, SurveyMistakes } from "../console/surveyMistakes.js";
import { harmless, type Question, subjects } from "../question.js";
import { kindNames, subjectNames } from "./builderWords.js";
import { ConditionGroups } from "./conditionGroups.js";
import type { Mistake } from "./definitionIssues.js";
import { kindOf, type QuestionKind, questionKinds } from "./questionFields.js";
import { QuestionLimits } from "./questionLimits.js";
import { JapaneseTexts, type TextPart, TranslatedTexts } from "./textFieldset.js";

export interface QuestionPageProps {
  title: string;
  /** Of the question's own page. */
  action: string;
  /** The list of questions. */
  back: string;
  /** Its id can be chosen only while it is new: answers are kept by it. */
  isNew: boolean;
  surveyClass: "public" | "confidential";
  /** Those before it. */
  earlier: readonly Question[];
  keptConditions: boolean;
  fields: Fields;
  mistakes: readonly Mistake[];
  csrfField: JSX.Element;
}

export function QuestionPage(props: QuestionPageProps): JSX.Element {
  const { title, action, back, isNew, earlier, fields, mistakes, csrfField } = props;
  const kind = kindOf(fields);
  const parts = partsOf(kind);
  return (
    <>
      <h1 safe>{title}</h1>
      <SurveyMistakes mistakes={mistakes} />
      <ConsoleForm action={action} csrfField={csrfField} attributes={{ novalidate: "", autocomplete: "off" }}>
        <Hidden name="edit" value={one(fields, "edit")} />
        {/* What Enter in a field does: save. */}
        <button class="unseen" type="submit" name="action" value="save" tabindex="-1">
          入力したとおりに保存する
        </button>
        <div class="field-row">
          <Select
            name="kind"
            label="答え方"
            value={kind}
            options={questionKinds.map((value) => ({ value, label: kindNames[value] }))}
            mistake={mistakeAt(mistakes, "kind")}
          />
          <div>
            <Button label="この答え方の欄にする" name="action" value="kind" weight="outlined" />
          </div>
        </div>
        {isNew ? (
          <TextField
            name="id"
            label="設問の記号"
            hint="書き出した回答の列の名前になります。半角の英小文字、数字、ハイフン。あとから変えられません。"
            value={one(fields, "id")}
            mistake={mistakeAt(mistakes, "id")}
            maxlength={41}
            short
            required
          />
        ) : (
          <>
            <Hidden name="id" value={one(fields, "id")} />
            <p class="note" safe>{`設問の記号: ${one(fields, "id")}`}</p>
          </>
        )}
        <JapaneseTexts parts={parts} fields={fields} mistakes={mistakes} />
        <QuestionLimits kind={kind} fields={fields} mistakes={mistakes} />
        <CheckboxGroup
          name="required"
          label="必須"
          values={many(fields, "required")}
          options={[{ value: "on", label: "答えないと先に進めない設問にする" }]}
        />
        <Subject {...props} />
        <section class="form-section" aria-labelledby="languages-title">
          <h2 id="languages-title">ほかのことば</h2>
          <p class="note">訳のないところは、日本語で示します。</p>
          <TranslatedTexts parts={parts} fields={fields} mistakes={mistakes} />
        </section>
        <ConditionGroups
          legend="尋ねる条件"
          hint="印を付けると、前の設問でその答えを選んだ人だけに尋ねます。いくつかの設問に印を付けると、すべてに当てはまる人だけです。印がなければ全員に尋ねます。"
          questions={earlier}
          fields={fields}
          mistake={mistakeAt(mistakes, "if")}
          kept={props.keptConditions}
        />
        <div class="actions">
          <Button label="保存する" name="action" value="save" />
          <ButtonLink href={back} weight="plain">
            やめて、設問の一覧に戻る
          </ButtonLink>
        </div>
      </ConsoleForm>
    </>
  );
}

const choiceHint =
  "1行に1つずつ書きます。「記号 | 文」と書くと記号を決められ、文だけなら自動で付きます。ほかの選択肢と一緒に選べないものは、終わりに「| 単独」と書きます（例: none | 特にない | 単独）。";

function partsOf(kind: QuestionKind): TextPart[] {
  const text: TextPart = { name: "text", label: "設問の文", required: true, rows: 3, maxlength: 300 };
  const help: TextPart = { name: "help", label: "補足の説明", rows: 2, maxlength: 500 };
  switch (kind) {
    case "single":
    case "multiple":
      return [text, help, { name: "choices", label: "選択肢", hint: choiceHint, required: true, rows: 7 }];
    case "scale":
      return [
        text,
        help,
        { name: "lowest", label: "いちばん低い数の言葉", required: true, rows: 1, maxlength: 50 },
        { name: "highest", label: "いちばん高い数の言葉", required: true, rows: 1, maxlength: 50 },
      ];
    case "number":
      return [text, help, { name: "unit", label: "単位", hint: "例: 人、回", rows: 1, maxlength: 20 }];
    case "date":
    case "text":
      return [text, help];
    default:
      return kind satisfies never;
  }
}

function Subject({ fields, mistakes, surveyClass }: QuestionPageProps): JSX.Element {
  return (
    <RadioGroup
      name="subject"
      label="何についての設問か"
      hint={
        surveyClass === "confidential"
          ? "秘匿のアンケートなので、どの設問も専用の回答ページだけで尋ねます。"
          : "上の三つは、選択肢や段階で答える設問であれば、LINEの中のボタンで答えられます。それ以外は、LINEの会社のサーバーに回答を残さないよう、専用の回答ページだけで尋ねます。"
      }
      value={one(fields, "subject")}
      mistake={mistakeAt(mistakes, "subject")}
      options={subjects.map((value) => ({
        value,
        label: subjectNames[value],
        hint: harmless.some((one) => one === value) ? undefined : "回答ページだけ",
      }))}
      required
    />
  );
}
