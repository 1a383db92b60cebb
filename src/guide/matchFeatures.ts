/** What a text is compared by: words and runs of characters, what it is about, and its terms where it is long. */
import type { ConceptFinder, ConceptLanguage } from "./concepts.js";
import { withoutMarks } from "./concepts.js";
import { isFiller } from "./fillers.js";
import type { Readings } from "./readings.js";
import { type Terms, termsOf } from "./terms.js";
import { grams, katakanaToHiragana, normalise, words } from "./text.js";
import { toSimplified } from "./traditional.js";

export type Features = ReadonlyMap<string, number>;

export interface TextFeatures {
  /** Words and runs of characters of a short text. */
  lexical: Features;
  concepts: Features;
  /** Words in order, with repetitions: for titles and long texts. */
  terms: Terms;
}

/** @param written a text of the content: nobody mistyped it, so it is read as it stands */
export type FeatureReader = (text: string, written?: boolean) => TextFeatures;

const weight = {
  word: 1,
  katakanaWord: 1,
  two: 0.5,
  three: 0.7,
  hiraganaThree: 0.2,
  kanaThree: 0.55,
  pair: 0.8,
} as const;

/**
 * @param readings how words of the content are read, to understand questions in kana alone
 * @param known texts of the content that have been read before; grows
 */
export function createFeatureReader(
  language: ConceptLanguage,
  concepts: ConceptFinder,
  readings?: Readings,
  known?: Map<string, TextFeatures>,
): FeatureReader {
  function read(text: string, decode: ((text: string) => string) | undefined): TextFeatures {
    const lexical = new Map<string, number>();
    const plain = normalise(text);
    const written = decode ? decode(text) : language === "zh" ? toSimplified(text) : text;
    const readable = written === text ? plain : normalise(written);
    let said: readonly string[];
    if (language === "ja" || language === "zh") said = addJapanese(lexical, written, readable, language);
    else if (language === "ko") said = addKorean(lexical, plain);
    else said = addSpaced(lexical, language === "vi" ? withoutMarks(plain) : plain, language === "en");
    const about = new Map<string, number>();
    for (const id of concepts.find(text, plain)) about.set(id, 1);
    if (written !== text) for (const id of concepts.find(written, readable)) about.set(id, 1);
    return { lexical, concepts: about, terms: termsOf(said, written.normalize("NFKC").toLowerCase()) };
  }

  return (text, content = false) => {
    // What the content says in kana alone depends on the readings, and they on all of the content.
    if (!content || (readings && kanaOnly.test(text))) return read(text, readings?.decode);
    let features = known?.get(text);
    if (!features) {
      features = read(text, undefined);
      known?.set(text, features);
    }
    return features;
  };
}

const katakanaRun = /([ァ-ヶー]{2,})/;
const hiraganaOnly = /^[\u3041-\u309fー]+$/;
const kanaOnly = /^[\u3041-\u30ffー\s\p{P}\p{S}\p{N}a-z]+$/u;

/**
 * @param plain the text, normalised
 * @returns its words
 */
function addJapanese(features: Map<string, number>, text: string, plain: string, locale: string): string[] {
  const said: string[] = [];
  const katakana: string[] = [];
  // Words of katakana stand apart: folded into hiragana, the dictionary would split them at random, ぼ|らん|てい|あ.
  text
    .normalize("NFKC")
    .split(katakanaRun)
    .forEach((part, index) => {
      if (index % 2 === 1) {
        const run = katakanaToHiragana(part);
        katakana.push(run);
        said.push(run);
        features.set(`w${run}`, weight.katakanaWord);
        return;
      }
      for (const word of words(normalise(part), locale)) {
        if (isFiller(word)) continue;
        said.push(word);
        features.set(`w${word}`, weight.word);
      }
    });
  const allKana = locale === "ja" && katakana.length === 0 && kanaOnly.test(plain);
  const joined = allKana ? plain.replace(/\s+/g, "") : plain;
  for (const span of joined.split(/[^\p{L}\p{N}\p{M}ー]+/u)) {
    for (const gram of grams(span, 2))
      if (!hiraganaOnly.test(gram) || katakana.some((run) => run.includes(gram))) features.set(gram, weight.two);
    for (const gram of grams(span, 3)) {
      const plainKana = hiraganaOnly.test(gram) && !katakana.some((run) => run.includes(gram));
      features.set(gram, plainKana ? (allKana ? weight.kanaThree : weight.hiraganaThree) : weight.three);
    }
  }
  return said;
}

function addKorean(features: Map<string, number>, plain: string): string[] {
  const said = plain.split(/[^\p{L}\p{N}]+/u).filter((span) => span.length > 0);
  for (const span of said) {
    features.set(`w${span}`, weight.word);
    for (const gram of grams(span, 2)) features.set(gram, weight.two);
    for (const gram of grams(span, 3)) features.set(gram, weight.three);
  }
  return said;
}

function addSpaced(features: Map<string, number>, plain: string, english: boolean): string[] {
  const list = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => (english ? stem(word) : word));
  list.forEach((word, index) => {
    const next = list[index + 1];
    if (!isFiller(word)) features.set(`w${word}`, weight.word);
    if (next !== undefined && !(isFiller(word) && isFiller(next))) features.set(`${word} ${next}`, weight.pair);
  });
  return list.filter((word) => !isFiller(word));
}

/** Enough of English inflection for short questions. */
export function stem(word: string): string {
  if (word.length > 5 && word.endsWith("ing")) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && word.endsWith("ed")) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) return word.slice(0, -1);
  return word;
}
