/** What somebody typed instead of tapping: the number before a choice, or exactly its words. Anything else is no answer. */
import { lettersOnly, normalise } from "../../guide/text.js";
import type { Language } from "../../language.js";
import { optionsOf, type Question } from "../question.js";
import { inLanguage } from "../surveyText.js";

/** @returns the key of the choice; on a scale the number is the answer itself, elsewhere its place in the list */
export function typedAnswer(text: string, asked: Question, language: Language): string | undefined {
  const options = optionsOf(asked);
  const typed = text.normalize("NFKC").trim();
  if (/^\d{1,2}$/.test(typed)) {
    const number = Number(typed);
    return asked.kind === "scale" ? options.find(({ key }) => key === String(number))?.key : options[number - 1]?.key;
  }
  const words = keyOf(typed);
  if (words === "") return undefined;
  return options.find((option) =>
    [option.text.ja, inLanguage(option.text, language)].some((one) => keyOf(one) === words),
  )?.key;
}

const keyOf = (text: string): string => lettersOnly(normalise(text));
