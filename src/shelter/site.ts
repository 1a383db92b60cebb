/**
 * Site (避難先): a place of the city's lists. Two kinds that must not be mixed up: an emergency site (指定緊急避難場所)
 * is where to flee at once, for the hazards it is designated for; a shelter (指定避難所) is where to stay afterwards.
 */
import { z } from "zod";
import { readAddress } from "./address.js";
import { type Hazard, hazards } from "./hazard.js";
import { type Column, emergencyColumns, hazardColumns, shelterColumns } from "./siteColumns.js";

export type SiteKind = "emergency" | "shelter";
export type SiteRow = Readonly<Partial<Record<Column, string>>>;

export interface Site {
  id: string;
  ward: string;
  kind: SiteKind;
  /** As published; three of Osaka's hold a line break. */
  name: string;
  address: string;
  /** 町名 of the address; undefined where it can't be told. */
  town: string | undefined;
  latitude: number;
  longitude: number;
  hazards: ReadonlySet<Hazard>;
  /** 福祉避難所, for people in need of care: never shown to the general public. */
  welfare: boolean;
  /** An emergency site at the address of a welfare shelter: to flee to, not to stay in. */
  besideWelfare: boolean;
  row: SiteRow;
}

/** Osaka City with its islands; a place outside is a mistake of the list. */
const osaka = { south: 34.58, north: 34.78, west: 135.36, east: 135.61 };

const flag = z.enum(["", "0", "1"], { error: "unknown flag: must be 1, 0 or empty" });
const cell = z.string().max(1000);
const code = z
  .string()
  .refine((value) => value === "" || isLocalGovernmentCode(value), { error: "not a code of a local government" });
const degrees = z.string().regex(/^\d{1,3}(\.\d+)?$/, { error: "not a number of degrees" });

const special: Partial<Record<Column, z.ZodType<string>>> = {
  ID: z.string().regex(/^[A-Za-z0-9-]{1,40}$/, { error: "not an id" }),
  全国地方公共団体コード: code,
  所在地_全国地方公共団体コード: code,
  市区町村コード: code,
  名称: cell.min(1, { error: "no name" }),
  所在地_連結表記: cell.min(1, { error: "no address" }),
  緯度: degrees,
  経度: degrees,
  指定避難所との重複: flag,
  指定緊急避難場所との住所同一: flag,
  受入対象者: z.enum(["", "要配慮者"], { error: "unknown: must be 要配慮者 or empty" }),
  ...Object.fromEntries(hazards.map((hazard) => [hazardColumns[hazard], flag])),
};

const schemaOf = (columns: readonly Column[], kind: SiteKind) =>
  z
    .strictObject(Object.fromEntries(columns.map((column) => [column, special[column] ?? cell])))
    .superRefine((row: SiteRow, context) => {
      const wrong = placeProblem(Number(row.緯度), Number(row.経度));
      if (wrong) context.addIssue({ code: "custom", path: ["緯度"], message: wrong });
      const flagged = hazardsOf(row).size > 0;
      if (kind === "emergency" && !flagged)
        context.addIssue({ code: "custom", path: ["災害種別"], message: "designated for no hazard" });
      if (kind === "shelter" && flagged)
        context.addIssue({ code: "custom", path: ["災害種別"], message: "a shelter is not designated for a hazard" });
    });

/** Schema of a row of either list. */
export const siteRow: Readonly<Record<SiteKind, z.ZodType<SiteRow>>> = {
  emergency: schemaOf(emergencyColumns, "emergency"),
  shelter: schemaOf(shelterColumns, "shelter"),
};

/** A site from a row that its schema has accepted. */
export function siteOf(row: SiteRow, kind: SiteKind, ward: string): Site {
  const address = row.所在地_連結表記 ?? "";
  return {
    id: row.ID ?? "",
    ward,
    kind,
    name: row.名称 ?? "",
    address,
    town: readAddress(address)?.town,
    latitude: Number(row.緯度),
    longitude: Number(row.経度),
    hazards: hazardsOf(row),
    welfare: (row.受入対象者 ?? "") !== "",
    besideWelfare: false,
    row,
  };
}

/** A name for one line of a screen. */
export const oneLine = (name: string): string => name.replace(/\s+/g, " ").trim();

function hazardsOf(row: SiteRow): Set<Hazard> {
  return new Set(hazards.filter((hazard) => row[hazardColumns[hazard]] === "1"));
}

function placeProblem(latitude: number, longitude: number): string | undefined {
  const inside = (north: number, east: number) =>
    north >= osaka.south && north <= osaka.north && east >= osaka.west && east <= osaka.east;
  if (inside(latitude, longitude)) return undefined;
  return inside(longitude, latitude) ? "latitude and longitude are swapped" : "outside Osaka City";
}

/** Six digits, the last one computed from the others (JIS X 0402). */
function isLocalGovernmentCode(value: string): boolean {
  if (!/^\d{6}$/.test(value)) return false;
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return Number(value[5]) === (11 - (sum % 11)) % 10;
}
