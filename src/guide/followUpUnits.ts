/** A short message as what its language is read by: words where it has spaces, letters where they are set freely. */
import { foldSpaced, foldTight } from "./fold.js";
import type { WrittenLanguage } from "./followUpFile.js";
import { toSimplified } from "./traditional.js";

export interface Units {
  text: string;
  /** Where each unit begins in `text`, and its end: one more than there are units. */
  cuts: readonly number[];
}

const signs = /[^\p{L}\p{N}\p{M}ー]+/gu;

export function unitsOf(text: string, language: WrittenLanguage): Units {
  switch (language) {
    case "ja":
    case "ko":
      return units([...foldTight(text).replace(signs, "")]);
    case "zh":
      return units([...foldTight(toSimplified(text)).replace(signs, "")]);
    case "en":
    case "vi":
      return units(
        foldSpaced(text)
          .split(signs)
          .flatMap((word) => (word === "" ? [] : `${word} `)),
      );
    default:
      return language satisfies never;
  }
}

function units(parts: readonly string[]): Units {
  const cuts = [0];
  for (const part of parts) cuts.push((cuts.at(-1) ?? 0) + part.length);
  return { text: parts.join(""), cuts };
}
