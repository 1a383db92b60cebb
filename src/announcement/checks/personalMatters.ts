/** What in a text may be somebody's own: telephone numbers, addresses, names. Warned of, because only a person can tell. */
import type { WardContent } from "../../content.js";
import type { AnnouncementContent } from "../announcement.js";
import type { ContentFinding } from "../desk/announcementDesk.js";
import { textsOf } from "./contentTexts.js";

const hyphens = /[‐‑‒–—―−ー－]/g;
const phone = /(?<![\d-])(0\d{1,4}[-( ]?\d{1,4}[-) ]?\d{3,4})(?![\d-])/g;
/** Bounded, or a long row of letters would be gone over once from each of them. */
const mail = /[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+/;
const place = /[一-龠ぁ-んァ-ヶ]{1,12}(\d{1,2}丁目)?\d{1,3}(-\d{1,3}){1,3}|\d{1,2}丁目\d{1,3}(番|-)\d{0,3}/g;
const twelveDigits = /(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)/g;
const person = /([一-龠々]{2,6})[ 　]?(様|さん|氏)/g;

/** 皆様, 保護者様, 対象者さん name nobody. */
const nobody = /(皆|者|客|方|民|員|親|生|父|母|達|主|人|同|各位|多|仕|模)$/;

export function personalFindings(content: AnnouncementContent, ward: WardContent): ContentFinding[] {
  const known = knownNumbers(ward);
  return textsOf(content).flatMap(({ path, text }) => {
    const plain = text
      .replace(/https?:\/\/[\x21-\x7e]+/g, " ")
      .normalize("NFKC")
      .replace(hyphens, "-");
    const found = [...matters(plain, known)];
    return found.map(({ code, says }): ContentFinding => ({ weight: "warning", path, code, text: says }));
  });
}

function* matters(text: string, known: ReadonlySet<string>): Generator<{ code: string; says: string }> {
  const numbers = [...text.matchAll(phone)].map(([number]) => number).filter((number) => isPhone(number, known));
  if (numbers.length > 0)
    yield {
      code: "phone",
      says: `電話番号（${numbers.join("、")}）は、この区の案内に登録がありません。個人の番号でないか、まちがいがないか確かめてください。`,
    };
  if (mail.test(text))
    yield { code: "mail", says: "メールアドレスが入っています。個人のものでないか確かめてください。" };
  const places = [...text.replace(phone, " ").matchAll(place)]
    .map(([words]) => words)
    .filter((words) => !known.has(digits(words)));
  if (places.length > 0)
    yield { code: "address", says: `住所のような文字（${places[0]}）があります。個人の住所でないか確かめてください。` };
  if ([...text.matchAll(twelveDigits)].some(([number]) => !known.has(digits(number))))
    yield { code: "my-number", says: "12けたの数字があります。マイナンバーでないか確かめてください。" };
  const names = [...text.matchAll(person)].filter(([, name = ""]) => !nobody.test(name));
  if (names.length > 0)
    yield {
      code: "name",
      says: `人の名前のような文字（${names[0]?.[0]}）があります。個人の名前でないか確かめてください。`,
    };
}

const digits = (text: string): string => text.replace(/\D/g, "");

function isPhone(number: string, known: ReadonlySet<string>): boolean {
  const bare = digits(number);
  return (bare.length === 10 || bare.length === 11) && !known.has(bare);
}

const cache = new WeakMap<WardContent, ReadonlySet<string>>();

/** Telephone numbers and addresses that the ward's own content tells, as digits. */
function knownNumbers(ward: WardContent): ReadonlySet<string> {
  const found = cache.get(ward);
  if (found) return found;
  const told = JSON.stringify([ward.ward, [...ward.topics.values()], ward.sites])
    .normalize("NFKC")
    .replace(hyphens, "-");
  const known = new Set([...told.matchAll(/\d[\d-]{2,14}\d/g)].map(([number]) => digits(number)));
  cache.set(ward, known);
  return known;
}
