/**
 * Rich menu (リッチメニュー): the picture with buttons under the chat.
 * A ward has one in each language, in two tabs, so that large letters have room.
 */
import { z } from "zod";
import type { ContentFiles } from "../contentFiles.js";
import { topicKeys } from "../guide/topic.js";
import { localText } from "../language.js";
import { graphemes, limits } from "../line/limits.js";
import { withoutReadings } from "./furigana.js";

export const menuTabs = ["main", "tools"] as const;
export type MenuTab = (typeof menuTabs)[number];

/** What a button can open: a topic of the guide, or what a word of the same name opens (content/common/commands.yaml). */
export const menuButtonIds = [
  ...topicKeys,
  "emergency",
  "shelter",
  "survey",
  "settings",
  "event",
  "course",
  "join",
  "staff",
  "language",
  "help",
] as const;
export type MenuButtonId = (typeof menuButtonIds)[number];
const buttonId = z.enum(menuButtonIds);

/** Drawn large, and read aloud without the furigana: LINE allows `most` letters for that. */
const words = (most: number) =>
  localText.refine((text) => Object.values(text).every((one) => graphemes(withoutReadings(one)) <= most), {
    error: `has more than ${most} letters in a language (furigana not counted)`,
  });

export const menuWordsFile = z.strictObject({
  /** On the bar that opens and closes the menu. */
  bar: words(limits.chatBarText),
  changeWard: words(limits.label),
  tabs: z.strictObject({ main: words(limits.label), tools: words(limits.label) }),
  buttons: z.record(buttonId, words(limits.label)),
});
export type MenuWords = z.infer<typeof menuWordsFile>;

/** Six are the most that keep large letters. */
const buttons = z.array(buttonId).min(1).max(6);

export const wardMenuFile = z
  .strictObject({
    main: buttons,
    tools: buttons,
    /** Where the ward calls a button otherwise. */
    words: z.partialRecord(buttonId, words(limits.label)).default({}),
  })
  .refine(({ main, tools }) => new Set([...main, ...tools]).size === main.length + tools.length, {
    error: "has a button twice",
  });

/** The rich menu of a ward, as its content says it. */
export interface WardMenu {
  readonly words: MenuWords;
  readonly buttons: Readonly<Record<MenuTab, readonly MenuButtonId[]>>;
}

/** By ward; problems are reported to `files`, and a ward with one is left out. */
export function readMenus(files: ContentFiles, wards: readonly string[]): ReadonlyMap<string, WardMenu> {
  const menus = new Map<string, WardMenu>();
  const common = files.yaml("common/menu.yaml", menuWordsFile);
  for (const ward of wards) {
    const own = files.yaml(`wards/${ward}/menu.yaml`, wardMenuFile);
    if (!common || !own) continue;
    menus.set(ward, {
      words: { ...common, buttons: { ...common.buttons, ...own.words } },
      buttons: { main: own.main, tools: own.tools },
    });
  }
  return menus;
}
