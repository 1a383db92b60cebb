/** What staff read about local news, and what stands beside its count. */
import { dayText } from "../../console/timeWords.js";
import type { NewsCountWords } from "./newsCount.js";
import type { NewsYear } from "./newsFigures.js";
import type { PersonalHint } from "./newsPersonal.js";
import type { NewsState } from "./newsPost.js";

export const stateTags: Readonly<
  Record<NewsState | "over", { tone: "quiet" | "active" | "good" | "warning"; text: string }>
> = {
  waiting: { tone: "active", text: "承認待ち" },
  approved: { tone: "good", text: "掲載中" },
  over: { tone: "quiet", text: "掲載終了" },
  declined: { tone: "warning", text: "掲載しない" },
  withdrawn: { tone: "quiet", text: "取り下げ済み" },
};

/** 「投稿した団体 12、上位5団体の割合 61.3%」 */
export const spreadText = ({ posters, topFiveShare }: NewsYear): string =>
  `投稿した団体 ${posters}${topFiveShare === undefined ? "" : `、上位5団体の割合 ${topFiveShare.toFixed(1)}%`}`;

export const newsCountWords: NewsCountWords = {
  source: "この窓口の「地域の情報」",
  note: (from, year) =>
    `${dayText(from)}からこの窓口で区が承認した投稿${year.posts}件を数えたものです（${spreadText(year)}）。取り下げた投稿、それより前の投稿、ほかのサイトへの投稿は入っていません。`,
};

export const hintTexts: Readonly<Record<PersonalHint, string>> = {
  phone: "電話番号が入っています。承認すると公開されます。個人の番号でないか、団体に確かめてください。",
  mail: "メールアドレスが入っています。承認すると公開されます。個人のものでないか、団体に確かめてください。",
};

const groupFaults: Readonly<Record<string, string>> = {
  name: "団体の名前を60文字までで入力してください。",
  about: "300文字までで入力してください。",
  person: "60文字までで入力してください。",
  reach: "100文字までで入力してください。",
  districts: "一覧から選んでください。",
  topics: "一覧から選んでください。",
};

export const groupMistakes = (issues: readonly { readonly path: readonly PropertyKey[] }[]): Record<string, string> =>
  Object.fromEntries(
    issues.map(({ path }) => [String(path[0]), groupFaults[String(path[0])] ?? "入力した内容を確かめてください。"]),
  );

export const tooLate = "ほかの人が先に処理したか、団体が取り下げました。いまの内容を開き直してください。";
