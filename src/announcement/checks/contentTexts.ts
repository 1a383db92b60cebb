/** Every text of an announcement that residents read, with its place: what the checks go over. */
import type { Language } from "../../language.js";
import type { AnnouncementContent, Part } from "../announcement.js";

export interface PlacedText {
  language: Language;
  /** variants.ja[0].text */
  path: string;
  text: string;
}

export function textsOf({ variants }: AnnouncementContent): PlacedText[] {
  return (Object.entries(variants) as [Language, Part[]][]).flatMap(([language, parts]) =>
    parts.flatMap((part, index) =>
      Object.entries(fieldsOf(part)).flatMap(([field, text]) =>
        text ? [{ language, path: `variants.${language}[${index}].${field}`, text }] : [],
      ),
    ),
  );
}

function fieldsOf(part: Part): Record<string, string | undefined> {
  switch (part.kind) {
    case "text":
      return { text: part.text };
    case "image":
      return {};
    case "card":
      return { title: part.title, text: part.text, place: part.place };
    case "line": {
      const { text, altText } = part.message;
      return { ...(typeof text === "string" ? { text } : {}), ...(typeof altText === "string" ? { altText } : {}) };
    }
    default:
      return part satisfies never;
  }
}
