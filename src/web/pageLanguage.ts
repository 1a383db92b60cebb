/** Which language a page is in: the one its address names, else Japanese. */
import { type Language, language as languageSchema } from "../language.js";

/** The `lang` of an address; anything unknown is Japanese. */
export function chosenLanguage(value: unknown): Language {
  const parsed = languageSchema.safeParse(value);
  return parsed.success ? parsed.data : "ja";
}

/** An address that keeps the reader's language. Japanese is the address without `lang`, so each page has one address. */
export function inLanguage(path: string, language: Language): string {
  if (language === "ja") return path;
  const [before = "", fragment] = path.split("#");
  return `${before}${before.includes("?") ? "&" : "?"}lang=${language}${fragment === undefined ? "" : `#${fragment}`}`;
}

const offers: Readonly<Record<string, Language>> = { ja: "ja", en: "en", zh: "zh", ko: "ko", vi: "vi" };

/**
 * The language to offer above a Japanese page: what the browser asks for first among those we have.
 * It is offered and not chosen for the reader, because phones bought abroad and computers at work ask for English
 * for people who read Japanese.
 */
export function offeredLanguage(acceptLanguage: string | undefined, shown: Language): Language | undefined {
  if (shown !== "ja" || !acceptLanguage) return undefined;
  const wishes = acceptLanguage
    .slice(0, 500)
    .split(",")
    .map((wish, order) => {
      const [tag = "", ...parameters] = wish.trim().toLowerCase().split(";");
      const quality = Number(
        parameters
          .find((one) => one.trim().startsWith("q="))
          ?.trim()
          .slice(2) ?? "1",
      );
      return { language: offers[tag.split("-")[0] ?? ""], quality: Number.isFinite(quality) ? quality : 0, order };
    })
    .filter((wish) => wish.language !== undefined && wish.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order);
  const first = wishes[0]?.language;
  return first === "ja" ? undefined : first;
}
