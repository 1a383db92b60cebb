/** What is wrong with a question, in words and beside the field where it is put right. */
import type { Fields } from "../../announcement/form/announcementFormFields.js";
import { type Issue, isBelow, type Mistake } from "./definitionIssues.js";
import { issueText, languageNames, placeText } from "./mistakeWords.js";
import { kindOf, strayTranslations } from "./questionFields.js";

/** Translations of choices that the Japanese does not have. */
export const strayMistakes = (fields: Fields): Mistake[] =>
  ["single", "multiple"].includes(kindOf(fields))
    ? strayTranslations(fields).map(({ language, key }) => ({
        field: `choices.${language}`,
        text: `${languageNames[language]}の「${key}」に当たる選択肢が、日本語にありません。`,
      }))
    : [];

/** With its place in words, for the top of a page. */
export const overallMistake = (issue: Issue): Mistake => ({
  field: undefined,
  text: `${placeText(issue.path)}: ${issueText(issue)}`,
});

/** Beside its field where the issue is this question's; others, such as a measure that needs a choice, at the top. */
export function mistakeOf(issue: Issue, place: number): Mistake {
  if (!isBelow(issue.path, ["questions", place])) return overallMistake(issue);
  return { field: fieldOf(issue.path.slice(2)), text: issueText(issue) };
}

function fieldOf([name, ...rest]: readonly (string | number)[]): string | undefined {
  switch (name) {
    case "choices": {
      const language = rest[1] === "text" ? rest[2] : undefined;
      return language === undefined || language === "ja" ? "choices" : `choices.${language}`;
    }
    case "onlyIf":
      return "if";
    case "text":
    case "help":
    case "lowest":
    case "highest":
    case "unit":
      return `${name}.${rest[0] ?? "ja"}`;
    default:
      return name === undefined ? undefined : String(name);
  }
}
