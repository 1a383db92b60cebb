import readExcelFile from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { xlsxFile } from "../src/xlsx.js";

describe("an Excel file of ours", () => {
  test("is read back as it was written: texts, numbers, empty cells, several sheets", async () => {
    const bytes = await xlsxFile([
      {
        name: "結果",
        heads: ["設問", "人数", "割合(%)"],
        rows: [
          ["そう思う", 349, 65.8],
          ["わからない", null, undefined],
        ],
      },
      { name: "根拠", heads: ["項目"], rows: [["2026-11-20"], ["1行目\n2行目"]] },
    ]);
    const sheets = await readExcelFile(bytes);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["結果", "根拠"]);
    expect(sheets[0]?.data).toEqual([
      ["設問", "人数", "割合(%)"],
      ["そう思う", 349, 65.8],
      ["わからない", null, null],
    ]);
    expect(sheets[1]?.data).toEqual([["項目"], ["2026-11-20"], ["1行目\n2行目"]]);
  });

  test.each([
    '=HYPERLINK("http://example.com")',
    "+81",
    "-1",
    "@SUM(A1)",
    " =1+1",
    "＝1",
  ])("holds %s as a text with an apostrophe, never as a formula", async (typed) => {
    const bytes = await xlsxFile([{ name: "a", heads: [typed], rows: [[typed]] }]);
    const [sheet] = await readExcelFile(bytes);
    expect(sheet?.data).toEqual([[`'${typed}`], [`'${typed}`]]);
  });

  test("keeps a text that carries letters which XML can't hold readable", async () => {
    const [sheet] = await readExcelFile(
      await xlsxFile([{ name: "a", heads: ["自由記述"], rows: [["公園\u0000を\u000bふやして"]] }]),
    );
    expect(sheet?.data[1]).toEqual(["公園をふやして"]);
  });

  test("gives each sheet a name that Excel takes, and none twice", async () => {
    const name = "Q1/子育て: [長い題名]です。これは31文字より長いので切られます。";
    const sheets = await readExcelFile(await xlsxFile([1, 2].map(() => ({ name, heads: ["x"], rows: [] }))));
    const names = sheets.map(({ sheet }) => sheet);
    expect(new Set(names).size).toBe(2);
    for (const one of names) expect(one).toMatch(/^[^\\/?*[\]:]{1,31}$/);
  });
});
