/** Words with which somebody asks to book a consultation, as a whole message; what it is about is the guide's to say. */
import { lettersOnly, normalise } from "../../guide/text.js";

const book = "予約(?:が|を)?(?:したい|する|できますか|できる|取りたい|とりたい)?(?:です|のですが|んですが|んですけど)?";
const with_ = "(?:に|の|を|と)?";
const concierge = `子(?:ども)?育てこんしえるじゅ|こそだてこんしえるじゅ`;

/** By key of the form that is meant; undefined: any. */
const wishes: readonly { form: string | undefined; pattern: RegExp }[] = [
  { form: "childcare-concierge", pattern: new RegExp(`^(?:${concierge})${with_}(?:相談${with_})?${book}$`) },
  { form: "home-visit", pattern: new RegExp(`^家庭訪問${with_}${book}$`) },
  { form: undefined, pattern: new RegExp(`^相談${with_}${book}$`) },
];

const longest = 40;

/** Undefined: not for us. */
export function slotWish(text: string): { form: string | undefined } | undefined {
  if (text.length > longest) return undefined;
  const said = lettersOnly(normalise(text));
  const wish = wishes.find(({ pattern }) => pattern.test(said));
  return wish && { form: wish.form };
}
