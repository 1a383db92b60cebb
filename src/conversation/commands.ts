/** Command (合いことば): a whole message that always works, whatever dialogue is open. */
import { z } from "zod";
import { lettersOnly, normalise } from "../guide/text.js";
import { type Language, localText } from "../language.js";

export const commandIds = [
  "menu",
  "help",
  "survey",
  "settings",
  "shelter",
  "event",
  "course",
  "join",
  "bookings",
  "own",
  "news",
  "queue",
  "staff",
  "forget",
  "stop",
  "language",
  "ward",
] as const;

/** What a command can open today; the others show entries of the guide until their feature exists. */
const openableKeys = ["menu", "help", "language", "shelter", "forget", "stop", "ward"] as const;

/** What opens in the chat alone, because it is about one resident: a page shows the entries instead. */
const personalKeys = [
  "settings",
  "talk",
  "survey",
  "event",
  "course",
  "join",
  "bookings",
  "own",
  "news",
  "queue",
] as const;

const list = z.array(z.string().min(1).max(40)).min(1);
const entries = z.array(z.string().regex(/^[a-z]+(\.[a-z0-9-]+)+$/)).min(1);
const shared = {
  id: z.enum(commandIds),
  /** What to call it in a sentence or on a button. */
  name: localText,
  /** By the language they are written in; each works in every language. */
  words: z.strictObject({ ja: list, en: list, zh: list, ko: list, vi: list }),
};

export const command = z.union([
  z.strictObject({ ...shared, opens: z.enum(openableKeys) }),
  z.strictObject({ ...shared, opens: z.enum(personalKeys), entries }),
  /** Ids of guide entries; the first that the ward has is shown. */
  z.strictObject({ ...shared, entries: z.array(z.string().regex(/^[a-z]+(\.[a-z0-9-]+)+$/)).min(1) }),
]);
export type Command = z.infer<typeof command>;

/** Every command once, and no word twice, however it is spelled. */
export const commandFile = z.array(command).superRefine((commands, context) => {
  const complain = (message: string) => context.addIssue({ code: "custom", message });
  for (const id of commandIds) {
    const count = commands.filter((one) => one.id === id).length;
    if (count !== 1) complain(`${id} stands ${count} times`);
  }
  const owners = new Map<string, string>();
  for (const { id, words } of commands) {
    for (const word of Object.values(words).flat()) {
      const key = keyOf(word);
      const owner = owners.get(key);
      if (key === "") complain(`${id}: "${word}" has no letters`);
      else if (owner) complain(`${id}: "${word}" is already a word of ${owner}`);
      owners.set(key, id);
    }
  }
});

/** The command that a whole message is; undefined when it says anything more. */
export function findCommand(text: string, commands: readonly Command[]): Command | undefined {
  if (text.length > longest) return undefined;
  let byKey = indexes.get(commands);
  if (!byKey) {
    const words = commands.flatMap((one) =>
      Object.values(one.words)
        .flat()
        .map((word) => [keyOf(word), one] as const),
    );
    byKey = new Map(words);
    indexes.set(commands, byKey);
  }
  return byKey.get(keyOf(text));
}

/**
 * What a word is answered in: 「メニュー」 in Japanese, 菜单 in Chinese, whatever was chosen before. "menu" is typed in
 * any language: it is English only from those who have, by default, Japanese.
 */
export function languageOfWord(text: string, { words }: Command, chosen: Language): Language {
  const key = keyOf(text);
  const known = chosen === "easy" ? "ja" : chosen;
  const isIn = (language: keyof typeof words) => words[language].some((word) => keyOf(word) === key);
  if (isIn(known)) return chosen;
  if (known !== "ja" && /^[\x00-\x7f]*$/.test(text)) return chosen;
  return wordLanguages.find(isIn) ?? chosen;
}

const wordLanguages = ["ja", "en", "zh", "ko", "vi"] as const;

/** Words have at most 40 characters; the rest is room for furigana, quotes and exclamation marks. */
const longest = 100;
const indexes = new WeakMap<readonly Command[], ReadonlyMap<string, Command>>();

/** One spelling, without readings in brackets (the account itself writes 避難所（ひなんじょ）), spaces and signs. */
const keyOf = (text: string): string => lettersOnly(normalise(text.replace(/[(（][ぁ-ゖァ-ヺー]+[)）]/gu, "")));
