/** A population table as it comes in a file or is pasted: a line for each age and sex, and no gap between them. */
import { readTable, type TableRead } from "../asking/answerFile.js";
import { agesOf, mostGroups, type PopulationGroup, sexesOf } from "./populationTable.js";

export type LineFault = "no-group" | "long" | "not-a-count" | "twice";

export type PopulationRead =
  | { kind: "read"; groups: PopulationGroup[] }
  | { kind: "missing-columns"; columns: readonly Column[] }
  | { kind: "faulty"; faults: readonly { line: number; fault: LineFault }[] }
  /** An age has no line for a sex that another age has. */
  | { kind: "gaps"; gaps: readonly { age: string; sex: string }[] }
  | Exclude<TableRead, { kind: "read" }>;

const columns = ["age", "sex", "people"] as const;
export type Column = (typeof columns)[number];

const heads: Readonly<Record<Column, RegExp>> = {
  age: /^(age|年齢|年齢区分|年齢階級)$/i,
  sex: /^(sex|性別|男女)$/i,
  people: /^(people|人口|人数)$/i,
};
const longestName = 30;

export function readPopulation(bytes: Uint8Array): PopulationRead {
  const read = readTable(bytes);
  if (read.kind !== "read") return read;
  const { table } = read;
  if (table.rows.length > mostGroups) return { kind: "too-many", most: mostGroups };
  const places = new Map(columns.map((column) => [column, table.heads.findIndex((head) => heads[column].test(head))]));
  const missing = columns.filter((column) => places.get(column) === -1);
  if (missing.length > 0) return { kind: "missing-columns", columns: missing };

  const groups: PopulationGroup[] = [];
  const faults: { line: number; fault: LineFault }[] = [];
  for (const { line, cells } of table.rows) {
    const cell = (column: Column): string => (cells[places.get(column) ?? -1] ?? "").trim();
    const [age, sex] = [cell("age"), cell("sex")];
    // As spreadsheets write it: 12,345, in letters of either width.
    const written = cell("people").normalize("NFKC").replaceAll(",", "");
    if (age === "" || sex === "") faults.push({ line, fault: "no-group" });
    else if (age.length > longestName || sex.length > longestName) faults.push({ line, fault: "long" });
    else if (!/^\d{1,9}$/.test(written)) faults.push({ line, fault: "not-a-count" });
    else if (groups.some((one) => one.age === age && one.sex === sex)) faults.push({ line, fault: "twice" });
    else groups.push({ age, sex, people: Number(written) });
  }
  if (faults.length > 0) return { kind: "faulty", faults };
  const gaps = agesOf({ groups }).flatMap((age) =>
    sexesOf({ groups }).flatMap((sex) =>
      groups.some((one) => one.age === age && one.sex === sex) ? [] : [{ age, sex }],
    ),
  );
  return gaps.length > 0 ? { kind: "gaps", gaps } : { kind: "read", groups };
}
