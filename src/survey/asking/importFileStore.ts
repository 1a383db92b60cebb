/** Files of other systems' answers: sealed while they wait, and only their mapping and counts afterwards. */
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import type { ImportCounts } from "./importDesk.js";
import { type ImportMapping, importMapping } from "./importMapping.js";
import type { BadRow } from "./importRow.js";

const purpose = "survey import";
const mostBadKept = 200;

const mappingColumn = z.object({ mapping: importMapping, source: z.string(), sealed: z.string().optional() });
const number = z.int().nonnegative();
const countsColumn = z.object({
  state: z.enum(["waiting", "taking", "done", "stopped"]),
  gone: number,
  rows: number,
  added: number,
  changed: number,
  same: number,
  refused: number,
  // Written by `write` below.
  bad: z.custom<BadRow[]>(Array.isArray),
});

export interface KeptFile {
  id: string;
  surveyId: string;
  batchId: string;
  fileName: string;
  sha256: string;
  source: string;
  mapping: ImportMapping;
  counts: ImportCounts;
  bad: readonly BadRow[];
  /** Undefined once it has been taken in. */
  bytes: Buffer | undefined;
  importedBy: string;
  importedAt: Date;
}

export function createImportFileStore(vault: Pick<Vault, "seal" | "open">) {
  type Row = Awaited<ReturnType<Tx["surveyImport"]["findMany"]>>[number];

  function read(row: Row, withBytes: boolean): KeptFile {
    const { mapping, source, sealed } = mappingColumn.parse(row.mapping);
    const { bad, ...counts } = countsColumn.parse(row.counts);
    const bytes =
      withBytes && sealed !== undefined
        ? gunzipSync(Buffer.from(vault.open(purpose, Buffer.from(sealed, "base64")), "base64"))
        : undefined;
    const { id, surveyId, batchId, fileName, sha256, importedBy, importedAt } = row;
    return { id, surveyId, batchId, fileName, sha256, source, mapping, counts, bad, bytes, importedBy, importedAt };
  }

  return {
    async add(
      tx: Tx,
      file: Omit<KeptFile, "counts" | "bad" | "bytes"> & { bytes: Buffer; rows: number },
    ): Promise<void> {
      const { mapping, source, bytes, rows, ...row } = file;
      const sealed = Buffer.from(vault.seal(purpose, gzipSync(bytes).toString("base64"))).toString("base64");
      const counts = { state: "waiting", gone: 0, rows, added: 0, changed: 0, same: 0, refused: 0, bad: [] };
      await tx.surveyImport.create({ data: { ...row, mapping: { mapping, source, sealed }, counts } });
    },

    /** Newest first, without their content. */
    async list(tx: Tx, surveyId: string): Promise<KeptFile[]> {
      const rows = await tx.surveyImport.findMany({
        where: { surveyId },
        orderBy: [{ importedAt: "desc" }, { id: "asc" }],
        take: 50,
      });
      return rows.map((row) => read(row, false));
    },

    async find(tx: Tx, surveyId: string | undefined, id: string): Promise<KeptFile | undefined> {
      const row = await tx.surveyImport.findFirst({ where: { id, ...(surveyId === undefined ? {} : { surveyId }) } });
      return row ? read(row, true) : undefined;
    },

    /** How far it is, without opening its content. */
    async progress(tx: Tx, id: string): Promise<ImportCounts | undefined> {
      const rows = await tx.$queryRaw<
        { counts: unknown }[]
      >`SELECT counts FROM survey_import WHERE id = ${id}::uuid FOR UPDATE`;
      const [row] = rows;
      if (!row) return undefined;
      const { bad: _bad, ...counts } = countsColumn.parse(row.counts);
      return counts;
    },

    /** Of the ward's surveys, newest first: a form of the other system often comes back the next year. */
    async earlierMappings(tx: Tx, ward: string): Promise<ImportMapping[]> {
      const rows = await tx.$queryRaw<{ mapping: unknown }[]>`
        SELECT i.mapping->'mapping' AS mapping FROM survey_import i JOIN survey s ON s.id = i.survey_id
        WHERE s.ward = ${ward} AND i.counts->>'state' = 'done' ORDER BY i.imported_at DESC LIMIT 20`;
      return rows.flatMap((row) => importMapping.safeParse(row.mapping).data ?? []);
    },

    async setMapping(tx: Tx, id: string, mapping: ImportMapping): Promise<boolean> {
      const changed = await tx.$executeRaw`
        UPDATE survey_import SET mapping = jsonb_set(mapping, '{mapping}', ${JSON.stringify(mapping)}::jsonb)
        WHERE id = ${id}::uuid AND counts->>'state' = 'waiting'`;
      return changed > 0;
    },

    /** @returns false where it is no longer in that state */
    async move(tx: Tx, id: string, from: ImportCounts["state"], to: ImportCounts["state"]): Promise<boolean> {
      const changed = await tx.$executeRaw`
        UPDATE survey_import SET counts = jsonb_set(counts, '{state}', to_jsonb(${to}::text))
        WHERE id = ${id}::uuid AND counts->>'state' = ${from}`;
      return changed > 0;
    },

    async write(tx: Tx, id: string, counts: ImportCounts, bad: readonly BadRow[]): Promise<void> {
      const written = JSON.stringify({ ...counts, bad: bad.slice(0, mostBadKept) });
      await tx.$executeRaw`UPDATE survey_import SET counts = ${written}::jsonb WHERE id = ${id}::uuid`;
    },

    /** The answers are in the responses now: nothing else of the file is kept. */
    async dropContent(tx: Tx, id: string): Promise<void> {
      await tx.$executeRaw`UPDATE survey_import SET mapping = mapping - 'sealed' WHERE id = ${id}::uuid`;
    },

    async remove(tx: Tx, id: string): Promise<boolean> {
      return (
        (await tx.$executeRaw`DELETE FROM survey_import WHERE id = ${id}::uuid AND counts->>'state' = 'waiting'`) > 0
      );
    },

    /** Files that nobody took in: they hold answers, and are not kept for another day. */
    async forget(tx: Tx, before: Date): Promise<number> {
      return tx.$executeRaw`
        DELETE FROM survey_import WHERE counts->>'state' = 'waiting' AND imported_at < ${before}::timestamptz`;
    },
  };
}
