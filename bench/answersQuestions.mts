/** What the engines are asked: Japanese lines of the question sets, and questions in kana alone. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Topic } from "../src/guide/topic.js";
import { projectRoot } from "../src/projectRoot.js";

const line = z.object({
  lang: z.string(),
  kind: z.string(),
  ward: z.string().optional(),
  text: z.string(),
  expect: z.array(z.string()).optional(),
});

export interface AskedLine {
  text: string;
  ward: string;
  /** Entries that answer it; empty where none does. */
  expect: readonly string[];
}

const kanaOnly = /^[\p{Script=Hiragana}\p{Script=Katakana}ー\s\p{P}]+$/u;
const folder = join(projectRoot, "test/guide/questions");

export function japaneseLines(): AskedLine[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
    .filter((text) => text.trim() !== "")
    .map((text) => line.parse(JSON.parse(text)))
    .filter(({ lang, kind }) => lang === "ja" && (kind === "answer" || kind === "out"))
    .map(({ text, ward = "nishi", expect, kind }) => ({ text, ward, expect: kind === "answer" ? (expect ?? []) : [] }));
}

/** Those of the sets, and the titles of the easy texts read aloud: 相談（そうだん）を する → そうだんを する. */
export function kanaQuestions(lines: readonly AskedLine[], topics: Iterable<Topic>): string[] {
  const titles = [...topics].map(({ text }) => text.easy.title.replace(/\p{Script=Han}+（([^）]+)）/gu, "$1"));
  return [...new Set([...lines.map(({ text }) => text), ...titles])].filter((text) => kanaOnly.test(text));
}
