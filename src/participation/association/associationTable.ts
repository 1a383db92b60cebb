/**
 * Table of areas (町会の区域の表), as a ward supplies it: which association a town, a block of it or a building belongs
 * to. What is more exact beats what is wider; where two are equally exact, the resident or the staff choose.
 */
import { z } from "zod";
import { fold, readNumbers } from "../../shelter/address.js";

const number = z.int().min(1).max(9_999);

export const associationRow = z.object({
  town: z.string(),
  chome: number.optional(),
  /** 番地から, 番地まで; one of them alone stands for both. */
  from: number.optional(),
  until: number.optional(),
  building: z.string().optional(),
  association: z.string(),
  federation: z.string().optional(),
  fee: z.string().optional(),
  /** Residents see it: nobody's own number. */
  contact: z.string().optional(),
  /** For staff. */
  note: z.string().optional(),
});
export type AssociationRow = z.infer<typeof associationRow>;

/** Where somebody lives, as far as they say. */
export interface AssociationPlace {
  town: string;
  /** What follows the town: 「2丁目19番」, "2-19-18". */
  block?: string | undefined;
  building?: string | undefined;
}

export type RowsFound =
  /** One association, by its most exact row. */
  | { kind: "found"; row: AssociationRow; by: "building" | "block" | "town" }
  /** Several are possible: one row each, in the order of the table. */
  | { kind: "several"; rows: AssociationRow[] }
  | { kind: "unknown" };

/** Fewer letters of a building's name fit too much. */
const leastLetters = 3;

export function findAssociation(rows: readonly AssociationRow[], place: AssociationPlace): RowsFound {
  const town = fold(place.town);
  const own = rows.filter((row) => fold(row.town) === town);
  const named = withName(
    own.filter((row) => row.building !== undefined),
    place.building,
  );
  const byBuilding = oneOf(within(named, place, own), "building");
  if (byBuilding.kind !== "unknown") return byBuilding;
  const areas = own.filter((row) => row.building === undefined);
  const block = blockOf(place.block, own);
  if (!block) {
    // The town alone: certain only where nothing in it belongs to another one, not even a building.
    return oneOf(own, "town");
  }
  const fitting = areas.filter((row) => isIn(row, block));
  const exactness = (row: AssociationRow) => -span(row);
  const best = Math.max(...fitting.map(exactness));
  const [first] = fitting;
  return oneOf(
    fitting.filter((row) => exactness(row) === best),
    first && best > -whole ? "block" : "town",
  );
}

/** A wider row than any range of house numbers. */
const chomeSpan = 100_000;
const whole = 1_000_000;

/** How wide a row reaches. */
function span({ chome, from, until }: AssociationRow): number {
  const low = from ?? until;
  const high = until ?? from;
  if (low !== undefined && high !== undefined) return high - low + (chome === undefined ? 10_000 : 0);
  return chome === undefined ? whole : chomeSpan;
}

interface Block {
  chome: number | undefined;
  banchi: number | undefined;
}

/** In a town without 丁目 the first number is the 番地. */
function blockOf(block: string | undefined, rows: readonly AssociationRow[]): Block | undefined {
  const folded = fold(block ?? "");
  const numbers = folded === "" ? [] : (readNumbers(folded) ?? []);
  const [first, second] = numbers;
  if (first === undefined) return undefined;
  const hasChome = rows.some(({ chome }) => chome !== undefined);
  return hasChome ? { chome: first, banchi: second } : { chome: undefined, banchi: first };
}

function isIn(row: AssociationRow, { chome, banchi }: Block): boolean {
  if (row.chome !== undefined && row.chome !== chome) return false;
  const low = row.from ?? row.until;
  const high = row.until ?? row.from;
  if (low === undefined || high === undefined) return true;
  return banchi !== undefined && banchi >= low && banchi <= high;
}

/** Of the same name in one town, those at the place that is told; all where none is told or none fits. */
function within(rows: AssociationRow[], place: AssociationPlace, own: readonly AssociationRow[]): AssociationRow[] {
  const block = blockOf(place.block, own);
  const there = block ? rows.filter((row) => isIn(row, block)) : rows;
  return there.length > 0 ? there : rows;
}

/** Buildings of just this name; where there is none, those that share a part of it. */
function withName(rows: AssociationRow[], told: string | undefined): AssociationRow[] {
  const whole = foldBuilding(told ?? "");
  const named = (said: string) => rows.filter(({ building = "" }) => foldBuilding(building) === said);
  const said = named(whole).length > 0 ? whole : foldBuilding(withoutRoom(told ?? ""));
  const exact = named(said);
  if (said === "" || exact.length > 0) return exact;
  return rows.filter(({ building = "" }) => {
    const name = foldBuilding(building);
    const [short, long] = name.length < said.length ? [name, said] : [said, name];
    return short.length >= leastLetters && long.includes(short);
  });
}

const foldBuilding = (name: string): string => fold(name).replace(/[-ー_/]/g, "");

/** 「メゾン北堀江 302号室」 is メゾン北堀江; コーポ2 stays a building of its own. */
const withoutRoom = (name: string): string =>
  name
    .normalize("NFKC")
    .trim()
    .replace(/(\s+\d{1,4}(号室|号|階)?|(?<=\D)(\d{3,4}|\d{1,4}(号室|階)))$/, "");

function oneOf(rows: readonly AssociationRow[], by: "building" | "block" | "town"): RowsFound {
  const [first] = rows;
  if (!first) return { kind: "unknown" };
  const different = rows.filter((row, index) => rows.findIndex((other) => sameAssociation(row, other)) === index);
  return different.length === 1 ? { kind: "found", row: first, by } : { kind: "several", rows: different };
}

export const sameAssociation = (one: AssociationRow, other: AssociationRow): boolean =>
  one.association === other.association && one.federation === other.federation;

/** What a row is about: the same in two versions of the table. */
export const placeOf = ({ town, chome, from, until, building }: AssociationRow): string =>
  [town, chome, from, until, building === undefined ? undefined : foldBuilding(building)].join(" ");
