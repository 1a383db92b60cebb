/**
 * Mapping (項目の対応): which column of another system's file answers which question, and which words of its cells
 * stand for which choice. Kept with each file that was taken in, and offered again for the next one that looks alike.
 */
import { z } from "zod";
import { optionsOf, type Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";
import { key } from "../surveyText.js";

export const importMapping = z.strictObject({
  /** Column with the other system's number of the application (受付番号). */
  idColumn: z.string().min(1),
  columns: z.array(
    z.strictObject({
      question: key,
      column: z.string().min(1),
      /** Words of a cell → key of the choice; what stands here wins over what is written alike. "": counts as blank. */
      values: z.record(z.string(), z.string()).default({}),
    }),
  ),
});
export type ImportMapping = z.infer<typeof importMapping>;

/** How words are compared: width of letters, white space and a number in front (「1.」) do not count. */
export const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^[\s]*(?:問|設問|q)?\s*\d+\s*[.．、:：)）]\s*/u, "")
    .replace(/[\s。、,.・「」『』?？()（）]/gu, "");

const idWords = /受付番号|申込番号|申請番号|整理番号|回答番号|^id$|番号/iu;

/** A first mapping by the wording of the headings; staff look at it before anything is taken in. */
export function suggestMapping(heads: readonly string[], definition: SurveyDefinition): ImportMapping {
  const free = new Set(heads.filter((head) => head !== ""));
  const idColumn = heads.find((head) => idWords.test(head)) ?? heads.find((head) => head !== "") ?? "";
  free.delete(idColumn);
  const columns: ImportMapping["columns"] = [];
  for (const asked of definition.questions) {
    const best = [...free]
      .map((head) => ({ head, likeness: likeness(folded(head), asked) }))
      .sort((one, other) => other.likeness - one.likeness)[0];
    if (!best || best.likeness < 0.6) continue;
    free.delete(best.head);
    columns.push({ question: asked.id, column: best.head, values: {} });
  }
  return { idColumn, columns };
}

function likeness(head: string, asked: Question): number {
  const text = folded(asked.text.ja);
  if (head === text || head === asked.id) return 1;
  if (head.length >= 4 && text.includes(head)) return 0.9;
  if (text.length >= 4 && head.includes(text)) return 0.9;
  return overlap(pairs(head), pairs(text));
}

const pairs = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)));

/** Dice's coefficient: twice what both have, of what they have together. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  return (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size);
}

/** How much of an earlier mapping these headings still have: 1 all of its columns, 0 none, or another number column. */
export function fits(mapping: ImportMapping, heads: readonly string[]): number {
  const named = new Set(heads);
  if (!named.has(mapping.idColumn) || mapping.columns.length === 0) return 0;
  return mapping.columns.filter(({ column }) => named.has(column)).length / mapping.columns.length;
}

/** The earlier one that fits best, less what this file or this survey has no more; else a suggestion. */
export function mappingFor(
  earlier: readonly ImportMapping[],
  heads: readonly string[],
  definition: SurveyDefinition,
): ImportMapping {
  const best = earlier
    .map((mapping) => ({ mapping, fit: fits(mapping, heads) }))
    .sort((one, other) => other.fit - one.fit)[0];
  if (!best || best.fit < 0.5) return suggestMapping(heads, definition);
  return {
    idColumn: best.mapping.idColumn,
    columns: best.mapping.columns.filter(
      ({ question, column }) => heads.includes(column) && definition.questions.some(({ id }) => id === question),
    ),
  };
}

/** Which choice a word of a cell means; "" blank by the mapping, undefined unknown. */
export function choiceOf(asked: Question, word: string, values: Readonly<Record<string, string>>): string | undefined {
  const own = Object.hasOwn(values, word) ? values[word] : undefined;
  const options = optionsOf(asked);
  if (own === "" || (own !== undefined && options.some(({ key }) => key === own))) return own;
  const wanted = folded(word);
  const meant = options.find(({ key, text }) => folded(text.ja) === wanted || word.normalize("NFKC").trim() === key);
  return meant?.key;
}
