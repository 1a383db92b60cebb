/** The lists as open data: standard columns, with their source and cautions in every row, so that they travel along. */
import { stringify } from "csv-stringify/sync";
import type { ShelterSource } from "./shelterSource.js";
import type { Site, SiteKind } from "./site.js";
import { type Column, emergencyColumns, shelterColumns } from "./siteColumns.js";

/** What makes a spreadsheet take a cell for a formula. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/** CSV of one list of a ward. Welfare shelters are left out: the general public does not go there. */
export function shelterOpenData(sites: readonly Site[], kind: SiteKind, source: ShelterSource): string {
  const columns: readonly Column[] = kind === "emergency" ? emergencyColumns : shelterColumns;
  const notice = openDataNotice(source);
  const rows = sites
    .filter((site) => site.kind === kind && !site.welfare)
    .map(({ row }) =>
      columns.map((column) =>
        neutral(column === "備考" ? [row[column], notice].filter(Boolean).join(" ") : (row[column] ?? "")),
      ),
    );
  return stringify([[...columns], ...rows], { bom: true, record_delimiter: "\r\n" });
}

/** Source, licence and cautions in one paragraph; for the page that offers the file, too. */
export function openDataNotice(source: ShelterSource): string {
  const credit = source.credit.replace(
    /\{(publisher|title|url|obtained|licence|licenceUrl)\}/g,
    (_, field: "title") => source[field],
  );
  return [credit, ...source.cautions].join("");
}

const neutral = (cell: string): string => (formulaStart.test(cell) ? `'${cell}` : cell);
