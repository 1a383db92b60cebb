/** Free texts (自由記述) as staff read them: found by words, gathered by tags, a page at a time. */
import { z } from "zod";
import type { Frame } from "../../policy/indicator.js";

export interface FreeText {
  responseId: string;
  frame: Frame;
  text: string;
  tags: readonly string[];
}

/** How many are opened at a time at most; the page says so where there are more. */
export const mostOpened = 5_000;
export const textsPerPage = 50;

export const tagName = z.string().trim().min(1).max(30);

/** Never in an address: words that staff look for may be words that somebody wrote. */
export const textQuery = z.object({
  question: z.string().max(60).catch(""),
  words: z.string().trim().max(100).catch(""),
  tag: z.string().trim().max(30).catch(""),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});
export type TextQuery = z.infer<typeof textQuery>;

const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

/** All words must be there, in any order, whatever their width and case. */
export function matching(texts: readonly FreeText[], { words, tag }: Pick<TextQuery, "words" | "tag">): FreeText[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  return texts.filter(({ text, tags }) => {
    const found = folded(text);
    return (tag === "" || tags.includes(tag)) && wanted.every((word) => found.includes(word));
  });
}

/** Tags with how many texts carry them, most used first. */
export function tagCounts(texts: readonly FreeText[]): { tag: string; texts: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of texts) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, texts: count }))
    .sort((a, b) => b.texts - a.texts || (a.tag < b.tag ? -1 : 1));
}
