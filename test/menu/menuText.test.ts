import { describe, expect, test } from "vitest";
import { furiganaPieces, withoutReadings } from "../../src/menu/furigana.js";
import { fitText } from "../../src/menu/menuText.js";

/** Every letter an em wide. */
const width = (text: string) => [...text].length;
const box = { width: 600, height: 300, largest: 100, smallest: 50, mostLines: 2 };
const linesOf = (text: string, most = 2) =>
  fitText(text, { ...box, mostLines: most }, width).lines.map(({ pieces }) =>
    pieces.map((piece) => piece.text).join("|"),
  );

describe("words on a button", () => {
  test.each([
    ["子育て", 100, ["子育て"]],
    ["見守り・福祉の", 100, ["見守り・", "福祉の"]],
    ["見守りなど・福祉など", 100, ["見守りなど・", "福祉など"]],
    ["aa bb ccc", 100, ["aa bb", "ccc"]],
    ["a\u00a0b c", 100, ["a\u00a0b c"]],
  ])("%s: as large as %i, in few lines", (text, size, lines) => {
    expect(fitText(text, box, width).size).toBe(size);
    expect(linesOf(text)).toEqual(lines);
  });

  test("are not broken for letters that are hardly larger", () => {
    expect(fitText("見守り・福祉の", { ...box, largest: 95 }, width)).toMatchObject({
      size: 85,
      lines: [{ readings: false }],
    });
  });

  test("are broken where the lines are evenest, and never at a hard space", () => {
    expect(linesOf("aaa bb cc dddd")).toEqual(["aaa bb", "cc dddd"]);
    expect(linesOf("aaaa bbb\u00a0cc dd")).toEqual(["aaaa", "bbb\u00a0cc dd"]);
  });

  test("that are too long are named", () => {
    expect(() => fitText("あ".repeat(13), box, width)).toThrow(`too long for a button of the menu: ${"あ".repeat(13)}`);
  });

  test("stand symmetrically about the middle, and a long reading has room", () => {
    const { lines, size } = fitText("町（ちょうかい）だ", box, width);
    expect(size).toBe(100);
    expect(lines[0]?.pieces).toEqual([
      { text: "町", reading: "ちょうかい", at: -0.5 },
      { text: "だ", reading: undefined, at: 1.25 },
    ]);
  });
});

describe("furigana", () => {
  test("stands with its kanji, and other brackets stay as they are", () => {
    expect(furiganaPieces("町会（ちょうかい）に（今日）").map(({ text, reading }) => [text, reading])).toEqual([
      ["町会", "ちょうかい"],
      ["に（今日）", undefined],
    ]);
    expect(withoutReadings("子（こ）どもの こと（2人）")).toBe("子どもの こと（2人）");
  });
});
