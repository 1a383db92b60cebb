/** Words of a survey on a page: where nobody has translated them, in Japanese and marked as Japanese for readers' voices. */
import { htmlLang, type Language } from "../../language.js";
import { Words } from "../../web/words.js";
import { optionsOf } from "../question.js";
import type { SurveyDefinition } from "../survey.js";
import { inLanguage, type SurveyText } from "../surveyText.js";

export function Told({ text, language }: { text: SurveyText; language: Language }): JSX.Element {
  const words = <Words text={inLanguage(text, language)} />;
  // Plain Japanese is Japanese to a browser, too.
  return text[language] !== undefined || htmlLang[language] === "ja" ? words : <span lang="ja">{words}</span>;
}

/** Whether some of it will stand there in Japanese, though the reader asked for another language. */
export function isPartlyJapanese(definition: SurveyDefinition, language: Language): boolean {
  const { title, lead, purpose, eligibility, questions } = definition;
  const texts = questions.flatMap((asked) => [
    asked.text,
    asked.help,
    ...(asked.kind === "scale" ? [asked.lowest, asked.highest] : optionsOf(asked).map((option) => option.text)),
    ...(asked.kind === "number" ? [asked.unit] : []),
  ]);
  return [title, lead, purpose, eligibility, ...texts].some(
    (text) => text !== undefined && text[language] === undefined,
  );
}
