import { describe, expect, test } from "vitest";
import { commandIds } from "../../src/conversation/commands.js";
import { topicKeys } from "../../src/guide/topic.js";
import { languages } from "../../src/language.js";
import { graphemes, limits, richMenuProblems } from "../../src/line/limits.js";
import { readPostback } from "../../src/line/postback.js";
import { menuTabs, menuWordsFile, wardMenuFile } from "../../src/menu/menu.js";
import { contrast, darker, lighter, menuColours } from "../../src/menu/menuColours.js";
import { designMenu, type MenuDesign } from "../../src/menu/menuDesign.js";
import { menuObject } from "../../src/menu/menuObject.js";
import { menuOf, problems, subjectOf, wardIds } from "./subjects.js";

const kinds = wardIds.flatMap((ward) =>
  languages.flatMap((language) => menuTabs.map((tab) => ({ ward, language, tab }))),
);
const objectOf = (
  ward: string,
  language: (typeof languages)[number],
  tab: (typeof menuTabs)[number],
  several = false,
) => menuObject(designMenu(subjectOf(ward), menuOf(ward), language, tab, several), "name");
const labels = (object: ReturnType<typeof menuObject>) => object.areas.map(({ action }) => action.label);

describe("the rich menus of the content", () => {
  test("have no problem in their files", () => expect(problems).toEqual([]));

  test.each(kinds)("$ward $language $tab is one that LINE takes, with a label on each area", ({
    ward,
    language,
    tab,
  }) => {
    for (const several of [false, true]) {
      const object = objectOf(ward, language, tab, several);
      expect(richMenuProblems(object)).toEqual([]);
      expect(
        labels(object).filter(
          (label) => graphemes(label) < 1 || graphemes(label) > limits.label || label.includes("（"),
        ),
      ).toEqual([]);
      expect(new Set(labels(object)).size).toBe(object.areas.length);
    }
  });

  test.each(kinds)("$ward $language $tab leaves no gap and no doubt where a thumb falls", ({ ward, language, tab }) => {
    const { areas, size } = objectOf(ward, language, tab, true);
    const hit = (x: number, y: number) =>
      areas.filter(({ bounds: b }) => x >= b.x && x < b.x + b.width && y >= b.y && y < b.y + b.height).length;
    const grid = Array.from({ length: 41 }, (_, column) =>
      Array.from({ length: 29 }, (_, row) => hit(column * 61, row * 59)),
    ).flat();
    expect(size).toEqual({ width: 2500, height: 1686 });
    // The only place without an area is the tab that is open.
    expect(Math.max(...grid)).toBe(1);
    expect(grid.filter((count) => count === 0).length).toBeLessThan(41 * 29 * 0.09);
  });

  test.each(wardIds)("%s has colours that stand out", (ward) => {
    const { colour } = subjectOf(ward).ward;
    const page = lighter(colour, 0.14);
    const pairs = [
      [colour, "#FFFFFF"],
      [darker(colour, 0.72), "#FFFFFF"],
      [menuColours.letters, page],
      [colour, page],
      [menuColours.alarm, menuColours.card],
    ];
    expect(Math.min(...pairs.map(([one = "", other = ""]) => contrast(one, other)))).toBeGreaterThanOrEqual(4.5);
  });
});

describe("a rich menu", () => {
  const [nishi, menu] = [subjectOf("nishi"), menuOf("nishi")];
  const data = (design: MenuDesign) => design.buttons.map((button) => button.data);

  test("has a button for each topic that the ward has entries of, and none for the others", () => {
    expect(data(designMenu(nishi, menu, "ja", "main", false))).toEqual(topicKeys.map((key) => `guide:topic?e=${key}`));
    const without = { ...nishi, topicKeys: topicKeys.filter((key) => key !== "expo") };
    const design = designMenu(without, menu, "ja", "main", false);
    expect(data(design)).not.toContain("guide:topic?e=expo");
    expect(design.buttons.map(({ frame }) => frame.width)).toEqual([833, 834, 833, 1250, 1250]);
  });

  test("carries buttons that the product understands", () => {
    const tools = data(designMenu(nishi, menu, "ja", "tools", false));
    expect(tools).toEqual([
      "command:shelter",
      "priority:show?e=priority.emergency",
      "command:survey",
      "command:staff",
      "command:language",
      "command:help",
    ]);
    const others = ["event", "course", "join", "settings"] as const;
    const all = data(designMenu(nishi, { ...menu, buttons: { ...menu.buttons, main: others } }, "ja", "main", true));
    const commands = [...tools, ...all].map(readPostback).filter((one) => one?.dialogue === "command");
    expect(commands).toHaveLength(9);
    expect(commands.filter((one) => !(commandIds as readonly (string | undefined)[]).includes(one?.action))).toEqual(
      [],
    );
  });

  test("switches to its other tab in the same language", () => {
    const switches = (tab: (typeof menuTabs)[number]) =>
      objectOf("nishi", "ko", tab).areas.flatMap(({ action }) =>
        action.type === "richmenuswitch" ? [action.richMenuAliasId] : [],
      );
    expect([switches("main"), switches("tools")]).toEqual([["nishi-ko-tools"], ["nishi-ko-main"]]);
  });

  test("lets the ward be changed where there are several", () => {
    expect(labels(objectOf("nishi", "easy", "main", true))).toContain("区を かえる");
    expect(labels(objectOf("nishi", "easy", "main"))).not.toContain("区を かえる");
  });

  test("calls nobody by a slip of the thumb", () => {
    const actions = kinds.flatMap(({ ward, language, tab }) =>
      objectOf(ward, language, tab).areas.map(({ action }) => action.type),
    );
    expect(new Set(actions)).toEqual(new Set(["postback", "richmenuswitch"]));
  });
});

describe("the files of menus", () => {
  const same = (text: string) => Object.fromEntries(languages.map((language) => [language, text]));
  const words = (length: number) => ({ ...menuOf("nishi").words, changeWard: same("あ".repeat(length)) });
  const ward = { main: ["childcare"], tools: ["help"] };

  test("take a label of 20 letters and none of 21", () => {
    expect([menuWordsFile.safeParse(words(20)).success, menuWordsFile.safeParse(words(21)).success]).toEqual([
      true,
      false,
    ]);
  });
  test("don't count furigana", () => {
    expect(
      menuWordsFile.safeParse({ ...words(1), bar: same("避難所（ひなんじょ）避難所（ひなんじょ）") }).success,
    ).toBe(true);
  });
  test.each([
    ["seven buttons", { main: ["childcare", "watchover", "disaster", "association", "expo", "office", "shelter"] }],
    ["a button twice", { main: ["help"] }],
    ["a button that opens nothing", { main: ["weather"] }],
    ["no button", { main: [] }],
  ])("refuse %s", (_, change) => {
    expect(wardMenuFile.safeParse(ward).success).toBe(true);
    expect(wardMenuFile.safeParse({ ...ward, ...change }).success).toBe(false);
  });
});
