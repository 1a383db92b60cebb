/**
 * Readings: how words of the content are pronounced, learned from its やさしい日本語 version, where words stand
 * with their reading, 相談（そうだん）. Turns a question in kana alone into one with the words it means.
 */
import { katakanaToHiragana } from "./text.js";

export interface Readings {
  /** The text itself unless it is in kana alone. */
  decode(text: string): string;
}

const withReading = /([\p{Script=Han}々ヶ]{1,8})（([\u3041-\u309fー]{2,16})）/gu;
const kanaText = /^[\u3041-\u30ffー\s\p{P}\p{S}\p{N}]+$/u;
const leastKana = 3;

export function createReadings(annotated: Iterable<string>): Readings {
  const counts = new Map<string, Map<string, number>>();
  for (const text of annotated) {
    for (const [, word = "", kana = ""] of text.matchAll(withReading)) {
      if (kana.length < leastKana) continue;
      const words = counts.get(kana) ?? new Map<string, number>();
      words.set(word, (words.get(word) ?? 0) + 1);
      counts.set(kana, words);
    }
  }
  const wordOf = new Map<string, string>();
  let longest = 0;
  for (const [kana, words] of counts) {
    const [commonest] = [...words].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
    if (commonest) wordOf.set(kana, commonest[0]);
    longest = Math.max(longest, kana.length);
  }

  const wordOfShort = new Map([...wordOf].map(([kana, word]) => [withoutLength(kana), word]));

  return {
    decode(typed) {
      if (!kanaText.test(typed)) return typed;
      const text = typed
        .split(" ")
        .map((part) => (wordOf.has(part) ? part : (wordOfShort.get(withoutLength(part)) ?? part)))
        .join(" ");
      const plain = katakanaToHiragana(text.normalize("NFKC"));
      let result = "";
      for (let at = 0; at < plain.length; ) {
        let length = Math.min(longest, plain.length - at);
        while (length >= leastKana && !wordOf.has(plain.slice(at, at + length))) length -= 1;
        const word = length >= leastKana ? wordOf.get(plain.slice(at, at + length)) : undefined;
        // From the text as typed, so that katakana stay katakana.
        result += word ?? text.normalize("NFKC").slice(at, at + 1);
        at += word === undefined ? 1 : length;
      }
      return result;
    },
  };
}

/** Latin letters seldom show long vowels: kohoshi is こうほうし. */
function withoutLength(kana: string): string {
  return kana.replace(/(?<=[おこそとのほもよろごぞどぼぽょ])[うお]|(?<=[うくすつぬふむゆるぐずづぶぷゅ])う|ー/g, "");
}
