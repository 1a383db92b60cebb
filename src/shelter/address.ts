/** Addresses of Osaka, as published and as typed: 「大阪府大阪市西区九条２丁目19番18号」 is 九条 2, 19, 18. */
import { normalise } from "../guide/text.js";

export interface Address {
  town: string;
  numbers: readonly number[];
}

/** Simplified characters of town and building names, as residents who write Chinese type them. */
const simplified = new Map(
  Object.entries({
    岛: "島",
    东: "東",
    园: "園",
    贺: "賀",
    滨: "浜",
    户: "戸",
    卖: "売",
    币: "幣",
    姬: "姫",
    绿: "緑",
    馆: "館",
    图: "図",
    书: "書",
    车: "車",
    华: "華",
    條: "条",
    賣: "売",
    號: "号",
    场: "場",
    丽: "麗",
    济: "済",
    传: "伝",
    库: "庫",
    乡: "郷",
    桥: "橋",
    泽: "沢",
  }),
);

/** One spelling for comparison: characters, letter case, widths, dashes; no spaces and no punctuation. */
export function fold(text: string): string {
  let result = "";
  for (const character of normalise(text)) result += simplified.get(character) ?? character;
  return result
    .replace(/(?<=[\d一二三四五六七八九十])[\u2010-\u2015\u2212ー~〜](?=[\d一二三四五六七八九十])/g, "-")
    .replace(/[\s、。，．・,.!?！？「」『』（）()[\]"'’…:：;]/g, "");
}

/** Reads a published address; undefined where no town follows the ward. */
export function readAddress(published: string): Address | undefined {
  // One address of the list names its ward twice.
  const local = published
    .normalize("NFKC")
    .replace(/^大阪府/, "")
    .replace(/^大阪市/, "")
    .replace(/^(?:[^\d区]{1,4}区)+/, "");
  const town = /^[^\d]+/.exec(local)?.[0];
  return town === undefined ? undefined : { town, numbers: readNumbers(fold(local).slice(fold(town).length)) ?? [] };
}

/**
 * 丁目, 番, 号 at the start of folded text: 「2丁目19番18号」「二の十九」「2-19-18」.
 * Undefined: it is not numbers that follow. Empty: nothing follows.
 */
export function readNumbers(rest: string): number[] | undefined {
  if (rest === "") return [];
  const numbers: number[] = [];
  let left = rest;
  while (numbers.length < 3) {
    const match =
      /^(\d{1,4}|[一二三四五六七八九十]{1,3})(丁目|ちょうめ|chome|番地の?|番町|番|号|ばん|-|の|(?!\d))/.exec(left);
    if (!match?.[1]) break;
    numbers.push(/\d/.test(match[1]) ? Number(match[1]) : kanjiNumber(match[1]));
    left = left.slice(match[0].length).replace(/^[-の]/, "");
  }
  return numbers.length === 0 ? undefined : numbers;
}

/** Up to 99: 二, 十, 十九, 三十八. */
function kanjiNumber(text: string): number {
  const digit = (character: string | undefined) => (character ? "一二三四五六七八九".indexOf(character) + 1 : 0);
  const [tens, ones] = text.split("十");
  return ones === undefined ? digit(tens) : (tens ? digit(tens) : 1) * 10 + digit(ones);
}
