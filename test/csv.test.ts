import { describe, expect, test } from "vitest";
import { csvCell, csvFile, csvLines } from "../src/csv.js";

describe("cells that a spreadsheet would run are neutral", () => {
  test.each([
    ['=HYPERLINK("x")', '\'=HYPERLINK("x")'],
    ["+81-6-0000", "'+81-6-0000"],
    ["-1", "'-1"],
    ["@SUM(1)", "'@SUM(1)"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["\nx", "'\nx"],
    ["＝１", "'＝１"],
    ["＋１", "'＋１"],
    ["－１", "'－１"],
    ["＠a", "'＠a"],
    [" =1+1", "' =1+1"],
    ["\u3000＝1", "'\u3000＝1"],
    ["\ufeff=1", "'\ufeff=1"],
  ])("%o", (cell, neutral) => expect(csvCell(cell)).toBe(neutral));

  test.each([
    [-5, "'-5"],
    [5, "5"],
    [12n, "12"],
    [true, "true"],
    [null, ""],
    [undefined, ""],
    ["山田 - 太郎", "山田 - 太郎"],
    ["'=1", "'=1"],
  ])("%o stays what it is, or gets the mark", (cell, written) => expect(csvCell(cell)).toBe(written));
});

test("quotes, commas and line ends stay inside their cell", () =>
  expect(csvLines([['a"b', "c,d", "e\nf"]])).toBe('"a""b","c,d","e\nf"\r\n'));

test("a file begins with the mark of UTF-8 and comes in pieces", async () => {
  const rows = Array.from({ length: 1_001 }, (_, index) => [index, "=x"]);
  const pieces: string[] = [];
  for await (const piece of csvFile(["番号", "名前"], rows)) pieces.push(piece);
  expect(pieces).toHaveLength(4);
  expect(pieces[0]).toBe("\ufeff番号,名前\r\n");
  expect(pieces.join("").split("\r\n")).toHaveLength(1_003);
  expect(pieces.at(-1)).toBe("1000,'=x\r\n");
});
