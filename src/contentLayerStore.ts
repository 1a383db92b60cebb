/** The rows of what staff changed of the content in the console. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Tx } from "./db.js";
import {
  type EntryPayload,
  entryPayload,
  type LiveChange,
  type PhraseChange,
  phrasePayload,
  waysLanguages,
} from "./guide/layerChange.js";

export const contentWake = "content";

export interface ListedChange {
  id: string;
  change: LiveChange;
  author: string;
  authorId: string;
  approver: string | undefined;
  createdAt: Date;
  /** waiting: for a second person. */
  state: "waiting" | "live" | "withdrawn";
}

interface Row {
  id: string;
  ward: string;
  kind: string;
  entry: string;
  language: string;
  payload: unknown;
  createdBy: string;
  createdAt: Date;
  approvedAt: Date | null;
  withdrawnAt: Date | null;
}

const waysLanguage = z.enum(waysLanguages);

export type ContentLayerStore = ReturnType<typeof createContentLayerStore>;

export function createContentLayerStore() {
  return {
    /** Live at once. */
    async addPhrase(tx: Tx, { ward, entry, language, text }: PhraseChange, staffId: string): Promise<string> {
      const id = randomUUID();
      await tx.$executeRaw`
        INSERT INTO content_change (id, ward, kind, entry, language, payload, created_by, approved_by, approved_at)
        VALUES (${id}::uuid, ${ward}, 'phrase', ${entry}, ${language}, ${JSON.stringify({ text })}::jsonb, ${staffId}::uuid, ${staffId}::uuid, now())`;
      return id;
    },

    /** Waits for a second person. */
    async addEntry(tx: Tx, ward: string, entry: string, payload: EntryPayload, staffId: string): Promise<string> {
      const id = randomUUID();
      await tx.$executeRaw`
        INSERT INTO content_change (id, ward, kind, entry, language, payload, created_by)
        VALUES (${id}::uuid, ${ward}, 'entry', ${entry}, 'ja', ${JSON.stringify(payload)}::jsonb, ${staffId}::uuid)`;
      return id;
    },

    async approve(tx: Tx, ward: string, id: string, staffId: string): Promise<"approved" | "own" | "gone"> {
      const count = await tx.$executeRaw`
        UPDATE content_change SET approved_by = ${staffId}::uuid, approved_at = now()
        WHERE id = ${id}::uuid AND ward = ${ward} AND approved_at IS NULL AND withdrawn_at IS NULL AND created_by <> ${staffId}::uuid`;
      if (count > 0) return "approved";
      const waiting = await tx.contentChange.count({ where: { id, ward, approvedAt: null, withdrawnAt: null } });
      return waiting > 0 ? "own" : "gone";
    },

    /** @returns whether there was something to withdraw */
    async withdraw(tx: Tx, ward: string, id: string): Promise<boolean> {
      const count = await tx.$executeRaw`
        UPDATE content_change SET withdrawn_at = now() WHERE id = ${id}::uuid AND ward = ${ward} AND withdrawn_at IS NULL`;
      return count > 0;
    },

    /** Newest first. */
    async list(tx: Tx, ward: string, limit = 200): Promise<ListedChange[]> {
      const rows = await tx.$queryRaw<(Row & { author: string | null; approver: string | null })[]>`
        SELECT c.id, c.ward, c.kind, c.entry, c.language, c.payload, c.created_by AS "createdBy", c.created_at AS "createdAt",
          c.approved_at AS "approvedAt", c.withdrawn_at AS "withdrawnAt", a.name AS author, b.name AS approver
        FROM content_change c LEFT JOIN staff a ON a.id = c.created_by LEFT JOIN staff b ON b.id = c.approved_by
        WHERE c.ward = ${ward} ORDER BY c.created_at DESC, c.id LIMIT ${limit}`;
      return rows.flatMap((row) => {
        const change = changeOf(row);
        return change
          ? [
              {
                id: row.id,
                change,
                author: row.author ?? "",
                authorId: row.createdBy,
                approver: row.approver ?? undefined,
                createdAt: row.createdAt,
                state: row.withdrawnAt ? "withdrawn" : row.approvedAt ? "live" : "waiting",
              } as const,
            ]
          : [];
      });
    },

    async countWaiting(tx: Tx, ward: string): Promise<number> {
      return tx.contentChange.count({ where: { ward, kind: "entry", approvedAt: null, withdrawnAt: null } });
    },

    /** What holds, in every ward, oldest first. */
    async live(tx: Tx): Promise<LiveChange[]> {
      const rows = await tx.contentChange.findMany({
        where: { approvedAt: { not: null }, withdrawnAt: null },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      return rows.flatMap((row) => changeOf(row) ?? []);
    },
  };
}

/** Undefined for a row of a later version that this one does not know. */
function changeOf(row: Pick<Row, "kind" | "ward" | "entry" | "language" | "payload">): LiveChange | undefined {
  const { ward, entry } = row;
  if (row.kind === "entry") {
    const payload = entryPayload.safeParse(row.payload);
    return payload.success ? { kind: "entry", ward, entry, payload: payload.data } : undefined;
  }
  const payload = phrasePayload.safeParse(row.payload);
  const language = waysLanguage.safeParse(row.language);
  return row.kind === "phrase" && payload.success && language.success
    ? { kind: "phrase", ward, entry, language: language.data, text: payload.data.text }
    : undefined;
}
