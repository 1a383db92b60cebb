/** One row of an event file: what it says of an event, or everything that is wrong with it. */

import type { Column } from "./eventColumns.js";
import { cellsOf, type RowCells } from "./eventCsvCells.js";
import { codeOf, pointOf } from "./eventCsvPlace.js";
import { bad, type Fault, plainCell } from "./eventCsvProblem.js";
import { capacityOf, flagOf, phoneOf, urlOf, withoutMark, wordOf, wordsOf, yenOf } from "./eventCsvText.js";
import { signUpTimes, timesOf } from "./eventCsvTimes.js";
import { feeWords, kindOf, languageWords, statusWords, topicWords } from "./eventCsvWords.js";
import type { EventFields } from "./wardEvent.js";

/** What the file says of an event. A field that is not in it is of a column that the file does not have; undefined empties. */
export type EventPatch = { [Field in keyof EventFields]?: EventFields[Field] | undefined };

/** Of which ward the file is. */
export interface WardFacts {
  /** 西区 */
  name: string;
  /** 大阪市西区 */
  fullName: string;
  /** Codes that a file of it may carry (全国地方公共団体コード): its own first, then its city's; empty: any. */
  codes: readonly string[];
}

export interface RowSaid {
  /** As it stands in the file. */
  id: string | undefined;
  patch: EventPatch;
  /** Undefined: the file does not say. */
  cancelled: boolean | undefined;
  faults: readonly Fault[];
}

/** @param heads column → its head in this file */
export function readRow(
  cells: ReadonlyMap<Column, string>,
  heads: ReadonlyMap<Column, string>,
  ward: WardFacts,
): RowSaid {
  const row = cellsOf(cells, heads);
  const { has, cell, take, words, complain } = row;
  checkMunicipality(row, ward);
  const id = take("id", (text) =>
    /^\d(\.\d+)?E\+\d+$/i.test(plainCell(text)) ? bad("id-scientific") : wordsOf(text, 100),
  );
  const title = words("title", 100);
  if (cell("title") === "") complain("title", bad("missing-title"));
  const cancelled = take("status", (text) => wordOf(text, statusWords));
  const times = timesOf(row);
  const signUp = signUpTimes(row, times);
  const patch: EventPatch = {
    ...(title !== undefined && { title }),
    ...times,
    ...(has("category") && { kind: kindOf(words("category", 100) ?? "", title ?? "") }),
    ...(has("summary") && { summary: words("summary", 200) }),
    ...detailsOf(row),
    ...contactOf(row),
    ...placeOf(row, heads),
    ...feeOf(row),
    ...(has("audience") && { audience: words("audience", 300) }),
    ...(has("url") && { url: take("url", urlOf) }),
    ...(has("topic") && { topic: take("topic", (text) => wordOf(text, topicWords)) }),
    ...(has("withChildren") && { withChildren: take("withChildren", flagOf) ?? false }),
    ...(has("languages") && { languages: languagesOf(row) }),
    ...(has("capacity") && { capacity: take("capacity", capacityOf) }),
    ...(has("signUp") && { signUp: take("signUp", flagOf) ?? false }),
    ...(has("mostPeople") && { mostPeople: mostPeopleOf(row) }),
    ...(has("openDate") && { signUpFrom: signUp.from }),
    ...(has("deadlineDate", "deadlineTime") && { signUpUntil: signUp.until }),
    ...(has("source") && { source: words("source", 300) }),
    ...(has("sourceAsOf") && { sourceAsOf: shaped(row, "sourceAsOf", /^\d{4}(-\d{2}(-\d{2})?)?$/, "2026-11") }),
    ...(has("series") && { series: shaped(row, "series", /^[a-z0-9]+(-[a-z0-9]+)*$/, "watchover-course") }),
    ...(has("scope") && { scope: words("scope", 30) }),
  };
  return { id, patch, cancelled, faults: row.faults };
}

function checkMunicipality({ cell, take, complain }: RowCells, ward: WardFacts): void {
  if (cell("code") !== "") take("code", (code) => codeOf(code, ward.codes));
  const named = /[^市都道府県郡]+区$/u.exec(plainCell(cell("municipality")))?.[0];
  if (named !== undefined && named !== ward.name)
    complain("municipality", bad("other-municipality-name", { told: ward.name }));
}

const belowDetails = [
  ["dateNote", "日時"],
  ["organiser", "主催"],
  ["access", "行き方"],
  ["parking", "駐車場"],
  ["howToApply", "申込方法"],
  ["note", "備考"],
] as const;

/** What the standard has columns for and an event has not stands below its description, each on a line. */
function detailsOf({ has, words, complain }: RowCells): EventPatch {
  if (!has("details", ...belowDetails.map(([column]) => column))) return {};
  const lines = belowDetails.flatMap(([column, name]) => {
    const said = words(column, 2_000);
    return said === undefined ? [] : [`${name}: ${said}`];
  });
  const parts = [words("details", 5_000) ?? "", lines.join("\n")].filter((one) => one !== "");
  const details = parts.length === 0 ? undefined : parts.join("\n\n");
  if ((details?.length ?? 0) > 5_000) complain("details", bad("too-long", { told: "備考などと合わせて5,000文字まで" }));
  return { details };
}

function contactOf({ has, words, take, complain }: RowCells): EventPatch {
  const parts = (["contact", "extension", "email", "contactForm", "contactNote"] as const).flatMap((column) => {
    const said = words(column, 300);
    if (said === undefined) return [];
    return column === "extension" ? `内線${said}` : said;
  });
  const contact = parts.length === 0 ? undefined : parts.join(" ");
  if ((contact?.length ?? 0) > 300) complain("contact", bad("too-long", { told: "合わせて300文字まで" }));
  return { ...(has("contact") && { contact }), ...(has("phone") && { phone: take("phone", phoneOf) }) };
}

function placeOf(row: RowCells, heads: ReadonlyMap<Column, string>): EventPatch {
  const { has, words, cell, complain } = row;
  const patch: EventPatch = {};
  if (has("place")) patch.place = words("place", 100);
  if (has("town")) patch.district = words("town", 50);
  if (has("address", "city", "lot")) {
    const parts = (["prefecture", "city", "town", "lot"] as const).map((column) => words(column, 50) ?? "");
    // A town alone is no address.
    const joined = cell("city") + cell("lot") === "" ? undefined : parts.join("");
    const whole = [words("address", 200) ?? joined, words("building", 100)].filter((one) => one !== undefined);
    patch.address = whole.length === 0 ? undefined : whole.join(" ");
    if ((patch.address?.length ?? 0) > 200) complain("address", bad("too-long", { told: "200文字まで" }));
  }
  if (!has("latitude", "longitude")) return patch;
  const said = pointOf(withoutMark(cell("latitude")), withoutMark(cell("longitude")));
  if ("problem" in said) {
    const value = [cell("latitude"), cell("longitude")].filter((one) => one !== "").join("、");
    complain(heads.has(said.at) ? said.at : "latitude", said, value);
    return patch;
  }
  return { ...patch, latitude: said.point?.latitude, longitude: said.point?.longitude };
}

function feeOf({ has, words, take, complain }: RowCells): EventPatch {
  if (!has("feeBasic", "feeDetail", "feeKind")) return {};
  const yen = take("feeBasic", yenOf);
  const detail = words("feeDetail", 200);
  const basic = yen === undefined || yen === 0 ? undefined : `${yen}円`;
  const both = detail !== undefined && basic !== undefined && !detail.includes(String(yen));
  const fee = both ? `${basic}（${detail}）` : (detail ?? basic);
  if ((fee?.length ?? 0) > 200) complain("feeDetail", bad("too-long", { told: "合わせて200文字まで" }));
  const kind = take("feeKind", (text) => wordOf(text, feeWords));
  return { fee, free: kind ?? (has("feeKind") || yen === undefined ? undefined : yen === 0) };
}

function languagesOf({ cell, take }: RowCells): EventFields["languages"] {
  const told = cell("languages")
    .split(/[、,;\s]+/)
    .filter((one) => one !== "")
    .flatMap((one) => take("languages", () => wordOf(one, languageWords)) ?? []);
  return [...new Set(told)];
}

function mostPeopleOf({ take, complain }: RowCells): number {
  const most = take("mostPeople", capacityOf) ?? 1;
  if (most > 50) complain("mostPeople", bad("too-large", { told: "50" }));
  return most;
}

function shaped({ take }: RowCells, column: Column, shape: RegExp, example: string): string | undefined {
  return take(column, (text) => {
    const plain = plainCell(text);
    if (plain === "") return { value: undefined };
    return shape.test(plain) ? { value: plain } : bad("not-shaped", { told: example });
  });
}
