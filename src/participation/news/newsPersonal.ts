/** What in a post may be somebody's own: it is warned of and not refused, since a group may want to be called. */
import type { NewsDraft } from "./newsPost.js";

export type PersonalHint = "phone" | "mail";

const hyphens = /[‐‑‒–—―−ー－]/g;
const phone = /(?<!\d)0\d{1,4}[-( ]{0,2}\d{1,4}[-) ]{0,2}\d{3,4}(?!\d)/g;
/** Bounded, or a long row of letters would be gone over once from each of them. */
const mail = /[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63})+/;

export function personalHints({
  title,
  body,
  place,
  pictureText,
}: Pick<NewsDraft, "title" | "body" | "place" | "pictureText">): PersonalHint[] {
  const text = [title, body, place ?? "", pictureText ?? ""].join("\n").normalize("NFKC").replace(hyphens, "-");
  const numbers = [...text.matchAll(phone)].filter(([number]) => [10, 11].includes(number.replace(/\D/g, "").length));
  return [...(numbers.length > 0 ? ["phone" as const] : []), ...(mail.test(text) ? ["mail" as const] : [])];
}
