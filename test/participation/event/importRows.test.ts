import { describe, expect, test } from "vitest";
import { type Column, columnHeads } from "../../../src/participation/event/eventColumns.js";
import { type BadRow, type EventTable, type GoodRow, readEventCsv } from "../../../src/participation/event/eventCsv.js";
import { problemKinds } from "../../../src/participation/event/eventCsvProblem.js";
import { fileProblemText, problemText } from "../../../src/participation/event/eventImportWords.js";
import { type BadCase, badCases, badRow, firstRows, ownBadCases } from "../files/badRows.js";
import {
  type Cells,
  encodings,
  type FileGeneration,
  fileText,
  goodCells,
  headsOf,
  nishi,
} from "../files/eventFiles.js";

const bytesOf = encodings["utf-8"];
function read(bytes: Uint8Array): EventTable {
  const table = readEventCsv(bytes, nishi);
  if (table.kind !== "read") throw new Error(fileProblemText(table));
  return table;
}
const goodOf = (table: EventTable) => table.rows.filter((row): row is GoodRow => row.kind === "good");
const badOf = (table: EventTable) => table.rows.filter((row): row is BadRow => row.kind === "bad");
const one = (cells: Cells, more: readonly Column[] = []) => {
  const [row] = read(bytesOf(fileText("new", [{ ...goodCells(1), ...cells }], more))).rows;
  if (row?.kind !== "good") throw new Error(JSON.stringify(row));
  return row.patch;
};
const at = (instant: string) => new Date(`${instant}+09:00`);

describe("a row that can't be taken is listed with its line, its column and what to do", () => {
  const own = ["topic", "sourceAsOf", "mostPeople", "openDate"] as const;
  const cases = [...badCases.map((one) => [one, false] as const), ...ownBadCases.map((one) => [one, true] as const)];
  test.each(
    cases.map(([one, more]) => [`${one.kind} (${one.column ?? "row"})`, one, more] as const),
  )("%s", (_name, bad: BadCase, more) => {
    const rows = [...firstRows, badRow(bad, 9), goodCells(10)];
    const table = read(bytesOf(fileText("new", rows, more ? own : [])));
    const [found, ...others] = badOf(table);
    expect(others).toEqual([]);
    expect(goodOf(table)).toHaveLength(4);
    expect(found?.faults.map(({ problem }) => problem.kind)).toEqual([bad.kind]);
    const fault = found?.faults[0];
    expect(fault?.column).toBe(
      bad.column === undefined || bad.kind === "event-twice" ? "" : columnHeads[bad.column][0],
    );
    const { reason, hint } = problemText(fault?.problem ?? { kind: "refused" });
    if (bad.names !== undefined) expect(`${reason}${hint}`).toContain(bad.names);
  });

  test("there are more than forty kinds, each has been tried, and no two say the same", () => {
    const tried = new Set([...badCases, ...ownBadCases].map(({ kind }) => kind));
    // Known only beside what the database holds.
    const later = ["refused", "too-few-places"] as const;
    expect([...tried, ...later].toSorted()).toEqual([...problemKinds].toSorted());
    expect(tried.size).toBeGreaterThan(40);
    const words = problemKinds.map((kind) => problemText({ kind, told: "1", proposal: "2" }));
    expect(new Set(words.map(({ reason }) => reason)).size).toBe(problemKinds.length);
    for (const { reason, hint } of words) {
      expect(reason).toMatch(/。$/);
      expect(hint).toMatch(/[。）]$/);
    }
  });

  test("everything that is wrong with a row is told at once", () => {
    const table = read(bytesOf(fileText("new", [{ ...goodCells(1), startDate: "未定", capacity: "0", url: "x y" }])));
    expect(badOf(table)[0]?.faults.map(({ problem }) => problem.kind)).toEqual([
      "date-undecided",
      "url-space",
      "capacity-zero",
    ]);
  });

  test("a quotation mark that is not closed is told with the line on which it begins, and costs that line only", () => {
    const text = fileText("new", [goodCells(1), '271063,x,西区,"閉じない', goodCells(3), goodCells(4)]);
    const table = read(bytesOf(text));
    // The description of a good row has a line break: the second row is on line 4.
    expect(badOf(table)).toEqual([{ kind: "bad", line: 4, faults: [{ column: "", problem: { kind: "quote-open" } }] }]);
    expect(goodOf(table).map(({ line }) => line)).toEqual([2, 5, 7]);
  });
});

describe("what people write is understood", () => {
  test.each([
    ["2026-12-05"],
    ["2026/12/5"],
    ["2026.12.5"],
    ["2026年12月5日"],
    ["20261205"],
    ["２０２６年１２月５日"],
    ["令和8年12月5日"],
    ["令和８年１２月５日（土）"],
    ["R8.12.5"],
    ["r8/12/05"],
    ["2026年12月5日(土・祝)"],
    ["2026-12-05 土曜日"],
  ])("the day %s", (startDate) => {
    expect(one({ startDate, endDate: "" }).startsAt).toEqual(at("2026-12-05T10:00"));
  });

  test.each([
    ["令和元年5月3日", "2019-05-03"],
    ["平成31年4月3日", "2019-04-03"],
  ])("the year of %s", (startDate, day) => {
    expect(one({ startDate, endDate: "", deadlineDate: "" }).startsAt).toEqual(at(`${day}T10:00`));
  });

  test.each([
    ["13:30", "13:30"],
    ["１３：３０", "13:30"],
    ["13時30分", "13:30"],
    ["13時半", "13:30"],
    ["午後1時30分", "13:30"],
    ["13:30:00", "13:30"],
    ["1:30 PM", "13:30"],
    ["9時", "09:00"],
  ])("the hour %s", (startTime, hour) => {
    expect(one({ startTime, endTime: "" }).startsAt).toEqual(at(`2026-12-05T${hour}`));
  });

  test("24:00 is the next midnight", () => {
    expect(one({ endTime: "24:00" }).endsAt).toEqual(at("2026-12-06T00:00"));
  });

  test("without hours it is a whole day, and its last day is a day too", () => {
    expect(one({ startTime: "", endTime: "", endDate: "2026-12-06" })).toMatchObject({
      allDay: true,
      startsAt: at("2026-12-05T00:00"),
      endsAt: at("2026-12-06T00:00"),
    });
  });

  test.each([
    [{ phone: "０６－１２３４－５６７８" }, { phone: "06-1234-5678" }],
    [{ phone: "06(1234)5678" }, { phone: "06-1234-5678" }],
    [{ phone: "(06)1234-5678" }, { phone: "06-1234-5678" }],
    [{ phone: "0612345678" }, { phone: "06-1234-5678" }],
    [{ phone: "+81-6-1234-5678" }, { phone: "06-1234-5678" }],
    [{ capacity: "５０名" }, { capacity: 50 }],
    [{ capacity: "1,000人" }, { capacity: 1000 }],
    [{ feeBasic: "無料" }, { free: true, fee: undefined }],
    [{ feeBasic: "500円" }, { free: false, fee: "500円" }],
    [
      { feeBasic: "500", feeDetail: "材料費を含む" },
      { free: false, fee: "500円（材料費を含む）" },
    ],
    [
      { feeBasic: "", feeDetail: "無料" },
      { free: undefined, fee: "無料" },
    ],
    [{ withChildren: "" }, { withChildren: false }],
    [{ deadlineDate: "2026-12-05" }, { signUpUntil: at("2026-12-05T10:00") }],
    [{ deadlineDate: "2026-12-01" }, { signUpUntil: at("2026-12-02T00:00") }],
    [{ deadlineDate: "2026-12-01", deadlineTime: "17:00" }, { signUpUntil: at("2026-12-01T17:00") }],
    [{ building: "2階 会議室" }, { address: "大阪府大阪市西区架空町1-2-3 2階 会議室" }],
    [{ extension: "123" }, { contact: "市民協働課 内線123" }],
    [
      { latitude: "", longitude: "" },
      { latitude: undefined, longitude: undefined },
    ],
    [{ category: "", title: "防災訓練" }, { kind: "drill" }],
    [
      { note: "雨天中止", organiser: "町会" },
      { details: "地域で見守る人を\n増やす講座です。\n\n主催: 町会\n備考: 雨天中止" },
    ],
  ])("%j", (cells, said) => {
    expect(one(cells)).toMatchObject(said);
  });

  test("an event without an ID is the same event each time", () => {
    const keys = ["2026-12-05", "令和8年12月5日"].map((startDate) => {
      const [row] = goodOf(read(bytesOf(fileText("old", [{ ...goodCells(1), id: "", startDate, endDate: "" }]))));
      return row?.key;
    });
    expect(keys[0]).toMatch(/^f-[0-9a-f]{20}$/);
    expect(keys[1]).toBe(keys[0]);
  });
});

describe("a file that is no list of events is refused with what to do", () => {
  const refused = (text: string | Uint8Array) => {
    const table = readEventCsv(typeof text === "string" ? bytesOf(text) : text, nishi);
    return table.kind === "read" ? "read" : fileProblemText(table);
  };
  test.each([
    ["a workbook", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), "CSVで保存"],
    ["an empty file", "", "見出しの行がありません"],
    ["other columns", "名前,日付\r\nx,y\r\n", "「イベント名」「開始日」"],
    ["a title above the heads", `西区の行事\r\n\r\n${fileText("new", [goodCells(1)])}`, "見出しは3行目"],
    ["broken heads", "繧､繝吶Φ繝亥錐,髢句ｧ区律\r\nx,y\r\n", "文字化け"],
    ["the same head twice", "イベント名,開始日,開始日\r\nx,y,z\r\n", "同じ見出し「開始日」"],
    ["too many rows", `イベント名,開始日\r\n${"x,2026-12-05\r\n".repeat(10_001)}`, "10,000行まで"],
  ])("%s", (_name, text, words) => {
    expect(refused(text)).toContain(words);
  });

  test("columns that are not taken in are named", () => {
    const text = `${headsOf("new").join(",")},イベント名_カナ,天気\r\n`;
    expect(read(bytesOf(text)).unused).toEqual(["イベント名_カナ", "天気"]);
  });
});

describe("5,000 rows with every kind of bad row among them", () => {
  const everyOther = 60;
  const build = (generation: FileGeneration, cases: readonly BadCase[]) => {
    const rows: (Cells | string)[] = [...firstRows];
    const bad: { line: number; kind: string }[] = [];
    let line = 2 + firstRows.length * 2;
    while (rows.length < 5_000) {
      const number = rows.length + 1;
      const next = rows.length % everyOther === 0 ? cases[bad.length] : undefined;
      const row = next ? badRow(next, number) : goodCells(number);
      if (next) bad.push({ line, kind: next.kind });
      rows.push(row);
      // The description of each row that is not given as a line reaches over two.
      line += typeof row === "string" ? 1 : "details" in (next?.cells ?? {}) ? 1 : 2;
    }
    return { text: fileText(generation, rows), bad };
  };
  // A row of heads, and rows of a certain number of cells, are of one generation.
  const kindsFor = (generation: FileGeneration, encoding: string) =>
    badCases
      .filter(({ unicode }) => !unicode || encoding !== "cp932")
      .map((one) => (one.kind === "heads-again" ? { ...one, line: headsOf(generation).join(",") } : one));

  const combinations = (["old", "new"] as const).flatMap((generation) =>
    Object.keys(encodings).map((encoding) => [generation, encoding as keyof typeof encodings] as const),
  );
  test.each(combinations)("%s generation in %s", (generation, encoding) => {
    const { text, bad } = build(generation, kindsFor(generation, encoding));
    const table = read(encodings[encoding](text));
    expect(table.generation).toBe(generation);
    expect(badOf(table).map(({ line, faults }) => ({ line, kind: faults[0]?.problem.kind }))).toEqual(bad);
    expect(bad.length).toBeGreaterThan(40);
    expect(goodOf(table)).toHaveLength(5_000 - bad.length);
  });
});
