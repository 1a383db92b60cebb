/** Words in Japanese, and folded away below them the other languages. */
import { type Fields, one } from "../../announcement/form/announcementFormFields.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { TextField } from "../../console/pieces/textField.js";
import { htmlLang, type Language } from "../../language.js";
import { mistakeAt } from "../console/surveyMistakes.js";
import { languageNames } from "./builderWords.js";
import type { Mistake } from "./definitionIssues.js";
import { otherLanguages } from "./questionFields.js";
import { textField } from "./textFields.js";

export interface TextPart {
  name: string;
  label: string;
  hint?: string | undefined;
  required?: boolean;
  /** Lines of the area; one: a field. */
  rows: number;
  maxlength?: number | undefined;
}

export interface TextPartsProps {
  parts: readonly TextPart[];
  fields: Fields;
  mistakes: readonly Mistake[];
}

export function JapaneseTexts({ parts, fields, mistakes }: TextPartsProps): JSX.Element {
  return (
    <>
      {parts.map((part) => (
        <Typed part={part} language="ja" fields={fields} mistakes={mistakes} />
      ))}
    </>
  );
}

/** Open where something in it has to be put right. */
export function TranslatedTexts({ parts, fields, mistakes }: TextPartsProps): JSX.Element {
  return (
    <>
      {otherLanguages.map((language) => (
        <details
          class="survey-language"
          open={mistakes.some(({ field }) => field?.endsWith(`.${language}`)) ? true : undefined}
        >
          <summary safe>
            {`${languageNames[language]}${isWritten(parts, fields, language) ? "（訳あり）" : "（訳なし）"}`}
          </summary>
          {parts.map((part) => (
            <Typed part={{ ...part, required: false }} language={language} fields={fields} mistakes={mistakes} />
          ))}
        </details>
      ))}
    </>
  );
}

const isWritten = (parts: readonly TextPart[], fields: Fields, language: Language): boolean =>
  parts.some(({ name }) => one(fields, textField(name, language)).trim() !== "");

interface TypedProps extends Omit<TextPartsProps, "parts"> {
  part: TextPart;
  language: Language;
}

function Typed({ part, language, fields, mistakes }: TypedProps): JSX.Element {
  const name = textField(part.name, language);
  // Choices in Japanese are the field of that name; all else carries its language.
  const own = part.name === "choices" && language === "ja" ? "choices" : name;
  const common = {
    name: own,
    label: language === "ja" ? part.label : `${part.label}（${languageNames[language]}）`,
    hint: language === "ja" ? part.hint : undefined,
    mistake: mistakeAt(mistakes, own),
    value: one(fields, own),
    required: part.required,
    maxlength: part.maxlength,
  };
  return part.rows > 1 ? (
    <TextArea {...common} rows={part.rows} lang={htmlLang[language]} />
  ) : (
    <TextField {...common} attributes={{ lang: htmlLang[language] }} />
  );
}
