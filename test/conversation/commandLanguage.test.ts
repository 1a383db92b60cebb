import { expect, test } from "vitest";
import { findCommand, languageOfWord } from "../../src/conversation/commands.js";
import { realContent } from "../support/content.js";

const { commands } = realContent();

test.each([
  ["メニュー", "ja", "ja"],
  ["メニュー", "easy", "easy"],
  ["メニュー", "vi", "ja"],
  ["menu", "ja", "en"],
  // Who has chosen a language types "menu" in it.
  ["menu", "ko", "ko"],
  ["menu", "vi", "vi"],
  ["菜單", "ja", "zh"],
  ["메뉴", "ja", "ko"],
  ["danh mục", "ja", "vi"],
  ["help", "easy", "en"],
] as const)("「%s」 from somebody who has chosen %s is answered in %s", (word, chosen, language) => {
  const command = findCommand(word, commands);
  expect(command && languageOfWord(word, command, chosen)).toBe(language);
});
