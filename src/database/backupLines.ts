/** What stands in a backup, line by line: the head, then tables with pages of rows, the sequences, and the counts. */
import { z } from "zod";

const table = z.object({
  name: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })).min(1),
});

const backupHead = z.object({
  kind: z.literal("head"),
  madeAt: z.string(),
  database: z.object({ kind: z.string(), systemIdentifier: z.string().nullable(), timeline: z.number().nullable() }),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(table),
});
export type BackupHead = z.infer<typeof backupHead>;

export const backupLine = z.discriminatedUnion("kind", [
  backupHead,
  /** Values as PostgreSQL writes them as text: the one form that every type comes back from. */
  z.object({ kind: z.literal("rows"), table: z.string(), rows: z.array(z.array(z.string().nullable())) }),
  z.object({
    kind: z.literal("sequences"),
    sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  }),
  z.object({ kind: z.literal("end"), counts: z.record(z.string(), z.number()) }),
]);
export type BackupLine = z.infer<typeof backupLine>;

/** Of each table. */
export type BackupCounts = Readonly<Record<string, number>>;
