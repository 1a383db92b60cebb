/** The effect of a way of asking, and why one can't be added, in words for staff. */
import type { StatusTagProps } from "../../console/pieces/statusTag.js";
import type { Shown, Turn } from "./wayEffect.js";
import type { WayRefusal } from "./wayRefusal.js";

/** @param titleOf of an entry, by its id */
export function shownWords({ kind, entry }: Shown, titleOf: (id: string) => string): string {
  const title = entry === undefined ? undefined : `「${titleOf(entry)}」`;
  switch (kind) {
    case "answer":
      return `${title}と答える`;
    case "choices":
      return `${title}などを選んでもらう`;
    case "other-ward":
      return title === undefined ? "ほかの区の案内だと伝える" : `ほかの区の案内だと伝え、${title}などを示す`;
    case "none":
      return "ここでは答えられないと伝える";
    default:
      return kind satisfies never;
  }
}

export const turnTags: Readonly<Record<Turn, StatusTagProps>> = {
  right: { tone: "good", text: "正しくなる" },
  sure: { tone: "good", text: "はっきり答える" },
  unsure: { tone: "warning", text: "選んでもらう" },
  wrong: { tone: "bad", text: "まちがう" },
  misled: { tone: "bad", text: "まちがった案内で答える" },
};

/** What staff mind first comes first. */
export const turnOrder: readonly Turn[] = ["wrong", "misled", "unsure", "right", "sure"];

export function refusalWords(refusal: WayRefusal, titleOf: (id: string) => string): string {
  switch (refusal.kind) {
    case "empty":
      return "言い方を選ぶか、書いてください。";
    case "too long":
      return `聞き方は${refusal.most}文字までです。短く書き直してください。`;
    case "personal":
      return "電話番号やメールアドレスのようなものは、聞き方に加えられません。書き直してください。";
    case "own":
      return "この案内の聞き方に、もう入っています。";
    case "another entry":
      return `案内「${titleOf(refusal.entry)}」の聞き方になっているため、加えられません。`;
    case "elsewhere":
      return "ほかの窓口への質問として登録されているため、加えられません。";
    case "full":
      return `この案内の聞き方は、ひとつのことばで${refusal.most}までです。使われていない聞き方を取り消してください。`;
    default:
      return refusal satisfies never;
  }
}
