import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { openDataNotice, shelterOpenData } from "../../src/shelter/shelterOpenData.js";
import { emergencyColumns, shelterColumns } from "../../src/shelter/siteColumns.js";
import { allSites, sitesOf, source } from "./lists.js";

const rowsOf = (csv: string) => parse(csv, { bom: true }) as string[][];

describe("the open data of a ward", () => {
  test.each([
    ["nishi", 14, 86],
    ["nishiyodogawa", 23, 172],
    ["suminoe", 24, 206],
  ] as const)("of %s have %i shelters and %i emergency sites, in the standard's columns", (ward, stay, flee) => {
    const shelters = rowsOf(shelterOpenData(sitesOf(ward), "shelter", source));
    const emergency = rowsOf(shelterOpenData(sitesOf(ward), "emergency", source));
    expect(shelters[0]).toEqual([...shelterColumns]);
    expect(emergency[0]).toEqual([...emergencyColumns]);
    expect(shelters).toHaveLength(stay + 1);
    expect(emergency).toHaveLength(flee + 1);
  });

  test("hold no welfare shelter", () => {
    const csv = shelterOpenData(allSites, "shelter", source);
    expect(csv).not.toContain("要配慮者");
    for (const site of allSites.filter(({ welfare }) => welfare)) expect(csv).not.toContain(site.id);
  });

  test("say source, date, licence and cautions in every row, and keep what the publisher remarked", () => {
    const [, ...rows] = rowsOf(shelterOpenData(allSites, "emergency", source));
    for (const row of rows) expect(row.at(-1)).toContain(openDataNotice(source));
    for (const words of [
      "国土地理院",
      "2026-09-06",
      "利用規約",
      "必ず大阪市",
      "別のもの",
      "津波避難ビル",
      "随時更新",
    ]) {
      expect(openDataNotice(source)).toContain(words);
    }
    expect(openDataNotice(source)).not.toContain("{");
    expect(rows.filter((row) => row.at(-1)?.startsWith("広域避難場所 "))).toHaveLength(3);
  });

  test("begin with a byte order mark, so that spreadsheets read them as UTF-8", () => {
    expect(shelterOpenData(allSites, "shelter", source).startsWith("\uFEFF全国地方公共団体コード,")).toBe(true);
  });

  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
  ])("make a name like %j harmless", (name) => {
    const [site] = sitesOf("nishi");
    if (!site) throw new Error("no site");
    const csv = shelterOpenData([{ ...site, row: { ...site.row, 名称: name } }], site.kind, source);
    expect(rowsOf(csv)[1]?.[2]).toBe(`'${name}`);
  });

  test("keep a line break inside a name as published", () => {
    const names = rowsOf(shelterOpenData(allSites, "emergency", source)).map((row) => row[2]);
    expect(names.filter((name) => name?.includes("\n"))).toHaveLength(3);
  });
});
