/** What people write by mistake when they only want to ask: addresses of e-mail, and numbers long enough to be somebody's. */
import { parseCode } from "../survey/respondent/code.js";

const email = /[\w.+-]+[@＠][\w-]+(?:[.．][\w-]+)+/g;
/** Seven digits or more, however they are parted: telephones, postal codes, My Number, cards. Years and times stay. */
const number = /[+＋]?[(（]?[0-9０-９](?:[-‐‑–—−－ー()（）\s.]{0,2}[0-9０-９]){6,}/g;

const masks = { email: "〔メールアドレス〕", number: "〔番号〕" } as const;

/** The text as staff may read it. */
export function masked(text: string): string {
  return text.replace(email, masks.email).replace(number, masks.number);
}

/**
 * What may be kept of a question that had no answer. Undefined where it asks nothing: a number or an address alone
 * (My Number has twelve digits), or the code of a survey's letter, which opens somebody's form.
 */
export function keepable(text: string): string | undefined {
  if (parseCode(text).kind === "code") return undefined;
  const read = masked(text);
  const rest = Object.values(masks).reduce((left, mask) => left.replaceAll(mask, ""), read);
  return read !== text && rest.replaceAll(/[\s\p{P}\p{S}]/gu, "") === "" ? undefined : read;
}

/** Nothing with a gap in it is of use as a way of asking. */
export const isMasked = (text: string): boolean => Object.values(masks).some((mask) => text.includes(mask));
