/** What every part of a page needs to know: in which language, with which words, for which installation. */
import type { Language } from "../language.js";
import type { PageSay } from "./pageWords.js";

export interface PageView {
  readonly language: Language;
  readonly say: PageSay;
  /** Language to offer to this reader, where it isn't the page's. */
  readonly offer: Language | undefined;
  readonly offerSay: PageSay | undefined;
  readonly languageNames: Readonly<Record<Language, string>>;
  readonly demo: boolean;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly stylesheet: string;
  readonly script: string;
}
