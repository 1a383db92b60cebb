/** Wordings (言い方): what the questions of a group say, each once, as staff may read it. */
import { type Language, languages } from "../language.js";
import { longestWay } from "./layerChange.js";
import { isMasked, masked } from "./questionMask.js";
import { lettersOnly, normalise } from "./text.js";

export interface Wording {
  /** Id of its newest question, which stands for it in forms. */
  id: string;
  text: string;
  language: Language;
  count: number;
  questionIds: readonly string[];
  /** Whether it can become a way of asking as it is. */
  usable: boolean;
}

/** The most frequent first, then as they come. */
export function wordingsOf(questions: readonly { id: string; text: string; language: Language }[]): Wording[] {
  const found = new Map<string, { text: string; language: Language; ids: string[] }>();
  for (const { id, text, language } of questions) {
    const read = masked(text).replace(/\s+/g, " ").trim();
    const key = `${language} ${lettersOnly(normalise(read)) || read}`;
    const known = found.get(key);
    if (known) known.ids.push(id);
    else found.set(key, { text: read, language, ids: [id] });
  }
  return [...found.values()]
    .map(({ text, language, ids }) => ({
      id: ids[0] ?? "",
      text,
      language,
      count: ids.length,
      questionIds: ids,
      usable: !isMasked(text) && text.length <= longestWay,
    }))
    .sort((one, other) => other.count - one.count);
}

/** In the order of the product's languages. */
export const inOrder = (some: readonly Language[]): Language[] => languages.filter((one) => some.includes(one));
