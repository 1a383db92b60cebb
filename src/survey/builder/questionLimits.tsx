/** The fields that limit answers to a question: how many, from where to where, how long. */
import { type Fields, one } from "../../announcement/form/announcementFormFields.js";
import { DateField } from "../../console/pieces/dateField.js";
import { TextField } from "../../console/pieces/textField.js";
import { mistakeAt } from "../console/surveyMistakes.js";
import type { Mistake } from "./definitionIssues.js";
import type { QuestionKind } from "./questionFields.js";

interface QuestionLimitsProps {
  kind: QuestionKind;
  fields: Fields;
  mistakes: readonly Mistake[];
}

export function QuestionLimits({ kind, fields, mistakes }: QuestionLimitsProps): JSX.Element {
  const number = (name: string, label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      value={one(fields, name)}
      mistake={mistakeAt(mistakes, name)}
      inputmode="numeric"
      short
    />
  );
  const day = (name: string, label: string) => (
    <DateField name={name} label={label} value={one(fields, name)} mistake={mistakeAt(mistakes, name)} />
  );
  switch (kind) {
    case "single":
      return "";
    case "multiple":
      return number("most", "選べる数", "「3つまで」のように限るとき。空けておくと、いくつでも選べます。");
    case "scale":
      return (
        <div class="field-row">
          {number("from", "始まりの数", "0か1")}
          {number("to", "終わりの数", "2から10")}
        </div>
      );
    case "number":
      return (
        <div class="field-row">
          {number("least", "最小の数")}
          {number("most", "最大の数")}
        </div>
      );
    case "date":
      return (
        <div class="field-row">
          {day("earliest", "最も早い日")}
          {day("latest", "最も遅い日")}
        </div>
      );
    case "text":
      return number("most", "文字数の上限", "4,000まで");
    default:
      return kind satisfies never;
  }
}
