import { describe, expect, it } from "vitest";
import { mostRows, readTable } from "../../../src/survey/asking/answerFile.js";

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, "utf8"));
/** 「受付番号,感想」 and 「1,良い」 as the city's Windows computers write them. */
const cp932 = new Uint8Array([
  0x8e, 0xf3, 0x95, 0x74, 0x94, 0xd4, 0x8d, 0x86, 0x2c, 0x8a, 0xb4, 0x91, 0x7a, 0x0d, 0x0a, 0x31, 0x2c, 0x97, 0xc7,
  0x82, 0xa2, 0x0d, 0x0a,
]);

const tableOf = (bytes: Uint8Array) => {
  const read = readTable(bytes);
  if (read.kind !== "read") throw new Error(read.kind);
  return read.table;
};

describe("a file of another system", () => {
  it("is read in UTF-8, with or without a mark, and in Shift_JIS", () => {
    for (const bytes of [utf8("受付番号,感想\r\n1,良い\r\n"), utf8("\ufeff受付番号,感想\n1,良い"), cp932]) {
      const table = tableOf(bytes);
      expect(table.heads).toEqual(["受付番号", "感想"]);
      expect(table.rows).toEqual([{ line: 2, cells: ["1", "良い"] }]);
    }
    expect(tableOf(cp932).encoding).toBe("shift_jis");
  });

  it("is read in UTF-16 with its mark, as a spreadsheet saves 「Unicode text」", () => {
    const bytes = new Uint8Array(
      Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from("番号\t感想\r\n1\t良い\r\n", "utf16le")]),
    );
    expect(tableOf(bytes)).toMatchObject({
      encoding: "utf-16le",
      heads: ["番号", "感想"],
      rows: [{ cells: ["1", "良い"] }],
    });
  });

  it("may be parted by tabs or semicolons", () => {
    expect(tableOf(utf8("a\tb\n1\t2,3")).rows[0]?.cells).toEqual(["1", "2,3"]);
    expect(tableOf(utf8("a;b\n1;2,3")).rows[0]?.cells).toEqual(["1", "2,3"]);
  });

  it("names the line on which a row begins, also after cells that reach over several lines and empty lines", () => {
    const table = tableOf(utf8('番号,感想\n1,"一行目\n二行目\n三行目"\n2,b\n\n3,c\n'));
    expect(table.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, "1"],
      [5, "2"],
      [7, "3"],
    ]);
  });

  it("keeps quotation marks, commas and formulas inside cells as they are", () => {
    const table = tableOf(utf8('番号,感想\n1,"「はい」と""言った"", 本当に"\n2,=1+1\n'));
    expect(table.rows.map(({ cells }) => cells[1])).toEqual(['「はい」と"言った", 本当に', "=1+1"]);
  });

  it.each([
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff]), { kind: "unreadable" }],
    ["nothing", utf8(""), { kind: "empty" }],
    ["headings alone", utf8("番号,感想\n"), { kind: "empty" }],
    ["the same heading twice", utf8("番号,感想,感想\n1,a,b\n"), { kind: "same-heads", head: "感想" }],
    ["the same heading in other widths", utf8("ID,ＩＤ\n1,2\n"), { kind: "same-heads", head: "ID" }],
    [
      "more rows than are taken at once",
      utf8(`a\n${"1\n".repeat(mostRows + 1)}`),
      { kind: "too-many", most: mostRows },
    ],
  ])("is refused when it is %s", (_name, bytes, refusal) => {
    expect(readTable(bytes)).toEqual(refusal);
  });

  it("that never closes a quotation mark is refused, and the line is named", () => {
    expect(readTable(utf8('a,b\n1,2\n3,"4\n5,6\n'))).toMatchObject({ kind: "broken", line: expect.any(Number) });
  });
});
