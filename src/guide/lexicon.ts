/**
 * The lexicon (辞書): how Japanese words are read, and which spelling stands for all spellings of a word.
 * General Japanese, from the Sudachi dictionary by `npm run lexicon`: what the wards write about is not in it.
 */
export interface Lexicon {
  has(word: string): boolean;
  /** In hiragana, commonest first; of a single character all that it has. Empty where the word is not known. */
  readings(word: string): readonly string[];
  /** 引越し → 引っ越し. Undefined where the word is not known or is the normal form itself. */
  normal(word: string): string | undefined;
  /** Whether a word of two or more characters is read so. */
  isReading(hiragana: string): boolean;
}

export const longestLexiconWord = 8;

/** @param file a line for each word: word, readings, normal form, parted by tabs; lines with # say where it is from */
export function createLexicon(file: string): Lexicon {
  const entries = new Map<string, string>();
  for (const line of file.split("\n")) {
    const end = line.indexOf("\t");
    if (end > 0 && !line.startsWith("#")) entries.set(line.slice(0, end), line.slice(end + 1));
  }
  let sounds: ReadonlySet<string> | undefined;
  const readings = (word: string) => entries.get(word)?.split("\t", 1)[0]?.split(" ").filter(Boolean) ?? [];

  return {
    has: (word) => entries.has(word),
    readings,
    normal: (word) => entries.get(word)?.split("\t")[1],
    isReading(hiragana) {
      sounds ??= new Set([...entries.keys()].filter((word) => word.length > 1).flatMap(readings));
      return sounds.has(hiragana);
    },
  };
}

export const emptyLexicon: Lexicon = createLexicon("");
