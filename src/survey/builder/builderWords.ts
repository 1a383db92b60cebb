/** Words of the builder that several of its pages use. */
import type { Language } from "../../language.js";
import type { Subject } from "../question.js";
import type { QuestionKind } from "./questionFields.js";

export const languageNames: Readonly<Record<Language, string>> = {
  ja: "日本語",
  easy: "やさしい日本語",
  en: "英語",
  zh: "中国語",
  ko: "韓国語",
  vi: "ベトナム語",
};

export const kindNames: Readonly<Record<QuestionKind, string>> = {
  single: "一つだけ選ぶ",
  multiple: "いくつでも選ぶ",
  scale: "段階で答える（尺度）",
  number: "数で答える",
  date: "日付で答える",
  text: "自由に書く",
};

export const subjectNames: Readonly<Record<Subject, string>> = {
  opinion: "意見、感じ方",
  knowledge: "知っているかどうか",
  use: "利用したかどうか",
  age: "年齢",
  sex: "性別",
  district: "お住まいの地域",
  family: "家族",
  health: "健康、障害",
  money: "収入、お金",
  staff: "特定の職員について",
  personal: "そのほかの個人的なこと",
};

export const classNames = {
  public: "一般（LINEの中でも答えられる）",
  confidential: "秘匿（専用の回答ページだけで答える）",
} as const;

export const shortClassNames = { public: "一般", confidential: "秘匿" } as const;
