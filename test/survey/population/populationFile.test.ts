import { expect, test } from "vitest";
import { readPopulation } from "../../../src/survey/population/populationFile.js";

const read = (text: string) => readPopulation(Buffer.from(text));
const women = { age: "20歳代", sex: "女性" };

test.each([
  ["a CSV", "age,sex,people\n20歳代,女性,5100\n20歳代,男性,4900\n"],
  ["a table pasted from a spreadsheet", "年齢\t性別\t人口\n20歳代\t女性\t5,100\n20歳代\t男性\t4,900\n"],
  [
    "columns in another order, with others between, in full-width digits",
    "人口,備考,男女,年齢\n５１００,,女性,20歳代\n4900,,男性,20歳代",
  ],
])("%s gives a line for each age and sex", (_, text) =>
  expect(read(text)).toEqual({
    kind: "read",
    groups: [
      { ...women, people: 5100 },
      { age: "20歳代", sex: "男性", people: 4900 },
    ],
  }));

test.each([
  ["a column is missing", "年齢,人口\n20歳代,5\n", { kind: "missing-columns", columns: ["sex"] }],
  [
    "a count is none",
    "年齢,性別,人口\n20歳代,女性,約5千\n",
    { kind: "faulty", faults: [{ line: 2, fault: "not-a-count" }] },
  ],
  [
    "a count is below zero",
    "年齢,性別,人口\n20歳代,女性,-5\n",
    { kind: "faulty", faults: [{ line: 2, fault: "not-a-count" }] },
  ],
  ["an age is empty", "年齢,性別,人口\n,女性,5\n", { kind: "faulty", faults: [{ line: 2, fault: "no-group" }] }],
  [
    "a name is too long",
    `年齢,性別,人口\n${"あ".repeat(31)},女性,5\n`,
    { kind: "faulty", faults: [{ line: 2, fault: "long" }] },
  ],
  [
    "a group comes twice",
    "年齢,性別,人口\n20歳代,女性,5\n20歳代,女性,6\n",
    { kind: "faulty", faults: [{ line: 3, fault: "twice" }] },
  ],
  [
    "an age lacks a sex that another has",
    "年齢,性別,人口\n20歳代,女性,5\n20歳代,男性,6\n30歳代,男性,7\n",
    { kind: "gaps", gaps: [{ age: "30歳代", sex: "女性" }] },
  ],
  ["there is no line", "年齢,性別,人口\n", { kind: "empty" }],
  ["it is no table", "\0\0\0", { kind: "unreadable" }],
])("nothing is taken where %s", (_, text, told) => expect(read(text)).toEqual(told));

test("nothing is taken of more groups than any statistics has", () => {
  const rows = Array.from({ length: 401 }, (_, age) => `${age}歳,女性,1`);
  expect(read(["年齢,性別,人口", ...rows].join("\n"))).toEqual({ kind: "too-many", most: 400 });
});
