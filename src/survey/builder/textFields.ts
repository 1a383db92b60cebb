/** Words in several languages as fields of a form: `title.ja`, `title.en` … */
import { type Fields, one } from "../../announcement/form/announcementFormFields.js";
import { languages } from "../../language.js";
import type { SurveyText } from "../surveyText.js";

export const textField = (name: string, language: string): string => `${name}.${language}`;

export function writeText(name: string, text: SurveyText | undefined): Record<string, string> {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const words = text?.[language];
      return words === undefined ? [] : [[textField(name, language), words]];
    }),
  );
}

/** As it was typed; undefined where nothing was in any language. A language without words is left out. */
export function readText(fields: Fields, name: string): Record<string, string> | undefined {
  const typed = languages
    .map((language) => [language, one(fields, textField(name, language)).trim()] as const)
    .filter(([, words]) => words !== "");
  return typed.length === 0 ? undefined : Object.fromEntries(typed);
}

/** As `readText`, where words are a must: the Japanese is then missed by its own name. */
export const readNeededText = (fields: Fields, name: string): Record<string, string> =>
  readText(fields, name) ?? { ja: "" };
