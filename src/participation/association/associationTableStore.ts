/** Tables of areas on disk: previews wait for a day; of those that were put in force the newest counts. */
import { z } from "zod";
import type { Tx } from "../../db.js";
import { type AssociationRow, associationRow } from "./associationTable.js";

/** The column `rows`. */
const kept = z.object({
  state: z.enum(["preview", "applied"]),
  fileName: z.string(),
  rows: z.array(associationRow),
  /** Lines that could not be taken. */
  bad: z.array(z.object({ line: z.int(), reason: z.string() })),
  ignored: z.array(z.string()),
  mobile: z.array(z.int()),
});
export type KeptTable = z.infer<typeof kept>;

export interface AssociationTableRow extends KeptTable {
  id: string;
  source: string;
  /** 2026-11-20 */
  asOf: string;
  createdAt: Date;
}

export interface TableVersion {
  id: string;
  source: string;
  asOf: string;
  createdAt: Date;
  count: number;
}

interface Row {
  id: string;
  rows: unknown;
  source: string;
  asOf: Date;
  createdAt: Date;
}

const read = ({ rows, asOf, ...row }: Row): AssociationTableRow => ({
  ...row,
  ...kept.parse(rows),
  asOf: asOf.toISOString().slice(0, 10),
});

export const associationTableStore = {
  /** As a preview; the same id again changes nothing. */
  async add(
    tx: Tx,
    ward: string,
    table: Omit<AssociationTableRow, "state" | "createdAt">,
    createdBy: string,
  ): Promise<void> {
    const { id, source, asOf, ...rest } = table;
    const rows = JSON.stringify({ state: "preview", ...rest });
    await tx.$executeRaw`
      DELETE FROM association_table
      WHERE ward = ${ward} AND rows->>'state' = 'preview' AND created_at < now() - interval '1 day'`;
    await tx.$executeRaw`
      INSERT INTO association_table (id, ward, rows, source, as_of, created_by)
      VALUES (${id}::uuid, ${ward}, ${rows}::jsonb, ${source}, ${asOf}::date, ${createdBy}::uuid)
      ON CONFLICT (id) DO NOTHING`;
  },

  async find(tx: Tx, ward: string, id: string): Promise<AssociationTableRow | undefined> {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT id, rows, source, as_of AS "asOf", created_at AS "createdAt" FROM association_table
      WHERE id = ${id}::uuid AND ward = ${ward}`;
    return row && read(row);
  },

  async inForce(tx: Tx, ward: string): Promise<AssociationTableRow | undefined> {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT id, rows, source, as_of AS "asOf", created_at AS "createdAt" FROM association_table
      WHERE ward = ${ward} AND rows->>'state' = 'applied' ORDER BY created_at DESC, id DESC LIMIT 1`;
    return row && read(row);
  },

  /** Those of one town in the table in force, without the thousands of others. */
  async rowsOf(
    tx: Tx,
    ward: string,
    town: string,
  ): Promise<{ rows: AssociationRow[]; source: string; asOf: string } | undefined> {
    const [table] = await tx.$queryRaw<{ id: string; source: string; asOf: Date; rows: unknown }[]>`
      SELECT t.id, t.source, t.as_of AS "asOf",
        (SELECT coalesce(jsonb_agg(r.value ORDER BY r.place), '[]')
         FROM jsonb_array_elements(t.rows->'rows') WITH ORDINALITY AS r(value, place)
         WHERE r.value->>'town' = ${town}) AS rows
      FROM association_table t
      WHERE t.ward = ${ward} AND t.rows->>'state' = 'applied' ORDER BY t.created_at DESC, t.id DESC LIMIT 1`;
    if (!table) return undefined;
    const { source, asOf, rows } = table;
    return { rows: z.array(associationRow).parse(rows), source, asOf: asOf.toISOString().slice(0, 10) };
  },

  /**
   * Puts a preview in force, if the table in force is still the one it was held against.
   * @param seen id of that one; undefined: there was none
   */
  async apply(tx: Tx, ward: string, id: string, seen: string | undefined): Promise<"applied" | "already" | "outdated"> {
    // One after the other, so that of two who apply at once the second sees the first one's.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`association table ${ward}`}, 0))`;
    const [current] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM association_table
      WHERE ward = ${ward} AND rows->>'state' = 'applied' ORDER BY created_at DESC, id DESC LIMIT 1`;
    if (current?.id === id) return "already";
    if (current?.id !== seen) return "outdated";
    const changed = await tx.$executeRaw`
      UPDATE association_table SET rows = jsonb_set(rows, '{state}', '"applied"'), created_at = clock_timestamp()
      WHERE id = ${id}::uuid AND ward = ${ward} AND rows->>'state' = 'preview'`;
    return changed > 0 ? "applied" : "outdated";
  },

  async versions(tx: Tx, ward: string): Promise<TableVersion[]> {
    const rows = await tx.$queryRaw<(Omit<TableVersion, "asOf"> & { asOf: Date })[]>`
      SELECT id, source, as_of AS "asOf", created_at AS "createdAt", jsonb_array_length(rows->'rows') AS count
      FROM association_table WHERE ward = ${ward} AND rows->>'state' = 'applied'
      ORDER BY created_at DESC, id DESC LIMIT 20`;
    return rows.map((row) => ({ ...row, asOf: row.asOf.toISOString().slice(0, 10) }));
  },

  /** Nightly. */
  async forgetPreviews(tx: Tx): Promise<void> {
    await tx.$executeRaw`
      DELETE FROM association_table
      WHERE rows->>'state' = 'preview' AND created_at < now() - interval '1 day'`;
  },
};
