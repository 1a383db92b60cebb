/** One row for each thing that can be wrong: what is changed of a good row, and what must be said of it. */
import type { Column } from "../../../src/participation/event/eventColumns.js";
import type { ProblemKind } from "../../../src/participation/event/eventCsvProblem.js";
import { type Cells, goodCells, headsOf, lineOf } from "./eventFiles.js";

export interface BadCase {
  kind: ProblemKind;
  cells?: Cells;
  /** Instead of cells: the line as it stands in the file. */
  line?: string;
  /** Where the complaint is; left out: the whole row. */
  column?: Column;
  /** What is proposed, or must be named. */
  names?: string;
  /** CP932 can't write it. */
  unicode?: boolean;
}

const of = (kind: ProblemKind, column: Column, value: string, more: Omit<BadCase, "kind"> = {}): BadCase => ({
  kind,
  column,
  cells: { [column]: value },
  ...more,
});

/** Of the columns that both generations have. */
export const badCases: readonly BadCase[] = [
  { kind: "quote-open", line: '271063,E-x,大阪市西区,"閉じない引用符,2026-12-05' },
  { kind: "empty-line", line: ",,," },
  { kind: "heads-again", line: lineOf(headsOf("new")) },
  { kind: "too-few-cells", line: "271063,E-x,大阪市西区,足りない行", names: "この行4" },
  { kind: "too-many-cells", line: `${lineOf(Array(60).fill("x"))}`, names: "この行60" },
  of("missing-title", "title", "　"),
  of("missing-date", "startDate", ""),
  of("not-a-date", "startDate", "秋ごろ"),
  of("no-such-date", "startDate", "2026-02-30", { cells: { startDate: "2026-02-30", endDate: "" } }),
  of("date-far", "startDate", "1926-12-05"),
  of("date-undecided", "startDate", "未定"),
  of("date-recurring", "startDate", "毎週火曜日"),
  of("date-range", "startDate", "2026-12-05～2026-12-06"),
  of("date-has-time", "startDate", "2026-12-05 10:00"),
  of("excel-date", "startDate", "45988", { names: "2025-11-27" }),
  of("no-year", "startDate", "12月5日"),
  of("two-digit-year", "startDate", "26/12/5"),
  of("year-last", "startDate", "12/5/2026"),
  of("weekday-wrong", "startDate", "2026年12月5日（金）", { names: "土" }),
  of("end-before-begin", "endDate", "2026-12-04"),
  of("end-before-begin", "endTime", "09:00"),
  of("too-long-event", "endDate", "2099-12-31"),
  of("not-a-time", "startTime", "夕方"),
  of("no-such-time", "startTime", "10:75"),
  of("time-beyond", "startTime", "25:00"),
  of("time-range", "startTime", "10:00～12:00"),
  of("time-no-colon", "startTime", "1000", { names: "10:00" }),
  of("excel-time", "startTime", "0.416666667", { names: "10:00" }),
  of("end-time-alone", "endTime", "12:00", { cells: { startTime: "", endTime: "12:00" } }),
  of("coordinates-swapped", "latitude", "", {
    cells: { latitude: "135.486", longitude: "34.676" },
    names: "緯度 34.676、経度 135.486",
  }),
  of("coordinates-outside", "latitude", "51.5"),
  of("coordinates-zero", "latitude", "", { cells: { latitude: "0", longitude: "0" } }),
  of("coordinates-half", "longitude", ""),
  of("coordinates-degrees", "latitude", "34°40'33.6\"", { names: "34.676000" }),
  of("not-a-coordinate", "longitude", "135,486"),
  of("code-no-check-digit", "code", "27106", { names: "271063" }),
  of("code-lost-zero", "code", "11002", { names: "011002" }),
  of("code-check-digit", "code", "271064", { names: "3" }),
  of("not-a-code", "code", "大阪市"),
  of("other-municipality", "code", "271071"),
  of("other-municipality-name", "municipality", "大阪市港区", { names: "西区" }),
  of("phone-lost-zero", "phone", "612345678", { names: "06-1234-5678" }),
  of("phone-scientific", "phone", "6.12E+08"),
  of("phone-no-hyphens", "phone", "0725123456"),
  of("phone-several", "phone", "06-1234-5678、06-1234-5679"),
  of("not-a-phone", "phone", "代表"),
  of("id-scientific", "id", "1.2E+10"),
  of("id-twice", "id", "E-first", { names: "2行目" }),
  of("id-zeros", "id", "0017", { names: "4行目" }),
  of("event-twice", "title", "同じ名前の講座", { names: "6行目" }),
  of("formula", "title", '=HYPERLINK("https://example.invalid")'),
  of("control-characters", "details", "見えない\u0007文字"),
  of("broken-letters", "place", "区民センタ\ufffd", { unicode: true }),
  of("misread-letters", "title", "縺薙→縺ｰ縺ｮ隰帛ｺｧ"),
  of("too-long", "title", "長".repeat(101), { names: "いまは101文字" }),
  of("url-no-scheme", "url", "www.example.invalid/event", { names: "https://www.example.invalid/event" }),
  of("url-space", "url", "https://example.invalid/a b"),
  of("not-a-url", "url", "javascript:alert(1)"),
  of("capacity-zero", "capacity", "0"),
  of("capacity-negative", "capacity", "-5"),
  of("capacity-words", "capacity", "若干名"),
  of("not-a-number", "capacity", "12.5"),
  of("too-large", "capacity", "1000000"),
  of("deadline-after-event", "deadlineDate", "2026-12-20"),
  of("deadline-time-alone", "deadlineTime", "17:00", { cells: { deadlineDate: "", deadlineTime: "17:00" } }),
  of("fee-words", "feeBasic", "大人500円"),
  of("not-a-flag", "withChildren", "はい"),
];

/** Of columns that only some files have. */
export const ownBadCases: readonly BadCase[] = [
  of("deadline-before-opening", "deadlineDate", "", { cells: { openDate: "2026-12-03", deadlineDate: "2026-12-01" } }),
  of("unknown-word", "topic", "天気", { names: "防災・安全" }),
  of("unknown-word", "status", "延期"),
  of("not-shaped", "sourceAsOf", "先月", { names: "2026-11" }),
  of("too-large", "mostPeople", "51"),
];

/** What stands before them, so that something can be there twice. */
export const firstRows: readonly Cells[] = [
  { ...goodCells(1), id: "E-first" },
  { ...goodCells(2), id: "17" },
  { ...goodCells(3), title: "同じ名前の講座" },
];

export const badRow = ({ cells, line }: BadCase, number: number): Cells | string =>
  line ?? { ...goodCells(number), ...cells };
