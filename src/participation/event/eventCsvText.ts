/** Words, telephone numbers, addresses of pages, and numbers of a row. */
import { csvCell } from "../../csv.js";
import { bad, plainCell, type Told } from "./eventCsvProblem.js";

/** The apostrophe that our own exports put before what a spreadsheet would run, and no other. */
export function withoutMark(cell: string): string {
  const bare = cell.replace(/^'+/, "");
  return cell.startsWith("'") && csvCell(bare) !== bare ? cell.slice(1) : cell;
}

/** The other way round; `csvCell` marks what has no apostrophe yet. */
export function withMark(text: string): string {
  const bare = text.replace(/^'+/, "");
  return text.startsWith("'") && csvCell(bare) !== bare ? `'${text}` : text;
}

/** A bullet such as 「- 水筒（各自）」 is none. */
const formula = /^\s*([=＝]|[+\-＋－@＠]\s*[A-Za-z.]+\s*[(|!])/;
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/;
/** UTF-8 that was read as CP932 (縺薙→ for こ…), or as Latin letters (ã“ã‚). */
const misread = /[縺繧繝][^\p{Script=Hiragana}]*[縺繧繝]|ã[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ]/u;

/** Undefined: empty. Line breaks inside stay, as one letter. */
export function wordsOf(cell: string, most: number): Told<string | undefined> {
  const unmarked = withoutMark(cell);
  if (unmarked === cell && formula.test(cell)) return bad("formula");
  const text = unmarked.replaceAll(/\r\n?/g, "\n").trim();
  if (text.includes("\ufffd")) return bad("broken-letters");
  if (misread.test(text)) return bad("misread-letters");
  if (control.test(text)) return bad("control-characters");
  if (text.length > most) return bad("too-long", { told: `${most}文字まで（いまは${text.length}文字）` });
  return { value: text === "" ? undefined : text };
}

const written = /^0\d{1,4}-\d{1,4}-\d{3,4}$/;

/** As it is dialled: 06-1234-5678. */
export function phoneOf(cell: string): Told<string | undefined> {
  const plain = plainCell(withoutMark(cell)).replaceAll(" ", "");
  if (plain === "") return { value: undefined };
  if (/^\d(\.\d+)?E\+?\d+$/i.test(plain)) return bad("phone-scientific");
  const text = plain
    .replace(/^\+81-?\(?0?\)?/, "0")
    .replaceAll(/[()]/g, "-")
    .replaceAll(/-{2,}/g, "-")
    .replace(/^-/, "");
  if (written.test(text)) return { value: text };
  const digits = text.replaceAll("-", "");
  if (/[、,/]|\d\D+\d{2,4}-\d+-/.test(plain) || digits.length > 11) return bad("phone-several");
  if (!/^\d+$/.test(digits)) return bad("not-a-phone");
  const dialled = hyphened(digits);
  if (text === digits && dialled) return { value: dialled };
  if (!digits.startsWith("0") && (digits.length === 9 || digits.length === 10))
    return bad("phone-lost-zero", { proposal: hyphened(`0${digits}`) ?? `0${text}` });
  if (text === digits && digits.startsWith("0") && digits.length >= 10) return bad("phone-no-hyphens");
  return bad("not-a-phone");
}

/** Where the hyphens go is certain for these only: two-digit area codes, mobile and free numbers. */
function hyphened(digits: string): string | undefined {
  const found =
    /^(0[36])(\d{4})(\d{4})$/.exec(digits) ??
    /^(0[5789]0)(\d{4})(\d{4})$/.exec(digits) ??
    /^(0120|0570|0800)(\d{3})(\d{3})$/.exec(digits);
  return found?.slice(1).join("-");
}

export function urlOf(cell: string): Told<string | undefined> {
  const raw = withoutMark(cell).trim();
  // Full-width letters are typed by accident; an address that is one as it stands stays to the letter.
  const text = /^https?:\/\//i.test(raw) ? raw : plainCell(raw);
  if (text === "") return { value: undefined };
  if (/\s/.test(text)) return bad("url-space");
  if (/^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(text)) return bad("url-no-scheme", { proposal: `https://${text}` });
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return bad("not-a-url");
  return text.length > 1_000 ? bad("too-long", { told: "1,000文字まで" }) : { value: text };
}

export function capacityOf(cell: string): Told<number | undefined> {
  const text = plainCell(withoutMark(cell)).replaceAll(",", "");
  if (text === "") return { value: undefined };
  const found = /^(-?\d+(?:\.\d+)?)(?:人|名)?$/.exec(text);
  if (!found) {
    const inside = /\d+/.exec(text)?.[0];
    return bad("capacity-words", inside === undefined ? {} : { proposal: inside });
  }
  const number = Number(found[1]);
  if (!Number.isInteger(number)) return bad("not-a-number");
  if (number === 0) return bad("capacity-zero");
  if (number < 0) return bad("capacity-negative");
  return number > 100_000 ? bad("too-large", { told: "100,000" }) : { value: number };
}

/** Yen; nothing where it costs nothing to say. */
export function yenOf(cell: string): Told<number | undefined> {
  const text = plainCell(withoutMark(cell)).replaceAll(",", "");
  if (text === "") return { value: undefined };
  if (/^(無料|なし)$/.test(text)) return { value: 0 };
  const found = /^¥?(\d{1,9})円?$/.exec(text);
  return found ? { value: Number(found[1]) } : bad("fee-words");
}

/** 1 or 0, 有 or 無; empty is no answer. */
export function flagOf(cell: string): Told<boolean | undefined> {
  const text = plainCell(cell);
  if (text === "") return { value: undefined };
  if (/^(1|有|あり|○|〇|true)$/i.test(text)) return { value: true };
  return /^(0|無|なし|×|false)$/i.test(text) ? { value: false } : bad("not-a-flag");
}

/** One of some words; `plain` is what is looked up. */
export function wordOf<T>(cell: string, words: ReadonlyMap<string, T>): Told<T | undefined> {
  const plain = plainCell(cell);
  if (plain === "") return { value: undefined };
  const value = words.get(plain);
  return value === undefined ? bad("unknown-word", { told: [...words.keys()].join("、") }) : { value };
}
