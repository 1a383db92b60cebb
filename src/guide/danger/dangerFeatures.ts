/**
 * What a message is compared by when it is asked whether a person in danger wrote it: its words and runs of letters,
 * the groups of danger words in it, and which groups stand together. Each becomes a number below `dangerWidth`.
 */
import { type DangerWords, foldMessage, groupsIn, isSpaced } from "./dangerWords.js";

/** How many numbers there are: features that fall on the same one are counted as one. */
export const dangerWidth = 1 << 16;

const longest = 400;
/** A group counts as three words: it holds in every language, a run of letters in one. */
const copies = [0, 1, 2];
const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/** @returns each number once */
export function dangerFeatures(message: string, words: DangerWords): readonly number[] {
  const folded = foldMessage(message.slice(0, longest));
  const found = new Set<number>();
  if (isSpaced(folded.language)) {
    for (const part of folded.text.split(/[.!?]+/)) {
      const said = part.split(" ").filter((word) => word.length > 0);
      addWords(found, said);
      for (const word of said) if (word.length > 4) addRuns(found, word, 4, 5);
    }
  } else
    for (const part of folded.text.split(/[。！？]+/)) {
      addRuns(found, `^${part}$`, 1, 2);
      addWords(
        found,
        [...segmenter.segment(part)].map(({ segment }) => segment),
      );
    }
  const groups = groupsIn(folded, words);
  groups.forEach((group, index) => {
    for (const copy of copies) found.add(numberOf(`g${copy} ${group}`));
    for (const other of groups.slice(index + 1)) found.add(numberOf(`g ${group} ${other}`));
  });
  return [...found];
}

/** Each, and each with the next one and the next two. */
function addWords(found: Set<number>, said: readonly string[]): void {
  said.forEach((word, index) => {
    found.add(numberOf(`w ${word}`));
    const next = said[index + 1];
    if (next === undefined) return;
    found.add(numberOf(`w ${word} ${next}`));
    const third = said[index + 2];
    if (third !== undefined) found.add(numberOf(`w ${word} ${next} ${third}`));
  });
}

function addRuns(found: Set<number>, text: string, least: number, most: number): void {
  for (let start = 0; start < text.length; start += 1)
    for (let size = least; size <= most && start + size <= text.length; size += 1)
      found.add(numberOf(text.slice(start, start + size)));
}

/** FNV-1a over the code units, folded to the width. */
function numberOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at += 1) {
    hash ^= feature.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash >>>= 0;
  return (hash ^ (hash >>> 16)) & (dangerWidth - 1);
}
