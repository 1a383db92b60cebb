/** Address of a thread's page, in the resident's language: also a link that has ended is explained in it. */
import type { Language } from "../language.js";
import { inLanguage } from "../web/pageLanguage.js";

export function talkUrl(publicUrl: string, ward: string, token: string, language: Language): string {
  return `${publicUrl.replace(/\/+$/, "")}${inLanguage(`/${ward}/talk/${token}`, language)}`;
}
