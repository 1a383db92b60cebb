/** What staff decided about suggested ways of asking: known by a pseudonym of the wording, which itself is deleted. */
import { randomUUID } from "node:crypto";
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import type { ConceptLanguage } from "../concepts.js";
import { wayKey } from "./wayIndex.js";
import { languageOf } from "./waySuggestion.js";

export interface Verdict {
  ward: string;
  entry: string;
  language: ConceptLanguage;
  /** All wordings that were decided on together. */
  wordings: readonly { text: string; count: number }[];
  as: { verdict: "added"; changeId: string } | { verdict: "passed"; reason: string };
  staffId: string;
}

export interface ListedVerdict {
  entry: string;
  language: ReturnType<typeof languageOf>;
  verdict: "added" | "passed";
  /** How many questions said it. */
  asked: number;
  reason: string | undefined;
  /** The way that was added, unless it has been deleted since. */
  text: string | undefined;
  withdrawn: boolean;
  decidedAt: Date;
  decidedBy: string;
}

const purpose = "way of asking";

export type WayVerdictStore = ReturnType<typeof createWayVerdictStore>;

export function createWayVerdictStore(vault: Vault) {
  const keyOf = (entry: string, language: string, text: string) =>
    vault.pseudonym(purpose, entry, language, wayKey(text));
  const mark = (key: Uint8Array) => Buffer.from(key).toString("base64");

  return {
    async add(tx: Tx, { ward, entry, language, wordings, as, staffId }: Verdict): Promise<void> {
      const changeId = as.verdict === "added" ? as.changeId : null;
      const reason = as.verdict === "passed" ? as.reason : null;
      for (const { text, count } of wordings)
        await tx.$executeRaw`
          INSERT INTO way_verdict (id, ward, entry, language, wording_key, verdict, asked, change_id, reason, decided_by, decided_at)
          VALUES (${randomUUID()}::uuid, ${ward}, ${entry}, ${language}, ${keyOf(entry, language, text)}, ${as.verdict},
            ${count}, ${changeId}::uuid, ${reason}, ${staffId}::uuid, now())
          ON CONFLICT (ward, entry, language, wording_key) DO UPDATE SET verdict = excluded.verdict,
            asked = way_verdict.asked + excluded.asked, change_id = excluded.change_id, reason = excluded.reason,
            decided_by = excluded.decided_by, decided_at = excluded.decided_at`;
    },

    /** @returns whether a wording has been decided on for an entry of the ward */
    async decided(tx: Tx, ward: string): Promise<(entry: string, language: string, text: string) => boolean> {
      const rows = await tx.$queryRaw<{ key: Uint8Array }[]>`
        SELECT wording_key AS key FROM way_verdict WHERE ward = ${ward}`;
      const keys = new Set(rows.map(({ key }) => mark(key)));
      return (entry, language, text) => keys.has(mark(keyOf(entry, language, text)));
    },

    /** Newest first, wordings decided on together as one. */
    async list(tx: Tx, ward: string, limit = 200): Promise<ListedVerdict[]> {
      const rows = await tx.$queryRaw<
        (Omit<ListedVerdict, "language" | "reason" | "text"> & {
          language: string;
          reason: string | null;
          text: string | null;
        })[]
      >`
        SELECT v.entry, v.language, v.verdict, sum(v.asked)::int AS asked, v.reason, v.decided_at AS "decidedAt",
          coalesce(max(s.name), '') AS "decidedBy", max(c.payload->>'text') AS text,
          coalesce(bool_or(c.withdrawn_at IS NOT NULL), false) AS withdrawn
        FROM way_verdict v LEFT JOIN staff s ON s.id = v.decided_by LEFT JOIN content_change c ON c.id = v.change_id
        WHERE v.ward = ${ward}
        GROUP BY v.entry, v.language, v.verdict, v.reason, v.decided_at, v.decided_by
        ORDER BY v.decided_at DESC, v.entry LIMIT ${limit}`;
      return rows.map((row) => ({
        ...row,
        language: languageOf(row.language),
        reason: row.reason ?? undefined,
        text: row.text ?? undefined,
      }));
    },
  };
}
