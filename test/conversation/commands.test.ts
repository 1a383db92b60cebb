import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Command, command, commandFile, commandIds, findCommand } from "../../src/conversation/commands.js";
import { phraseFile } from "../../src/conversation/phrases.js";
import { languages } from "../../src/language.js";

const common = (file: string): unknown =>
  parse(readFileSync(new URL(`../../content/common/${file}`, import.meta.url), "utf8"));
const commands = commandFile.parse(common("commands.yaml"));
const said = (text: string) => findCommand(text, commands)?.id;
const named = (id: string): Command => {
  const found = commands.find((one) => one.id === id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
};

describe("a word that always works", () => {
  test.each([
    ["メニュー", "menu"],
    ["ヘルプ", "help"],
    ["アンケート", "survey"],
    ["受信設定", "settings"],
    ["避難所", "shelter"],
    ["イベント", "event"],
    ["講座", "course"],
    ["町会に入りたい", "join"],
    ["職員に相談", "staff"],
    ["私のデータを消して", "forget"],
    ["やめる", "stop"],
  ])("the promised 「%s」 is %s", (word, id) => expect(said(word)).toBe(id));

  test.each([
    ["ﾒﾆｭｰ", "menu"],
    [" めにゅー ！！", "menu"],
    ["「メニュー」", "menu"],
    ["ＭＥＮＵ", "menu"],
    ["Menu.", "menu"],
    ["避難所🙏", "shelter"],
    ["避難所（ひなんじょ）", "shelter"],
    ["私（わたし）のデータを消（け）して", "forget"],
    ["自治会に入りたい", "join"],
    ["Delete  my data, ", "forget"],
    ["구 변경", "ward"],
    ["구변경", "ward"],
    ["XÓA DỮ LIỆU CỦA TÔI", "forget"],
    ["菜單", "menu"],
  ])("「%s」 is %s, however it is spelled", (word, id) => expect(said(word)).toBe(id));

  test.each([
    "",
    "？？？",
    "避難所にペットは連れて行けますか",
    "イベントの中止はいつ決まりますか",
    "町会に入りたいけど会費が心配です",
    "データを消してしまいました",
    "助けて",
    "help me please, he is hurting me",
    "stop hitting me",
    "救命",
    "살려주세요",
    "cứu tôi với",
    "やめて",
    "メニュー".repeat(40),
  ])("「%s」 says something else", (text) => expect(said(text)).toBeUndefined());

  test.each(languages)("in %s, what the help text puts in quotes works", (language) => {
    const { helpText } = phraseFile.parse(common("phrases.yaml"));
    const quoted = [...helpText[language].matchAll(/「([^」]+)」|"([^"]+)"/g)].map(
      ([, japanese, other]) => japanese ?? other ?? "",
    );
    expect(quoted.map(said)).toEqual(expect.arrayContaining(["menu", "shelter", "staff", "stop"]));
    expect(quoted.filter((word) => said(word) === undefined)).toEqual([]);
  });

  test("has a name that works as well, in every language", () => {
    const names = commands.flatMap(({ id, name }) => languages.map((language) => ({ id, name: name[language] })));
    expect(names.filter(({ id, name }) => said(name) !== id)).toEqual([]);
  });
});

describe("the file of commands", () => {
  const complaints = (file: unknown) => commandFile.safeParse(file).error?.issues.map((issue) => issue.message) ?? [];
  const withWord = (id: string, word: string) =>
    commands.map((one) => (one.id === id ? { ...one, words: { ...one.words, ja: [...one.words.ja, word] } } : one));

  test("has every command", () => expect(commands.map(({ id }) => id).sort()).toEqual([...commandIds].sort()));
  test("refuses one that is missing", () => expect(complaints(commands.slice(1))).toEqual(["menu stands 0 times"]));
  test("refuses a word of another command", () =>
    expect(complaints(withWord("help", "ﾒﾆｭｰ!"))).toEqual(['help: "ﾒﾆｭｰ!" is already a word of menu']));
  test("refuses a second spelling that is understood anyway", () =>
    expect(complaints(withWord("menu", "めにゅー"))).toEqual(['menu: "めにゅー" is already a word of menu']));
  test("refuses a word without letters", () =>
    expect(complaints(withWord("menu", "！"))).toEqual(['menu: "！" has no letters']));
  test("refuses a command that both opens something and shows entries", () =>
    expect(command.safeParse({ ...named("menu"), entries: ["office.contact"] }).success).toBe(false));

  test("shows entries where nothing can be opened yet", () => {
    expect(Object.fromEntries(commands.flatMap((one) => ("entries" in one ? [[one.id, one.entries[0]]] : [])))).toEqual(
      {
        survey: "office.survey",
        settings: "office.media",
        event: "association.park-events",
        course: "watchover.supporter-course",
        join: "association.join",
        bookings: "association.park-events",
        own: "office.contact",
        news: "association.about",
        queue: "office.waiting",
        staff: "office.contact",
      },
    );
    expect(named("menu")).toMatchObject({ opens: "menu" });
  });
});
