/** What a backup takes: every table, its columns and its sequences as PostgreSQL's catalog knows them. */
import type { Session } from "./migrate.js";

export interface BackupTable {
  name: string;
  columns: { name: string; type: string }[];
}

/** Of the processes of the moment, and the migrations, which the head of a backup names. */
const leftOut = ["_prisma_migrations", "instance"];

/** In an order in which they can be filled: what is referred to comes first. */
export async function readTables(session: Session): Promise<BackupTable[]> {
  const { rows } = await session.query(
    `SELECT c.relname AS name,
       json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum) AS columns,
       (SELECT coalesce(json_agg(DISTINCT r.relname), '[]') FROM pg_constraint k JOIN pg_class r ON r.oid = k.confrelid
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND r.oid <> c.oid) AS needs
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL($1)
     GROUP BY c.oid, c.relname ORDER BY c.relname`,
    [leftOut],
  );
  const waiting = new Map((rows as (BackupTable & { needs: string[] })[]).map((row) => [row.name, row]));
  const ordered: BackupTable[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ needs }) => !needs.some((name) => waiting.has(name)));
    if (free.length === 0) throw new Error(`tables refer to each other in a ring: ${[...waiting.keys()].join(", ")}`);
    for (const { name, columns } of free) {
      waiting.delete(name);
      ordered.push({ name, columns });
    }
  }
  return ordered;
}

export interface SequenceState {
  name: string;
  value: string;
  /** Whether `value` has been given out already. */
  called: boolean;
}

/** Of the tables that are taken. */
export async function readSequences(session: Session): Promise<SequenceState[]> {
  const { rows } = await session.query(
    `SELECT s.relname AS name FROM pg_class s
     JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
     JOIN pg_class t ON t.oid = d.refobjid
     WHERE s.relkind = 'S' AND s.relnamespace = 'public'::regnamespace AND t.relname <> ALL($1) ORDER BY s.relname`,
    [leftOut],
  );
  const states: SequenceState[] = [];
  for (const { name } of rows as { name: string }[]) {
    const state = await session.query(`SELECT last_value::text AS value, is_called AS called FROM ${quoted(name)}`);
    states.push({ name, ...(state.rows[0] as Omit<SequenceState, "name">) });
  }
  return states;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
