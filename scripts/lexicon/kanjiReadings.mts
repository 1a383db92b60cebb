/** How single characters are read, from words that contain them: 進呈（しんてい） shows てい for 呈. */

export interface ReadWord {
  surface: string;
  /** In hiragana. */
  reading: string;
}

const leastSeen = 2;
const leastShare = 0.04;
const longest = 3;
const pair = /^\p{Script=Han}{2}$/u;

/**
 * @param alone readings of single characters that the dictionary has
 * @returns those and the ones that words of two characters show, commonest first
 */
export function kanjiReadings(
  alone: ReadonlyMap<string, readonly string[]>,
  words: Iterable<ReadWord>,
): ReadonlyMap<string, readonly string[]> {
  const seen = new Map<string, Map<string, number>>();
  const note = (kanji: string, reading: string) => {
    const counts = seen.get(kanji) ?? new Map<string, number>();
    counts.set(reading, (counts.get(reading) ?? 0) + 1);
    seen.set(kanji, counts);
  };
  for (const { surface, reading } of words) {
    if (!pair.test(surface)) continue;
    const [first = "", second = ""] = [...surface];
    // Where one of the two is read as it is alone, the rest belongs to the other.
    for (const known of alone.get(first) ?? [])
      if (reading.startsWith(known) && reading.length > known.length) note(second, reading.slice(known.length));
    for (const known of alone.get(second) ?? [])
      if (reading.endsWith(known) && reading.length > known.length) note(first, reading.slice(0, -known.length));
  }
  const all = new Map<string, readonly string[]>();
  for (const kanji of new Set([...alone.keys(), ...seen.keys()])) {
    const counts = seen.get(kanji) ?? new Map<string, number>();
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const shown = [...counts]
      .filter(([reading, count]) => reading.length <= longest && count >= leastSeen && count >= leastShare * total)
      .map(([reading]) => reading);
    const list = [...new Set([...shown, ...(alone.get(kanji) ?? [])])];
    list.sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0) || (one < other ? -1 : 1));
    all.set(kanji, list);
  }
  return all;
}
