/** Threads as the staff of their ward see them: the inbox, one thread, reply, assignment, closing. Nobody's name is here. */
import type { Tx } from "../db.js";
import { language } from "../language.js";
import { uuid5 } from "../uuid.js";
import type { Vault } from "../vault.js";
import { readPosts, textPurpose } from "./postStore.js";
import { type Post, type Thread, unansweredPosts } from "./thread.js";

export const shows = ["open", "mine", "closed"] as const;
export type Show = (typeof shows)[number];

export interface InboxThread extends Thread {
  assignedTo: string | undefined;
  posts: number;
  /** Since the first words without an answer; undefined: nobody waits. */
  waitedMs: number | undefined;
  /** Since the last words. */
  quietMs: number;
}

export interface ReadThread extends InboxThread {
  words: Post[];
  summary: string | undefined;
}

interface Row {
  id: string;
  ward: string;
  counter: string;
  language: string;
  state: "open" | "closed";
  assignedTo: string | null;
  summary: Uint8Array | null;
  posts: number;
  waitedMs: number | null;
  quietMs: number;
}

const summaryPurpose = "thread summary";
const most = 200;

export type TalkInboxStore = ReturnType<typeof createTalkInboxStore>;

export function createTalkInboxStore(vault: Vault) {
  /** Threads in which nothing was said are not there yet. */
  const rowsOf = (tx: Tx, ward: string, only: { id?: string; state?: "open" | "closed"; assignedTo?: string }) =>
    tx.$queryRaw<Row[]>`
      SELECT t.id, t.ward, t.counter, t.language, t.state::text, t.assigned_to AS "assignedTo", t.summary, said.posts,
        (extract(epoch FROM now() - waiting.since) * 1000)::float8 AS "waitedMs",
        (extract(epoch FROM now() - t.changed_at) * 1000)::float8 AS "quietMs"
      FROM thread t
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS posts, max(at) FILTER (WHERE author = 'staff') AS answered
        FROM thread_post p WHERE p.thread_id = t.id) said
      CROSS JOIN LATERAL (
        SELECT min(at) AS since FROM thread_post p WHERE p.thread_id = t.id AND t.state = 'open'
          AND p.author = 'resident' AND p.at > coalesce(said.answered, '-infinity'::timestamptz)) waiting
      WHERE t.ward = ${ward} AND said.posts > 0
        AND (${only.id ?? null}::uuid IS NULL OR t.id = ${only.id ?? null}::uuid)
        AND (${only.state ?? null}::text IS NULL OR t.state::text = ${only.state ?? null}::text)
        AND (${only.assignedTo ?? null}::uuid IS NULL OR t.assigned_to = ${only.assignedTo ?? null}::uuid)
      ORDER BY waiting.since NULLS LAST, t.changed_at DESC LIMIT ${most}`;

  const threadOf = ({ summary: _, waitedMs, assignedTo, ...row }: Row): InboxThread => ({
    ...row,
    language: language.catch("ja").parse(row.language),
    waitedMs: waitedMs ?? undefined,
    assignedTo: assignedTo ?? undefined,
  });

  return {
    async list(tx: Tx, ward: string, show: Show, staffId: string): Promise<InboxThread[]> {
      const state = show === "closed" ? "closed" : "open";
      const rows = await rowsOf(tx, ward, { state, ...(show === "mine" ? { assignedTo: staffId } : {}) });
      return rows.map(threadOf);
    },

    /** Words that wait for an answer, for a machine that looks for danger in them; no person reads them here. */
    async waitingWords(tx: Tx, threadId: string): Promise<string[]> {
      return unansweredPosts(await readPosts(tx, vault, threadId)).map(({ text }) => text);
    },

    async read(tx: Tx, ward: string, id: string): Promise<ReadThread | undefined> {
      const [row] = await rowsOf(tx, ward, { id });
      if (!row) return undefined;
      return {
        ...threadOf(row),
        words: await readPosts(tx, vault, id),
        summary: row.summary ? vault.open(summaryPurpose, row.summary) : undefined,
      };
    },

    /** @returns the id of the post, or undefined where the thread is closed or not in this ward */
    async reply(
      tx: Tx,
      ward: string,
      id: string,
      words: { key: string; staffId: string; text: string },
    ): Promise<string | undefined> {
      // Who answers a thread of nobody takes it.
      const open = await tx.$executeRaw`
        UPDATE thread SET changed_at = now(), assigned_to = coalesce(assigned_to, ${words.staffId}::uuid)
        WHERE id = ${id}::uuid AND ward = ${ward} AND state = 'open'`;
      if (open === 0) return undefined;
      const postId = uuid5("thread post", id, words.key);
      const sealed = Buffer.from(vault.seal(textPurpose, words.text));
      await tx.$executeRaw`
        INSERT INTO thread_post (id, thread_id, author, staff_id, text)
        VALUES (${postId}::uuid, ${id}::uuid, 'staff', ${words.staffId}::uuid, ${sealed}) ON CONFLICT (id) DO NOTHING`;
      return postId;
    },

    /** @returns whether there was such an open thread */
    async assign(tx: Tx, ward: string, id: string, staffId: string | undefined): Promise<boolean> {
      const { count } = await tx.thread.updateMany({
        where: { id, ward, state: "open" },
        data: { assignedTo: staffId ?? null },
      });
      return count > 0;
    },

    async close(tx: Tx, ward: string, id: string, summary: string): Promise<boolean> {
      const sealed = Buffer.from(vault.seal(summaryPurpose, summary));
      const closed = await tx.$executeRaw`
        UPDATE thread SET state = 'closed', closed_at = now(), summary = ${sealed}
        WHERE id = ${id}::uuid AND ward = ${ward} AND state = 'open'`;
      return closed > 0;
    },
  };
}
