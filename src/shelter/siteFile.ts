/** Reads the lists of a ward: CSV text in, sites out, or every problem with its line. */
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { oneLine, type Site, type SiteKind, siteOf, siteRow } from "./site.js";
import { emergencyColumns, shelterColumns } from "./siteColumns.js";

export interface SiteProblem {
  file: string;
  line: number;
  reason: string;
}

export type SitesRead =
  | { kind: "sites"; sites: readonly Site[] }
  | { kind: "problems"; problems: readonly SiteProblem[] };

/** The two files of a ward's content folder. */
export const siteFiles = { emergency: "emergency-sites.csv", shelter: "shelters.csv" } as const satisfies Record<
  SiteKind,
  string
>;

const columnsOf = { emergency: emergencyColumns, shelter: shelterColumns } as const;

const records = z.array(z.object({ record: z.array(z.string()), info: z.looseObject({ lines: z.number() }) }));

/** Both lists of a ward. Ids are checked again over all wards by `joinSites`. */
export function readWardSites(ward: string, texts: Readonly<Record<SiteKind, string>>): SitesRead {
  const emergency = readSites(texts.emergency, "emergency", ward);
  const shelters = readSites(texts.shelter, "shelter", ward);
  const problems = [emergency, shelters].flatMap((read) => (read.kind === "problems" ? read.problems : []));
  if (emergency.kind === "problems" || shelters.kind === "problems") return { kind: "problems", problems };
  const welfare = new Set(shelters.sites.filter((site) => site.welfare).map((site) => site.address));
  const fleeing = emergency.sites.map((site) => (welfare.has(site.address) ? { ...site, besideWelfare: true } : site));
  return { kind: "sites", sites: [...fleeing, ...shelters.sites] };
}

/** One list. */
export function readSites(text: string, kind: SiteKind, ward: string): SitesRead {
  const file = `${ward}/${siteFiles[kind]}`;
  const parsed = parseCsv(text);
  if (typeof parsed === "string") return { kind: "problems", problems: [{ file, line: 1, reason: parsed }] };
  const [head, ...rows] = parsed;
  const columns: readonly string[] = columnsOf[kind];
  const missing = columns.filter((column) => !head?.record.includes(column));
  const unknown = head?.record.filter((column) => !columns.includes(column)) ?? [];
  const headProblem = [
    ...missing.map((column) => `missing column ${column}`),
    ...unknown.map((column) => `unknown column ${column}`),
  ];
  if (headProblem.length > 0)
    return { kind: "problems", problems: headProblem.map((reason) => ({ file, line: 1, reason })) };

  const sites = new Map<string, Site>();
  const problems: SiteProblem[] = [];
  let before = head?.info.lines ?? 1;
  for (const { record, info } of rows) {
    // The parser counts to the end of a row; a person looks for its beginning.
    const line = before + 1;
    before = info.lines;
    if (record.length !== columns.length) {
      problems.push({ file, line, reason: `${record.length} cells instead of ${columns.length}` });
      continue;
    }
    const read = siteRow[kind].safeParse(
      Object.fromEntries(record.map((value, index) => [head?.record[index] ?? "", value])),
    );
    if (!read.success)
      problems.push(
        ...read.error.issues.map((issue) => ({ file, line, reason: `${issue.path.join(".")}: ${issue.message}` })),
      );
    else if (sites.has(read.data.ID ?? "")) problems.push({ file, line, reason: `ID: ${read.data.ID} stands twice` });
    else sites.set(read.data.ID ?? "", siteOf(read.data, kind, ward));
  }
  return problems.length > 0 ? { kind: "problems", problems } : { kind: "sites", sites: [...sites.values()] };
}

/** Sites of every ward of an installation. */
export function joinSites(wards: readonly (readonly Site[])[]): SitesRead {
  const seen = new Map<string, Site>();
  const problems: SiteProblem[] = [];
  for (const site of wards.flat()) {
    const other = seen.get(site.id);
    const reason = `ID: ${site.id} (${oneLine(site.name)}) stands in ${other?.ward}/${siteFiles[other?.kind ?? site.kind]} too`;
    if (other) problems.push({ file: `${site.ward}/${siteFiles[site.kind]}`, line: 0, reason });
    else seen.set(site.id, site);
  }
  return problems.length > 0 ? { kind: "problems", problems } : { kind: "sites", sites: [...seen.values()] };
}

function parseCsv(text: string): z.infer<typeof records> | string {
  try {
    return records.parse(parse(text, { bom: true, info: true, skip_empty_lines: true, relax_column_count: true }));
  } catch (error) {
    return `not a CSV file: ${error instanceof Error ? error.message : "unreadable"}`;
  }
}
