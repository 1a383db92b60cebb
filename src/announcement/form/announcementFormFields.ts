/** A draft as the fields of its form: everything that is typed survives each way to the server and back. */
import { z } from "zod";
import { type Language, languages } from "../../language.js";
import { limits } from "../../line/numbers.js";

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The fields of one part, by their short names: kind, text, title, date, time, place, label, url, hash, preview, alt, line. */
export type PartFields = Readonly<Record<string, string>>;

const shortNames = [
  "kind",
  "text",
  "title",
  "date",
  "time",
  "place",
  "label",
  "url",
  "hash",
  "preview",
  "alt",
  "line",
] as const;
const longest = 20_000;
const value = z.string().transform((text) => text.replace(/\r\n?/g, "\n").slice(0, longest));

/** What came with a POST, as text; anything else is left out. */
export function sentFields(form: Readonly<Record<string, unknown>>): Fields {
  const kept: [string, string | string[]][] = [];
  for (const [name, sent] of Object.entries(form)) {
    // The frame's own, such as the CSRF token.
    if (name.startsWith("_")) continue;
    const read = z.union([value, z.array(value).max(300)]).safeParse(sent);
    if (read.success) kept.push([name, read.data]);
  }
  return Object.fromEntries(kept);
}

export function one(fields: Fields, name: string): string {
  const found = fields[name];
  return (typeof found === "string" ? found : found?.[0]) ?? "";
}

export function many(fields: Fields, name: string): readonly string[] {
  const found = fields[name];
  return typeof found === "string" ? (found === "" ? [] : [found]) : (found ?? []);
}

export const isTicked = (fields: Fields, name: string): boolean => one(fields, name) === "on";

/** Name, and id, of a field of the part at `index`. */
export const partField = (language: Language, index: number, name: string): string => `${language}.${index}.${name}`;

export function partsOf(fields: Fields, language: Language): PartFields[] {
  const parts: PartFields[] = [];
  for (let index = 0; index < limits.messagesPerRequest; index += 1) {
    if (one(fields, partField(language, index, "kind")) === "") break;
    parts.push(
      Object.fromEntries(shortNames.map((name) => [name, one(fields, partField(language, index, name))] as const)),
    );
  }
  return parts;
}

export function withParts(fields: Fields, language: Language, parts: readonly PartFields[]): Fields {
  const others = Object.entries(fields).filter(
    ([name]) => !/^[a-z]+\.\d+\./.test(name) || !name.startsWith(`${language}.`),
  );
  const own = parts.flatMap((part, index) =>
    Object.entries(part)
      .filter(([, text]) => text !== "")
      .map(([name, text]) => [partField(language, index, name), text] as const),
  );
  return Object.fromEntries([...others, ...own]);
}

/** Languages in which something is written; Japanese always. */
export const writtenLanguages = (fields: Fields): Language[] =>
  languages.filter((language) => language === "ja" || partsOf(fields, language).length > 0);

/** Notes a mistake and goes on, so that all are told at once. */
export type Note = (field: string, text: string) => void;
