/** Words of the inbox for staff: how long somebody has waited, in which language they read. */
import { type Language, languages } from "../language.js";

export const languageWords: Readonly<Record<Language, string>> = {
  ja: "日本語",
  easy: "やさしい日本語",
  en: "英語",
  zh: "中国語（簡体字）",
  ko: "韓国語",
  vi: "ベトナム語",
};

export const languageOptions = languages.map((value) => ({ value, label: languageWords[value] }));

/** 5分, 3時間, 2日; never more exact than anybody needs. */
export function lengthWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return `${minutes}分`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}時間` : `${Math.floor(hours / 24)}日`;
}

/** Begins with nothing of the person: what staff call a thread among themselves. */
export const threadName = (id: string): string => `相談 ${id.slice(0, 8)}`;
