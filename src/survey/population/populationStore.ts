/** Where the wards' population tables are kept: one each, replaced as a whole. */
import type { Tx } from "../../db.js";
import { type PopulationTable, populationTable } from "./populationTable.js";

export interface KeptPopulation {
  table: PopulationTable;
  updatedAt: Date;
  /** Name of the staff member. */
  updatedBy: string | undefined;
}

export async function findPopulation(tx: Tx, ward: string): Promise<KeptPopulation | undefined> {
  const [row] = await tx.$queryRaw<{ content: unknown; updatedAt: Date; name: string | null }[]>`
    SELECT p.content, p.updated_at AS "updatedAt", s.name
    FROM population_table p LEFT JOIN staff s ON s.id = p.updated_by WHERE p.ward = ${ward}`;
  if (!row) return undefined;
  return {
    table: populationTable.parse(row.content),
    updatedAt: row.updatedAt,
    updatedBy: row.name ?? undefined,
  };
}

export async function keepPopulation(tx: Tx, ward: string, table: PopulationTable, staffId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO population_table (ward, content, updated_by, updated_at)
    VALUES (${ward}, ${JSON.stringify(table)}::jsonb, ${staffId}::uuid, now())
    ON CONFLICT (ward) DO UPDATE SET content = excluded.content, updated_by = excluded.updated_by, updated_at = now()`;
}

/** @returns false where there was none */
export async function removePopulation(tx: Tx, ward: string): Promise<boolean> {
  return (await tx.$executeRaw`DELETE FROM population_table WHERE ward = ${ward}`) > 0;
}

/** Surveys of the ward that are weighted by it and may still be counted anew: their figures change with the table. */
export async function weightedSurveys(tx: Tx, ward: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id::text AS id FROM survey s JOIN survey_version v ON v.survey_id = s.id AND v.number = s.version
    WHERE s.ward = ${ward} AND s.salt_destroyed_at IS NULL AND v.published_at IS NOT NULL AND v.definition->'weighting' IS NOT NULL
    ORDER BY s.id`;
  return rows.map(({ id }) => id);
}
