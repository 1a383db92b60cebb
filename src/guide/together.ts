/** How many words of a question stand near to each other in a text too: 「粗大ごみ … 持ち込み」 rather than both somewhere. */

/** Words of a question this far apart belong together, and words of a text. */
const reach = { question: 4, text: 7 } as const;

/** Texts as numbers of words, one after the other. */
export interface WordRows {
  /** Share of the question's pairs of near words that are near in the text, 0–1. */
  share(row: number, question: readonly string[]): number;
}

export function createWordRows(rows: readonly (readonly string[])[]): WordRows {
  const numbers = new Map<string, number>();
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, index) => {
    starts[index + 1] = (starts[index] ?? 0) + row.length;
  });
  const words = new Int32Array(starts[rows.length] ?? 0);
  rows.forEach((row, index) => {
    row.forEach((word, place) => {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
      }
      words[(starts[index] ?? 0) + place] = number;
    });
  });

  return {
    share(row, question) {
      const asked = question.map((word) => numbers.get(word) ?? -1);
      const wanted = new Set<number>();
      const size = numbers.size;
      const pair = (one: number, other: number) => (one < other ? one * size + other : other * size + one);
      let unheard = 0;
      for (let i = 0; i < asked.length; i += 1) {
        for (let j = i + 1; j < Math.min(asked.length, i + 1 + reach.question); j += 1) {
          const [one = -1, other = -1] = [asked[i], asked[j]];
          if (one === other) continue;
          if (one < 0 || other < 0) unheard += 1;
          else wanted.add(pair(one, other));
        }
      }
      if (wanted.size === 0) return 0;
      const total = wanted.size + unheard;
      const known = new Set(asked);
      const end = starts[row + 1] ?? 0;
      let met = 0;
      for (let i = starts[row] ?? 0; i < end; i += 1) {
        const one = words[i] ?? -1;
        if (!known.has(one)) continue;
        for (let j = i + 1; j < Math.min(end, i + 1 + reach.text); j += 1) {
          const other = words[j] ?? -1;
          if (known.has(other) && wanted.delete(pair(one, other))) met += 1;
        }
      }
      return met / total;
    },
  };
}
