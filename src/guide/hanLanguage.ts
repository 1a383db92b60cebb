/** Chinese or Japanese, where a message has Chinese characters: by the characters and words that only one of them writes. */
import { traditionalCharacters } from "./traditional.js";

/** Characters of Japanese typing (JIS X 0208): everyday ones, and rarer ones among which old forms stand. */
const everyday = { from: 0x889f, to: 0x9872 } as const;
const rarer = { from: 0x989f, to: 0xeaa4 } as const;

/** Chinese words written with characters that Japanese has too. */
const words =
  /[你您她很啦嘛呢吧喔咱冇喺唔佢嘅咗]|怎么|怎麼|什么|什麼|哪|我想|我的|我在|我家|我要|我是|我有|我们|我們|想找|想去|想问|想問|在哪|在吗|多少|几点|几个|可以|需要|没有|沒有|如何|不是|不会|不會|不能|不知道|现在|已经|一个|一個|这个|那个|有人|有没|因为|所以|但是|如果|然后|应该|的话|的話|的是|的人|的事|了吗|了嗎|[老小][公婆]|便利店|超市|便当|手机|今天|明天|昨天|哪天|上班|下班|告诉|告訴/u;
/** Commas of Chinese sentences, in which Japanese would long have written kana. */
const longSentence = /[\p{Script=Han}]{4,}，[\p{Script=Han}]{2,}/u;

let foreign: ((character: string) => boolean) | undefined;

/** What Japanese does not write: no character of its typing, or an old form of one that it writes otherwise. */
function isForeign(character: string): boolean {
  foreign ??= compile();
  return foreign(character);
}

function compile(): (character: string) => boolean {
  const common = charactersIn(everyday);
  const rare = charactersIn(rarer);
  const old = new Set(
    [...traditionalCharacters].filter((character) => !common.has(character) && !names.has(character)),
  );
  return (character) => old.has(character) || !(common.has(character) || rare.has(character));
}

/** Old forms that stand in names. */
const names = new Set("邊齋澤瀧龍國廣濱櫻嶋");

function charactersIn({ from, to }: { from: number; to: number }): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let code = from; code <= to; code += 1) {
    const low = code & 0xff;
    if (low >= 0x40 && low <= 0xfc && low !== 0x7f) bytes.push(code >> 8, low);
  }
  return new Set(new TextDecoder("shift_jis").decode(new Uint8Array(bytes)));
}

const han = /\p{Script=Han}/gu;

/** How many characters of it only Chinese writes. */
export function chineseCharacters(text: string): number {
  return (
    text.match(han)?.filter((character) => character !== "々" && character !== "〇" && isForeign(character)).length ?? 0
  );
}

/** @param text with Chinese characters and without kana */
export const looksChinese = (text: string): boolean =>
  words.test(text) || longSentence.test(text) || chineseCharacters(text) > 0;
