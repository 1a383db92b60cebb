/**
 * Choices as lines of text, one a line: `key | words`, or the words alone, which then get a key. `| 単独` at the end
 * stands for a choice that goes with no other.
 */
import type { Choice } from "../question.js";

/** What stands for `exclusive` in a line. */
const aloneMark = "単独";
const bar = /[|｜]/;
const keyPattern = /^[a-z0-9][a-z0-9-]{0,40}$/;
/** A line break inside a choice's words. */
const breakMark = "⏎";

export interface ChoiceLine {
  /** Undefined where the line has none. */
  key: string | undefined;
  text: string;
  exclusive: boolean;
}

export function choiceLines(text: string): ChoiceLine[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(choiceLine);
}

function choiceLine(line: string): ChoiceLine {
  const parts = line.split(bar).map((part) => part.trim());
  const hasKey = parts.length > 1 && keyPattern.test(parts[0] ?? "");
  const exclusive = parts.length > 1 && parts.at(-1) === aloneMark;
  const start = hasKey ? line.search(bar) + 1 : 0;
  const words = exclusive ? line.slice(start).replace(/\s*[|｜]\s*単独$/, "") : line.slice(start);
  return { key: hasKey ? parts[0] : undefined, text: words.trim().replaceAll(breakMark, "\n"), exclusive };
}

/** Choices in Japanese with the keys that were given, and free ones where none was. */
export function keyedLines(lines: readonly ChoiceLine[]): (ChoiceLine & { key: string })[] {
  const taken = new Set(lines.map(({ key }) => key));
  let next = 1;
  const free = (): string => {
    while (taken.has(`c${next}`)) next += 1;
    taken.add(`c${next}`);
    return `c${next}`;
  };
  return lines.map((line) => ({ ...line, key: line.key ?? free() }));
}

const written = (key: string, text: string): string => `${key} | ${text.replaceAll("\n", breakMark)}`;

export const japaneseLines = (choices: readonly Choice[]): string =>
  choices.map(({ key, text, exclusive }) => written(key, text.ja) + (exclusive ? ` | ${aloneMark}` : "")).join("\n");

/** In another language: those choices that are translated. */
export const translatedLines = (choices: readonly Choice[], language: "easy" | "en" | "zh" | "ko" | "vi"): string =>
  choices.flatMap(({ key, text }) => (text[language] === undefined ? [] : [written(key, text[language])])).join("\n");
