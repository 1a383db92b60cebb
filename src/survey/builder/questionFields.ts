/** One question as the fields of its form, and back: what is typed survives each way to the server. */
import { type Fields, isTicked, one } from "../../announcement/form/announcementFormFields.js";
import { languages } from "../../language.js";
import type { Question } from "../question.js";
import { choiceLines, japaneseLines, keyedLines, translatedLines } from "./choiceLines.js";
import { isBeyondTicks, readConditions, writeConditions } from "./conditionFields.js";
import { readNeededText, readText, writeText } from "./textFields.js";

export const questionKinds = ["single", "multiple", "scale", "number", "date", "text"] as const;
export type QuestionKind = (typeof questionKinds)[number];

export const otherLanguages = languages.filter((language) => language !== "ja");

export const kindOf = (fields: Fields): QuestionKind =>
  questionKinds.find((kind) => kind === one(fields, "kind")) ?? "single";

export function questionFields(asked: Question): Fields {
  const common = {
    id: asked.id,
    kind: asked.kind,
    subject: asked.subject,
    ...(asked.required ? { required: "on" } : {}),
    ...writeText("text", asked.text),
    ...writeText("help", asked.help),
    ...writeConditions("if", asked.onlyIf),
  };
  return { ...common, ...ownFields(asked) };
}

function ownFields(asked: Question): Record<string, string> {
  const number = (name: string, value: number | undefined) => (value === undefined ? {} : { [name]: String(value) });
  switch (asked.kind) {
    case "single":
    case "multiple":
      return {
        choices: japaneseLines(asked.choices),
        ...Object.fromEntries(
          otherLanguages.map((language) => [`choices.${language}`, translatedLines(asked.choices, language)]),
        ),
        ...(asked.kind === "multiple" ? number("most", asked.most) : {}),
      };
    case "scale":
      return {
        ...number("from", asked.from),
        ...number("to", asked.to),
        ...writeText("lowest", asked.lowest),
        ...writeText("highest", asked.highest),
      };
    case "number":
      return { ...number("least", asked.least), ...number("most", asked.most), ...writeText("unit", asked.unit) };
    case "date":
      return {
        ...(asked.earliest === undefined ? {} : { earliest: asked.earliest }),
        ...(asked.latest === undefined ? {} : { latest: asked.latest }),
      };
    case "text":
      return number("most", asked.most);
    default:
      return asked satisfies never;
  }
}

/**
 * What the fields say, for the schema to judge.
 * @param others the questions before it, which its conditions may name
 * @param previous as it was, for what the form can't show
 */
export function readQuestion(fields: Fields, others: readonly Question[], previous?: Question): unknown {
  const kind = kindOf(fields);
  const keptConditions = previous && isBeyondTicks(previous.onlyIf) ? previous.onlyIf : undefined;
  const help = readText(fields, "help");
  return {
    id: one(fields, "id").trim(),
    kind,
    text: readNeededText(fields, "text"),
    ...(help && { help }),
    required: isTicked(fields, "required"),
    subject: one(fields, "subject"),
    onlyIf: keptConditions ?? readConditions("if", fields, others),
    ...readOwn(kind, fields),
  };
}

/** Undefined where nothing was typed; what is no number becomes one that no schema takes. */
function readNumber(fields: Fields, name: string): { [name: string]: number } {
  const typed = one(fields, name).normalize("NFKC").trim();
  return typed === "" ? {} : { [name]: /^[+-]?\d+$/.test(typed) ? Number(typed) : Number.NaN };
}

function readDay(fields: Fields, name: string): { [name: string]: string } {
  const typed = one(fields, name).trim();
  return typed === "" ? {} : { [name]: typed };
}

function readOwn(kind: QuestionKind, fields: Fields): object {
  switch (kind) {
    case "single":
      return { choices: readChoices(fields) };
    case "multiple":
      return { choices: readChoices(fields), ...readNumber(fields, "most") };
    case "scale":
      return {
        ...readNumber(fields, "from"),
        ...readNumber(fields, "to"),
        lowest: readNeededText(fields, "lowest"),
        highest: readNeededText(fields, "highest"),
      };
    case "number": {
      const unit = readText(fields, "unit");
      return { ...readNumber(fields, "least"), ...readNumber(fields, "most"), ...(unit && { unit }) };
    }
    case "date":
      return { ...readDay(fields, "earliest"), ...readDay(fields, "latest") };
    case "text":
      return readNumber(fields, "most");
    default:
      return kind satisfies never;
  }
}

/** Words in another language go with the choice of the same key, without keys with the one at the same place. */
function readChoices(fields: Fields): unknown[] {
  const translations = otherLanguages.map((language) => ({
    language,
    lines: choiceLines(one(fields, `choices.${language}`)),
  }));
  return keyedLines(choiceLines(one(fields, "choices"))).map(({ key, text, exclusive }, place) => {
    const others = translations.flatMap(({ language, lines }) => {
      const line = lines.find((one) => one.key === key) ?? (lines[place]?.key === undefined ? lines[place] : undefined);
      return line === undefined ? [] : [[language, line.text] as const];
    });
    return { key, text: { ja: text, ...Object.fromEntries(others) }, exclusive };
  });
}

/** Lines in another language whose key no choice has: they would be lost without a word. */
export function strayTranslations(fields: Fields): { language: (typeof otherLanguages)[number]; key: string }[] {
  const keys = keyedLines(choiceLines(one(fields, "choices"))).map(({ key }) => key);
  return otherLanguages.flatMap((language) =>
    choiceLines(one(fields, `choices.${language}`)).flatMap((line, place) => {
      if (line.key === undefined) return place < keys.length ? [] : [{ language, key: line.text.slice(0, 20) }];
      return keys.includes(line.key) ? [] : [{ language, key: line.key }];
    }),
  );
}
