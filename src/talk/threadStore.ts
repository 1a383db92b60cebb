/** Threads as residents reach them: by their link, in their ward. What is said is sealed. */
import type { Database, Tx } from "../db.js";
import { type Language, language } from "../language.js";
import { uuid5 } from "../uuid.js";
import type { Vault } from "../vault.js";
import { readPosts, textPurpose } from "./postStore.js";
import { type Post, postsInTenMinutes, silentDays, type Thread } from "./thread.js";
import { linkDays, linkHash, renewDays, threadLink } from "./threadLink.js";

export interface OpenedThread {
  id: string;
  token: string;
  /** Something has been said in it. */
  begun: boolean;
}

export type Posted = { kind: "posted" } | { kind: "gone" } | { kind: "closed" } | { kind: "too-many" };

/** Whom to tell of a reply, and with which link. */
export interface Listener {
  residentId: string;
  channel: string;
  ward: string;
  language: Language;
  token: string;
}

interface Row {
  id: string;
  ward: string;
  counter: string;
  language: string;
  state: "open" | "closed";
}

export type ThreadStore = ReturnType<typeof createThreadStore>;

export function createThreadStore(database: Database, vault: Vault) {
  const threadOf = ({ id, ward, counter, state, ...row }: Row): Thread => ({
    id,
    ward,
    counter,
    state,
    language: language.catch("ja").parse(row.language),
  });

  /** The link of a thread, renewed where it would soon end. */
  async function linkOf(tx: Tx, id: string): Promise<string> {
    const [row] = await tx.$queryRaw<{ until: Date; next: Date; renew: boolean }[]>`
      SELECT link_until AS until, now()::timestamptz(3) + ${linkDays} * interval '1 day' AS next,
        link_until < now() + ${renewDays} * interval '1 day' AS renew
      FROM thread WHERE id = ${id}::uuid FOR UPDATE`;
    if (!row) throw new Error("the thread is gone");
    if (!row.renew) return threadLink(vault, id, row.until).token;
    const link = threadLink(vault, id, row.next);
    await tx.thread.update({ where: { id }, data: { tokenHash: new Uint8Array(link.hash), linkUntil: row.next } });
    return link.token;
  }

  const byLink = (tx: Tx, ward: string, token: string) => tx.$queryRaw<Row[]>`
    SELECT id, ward, counter, language, state::text FROM thread
    WHERE token_hash = ${linkHash(vault, token)} AND ward = ${ward} AND link_until > now()`;

  return {
    /** The open thread of a resident in a ward, or a new one with this id. Runs in the resident's turn. */
    async open(
      tx: Tx,
      wanted: { id: string; ward: string; residentId: string; language: Language },
    ): Promise<OpenedThread> {
      const [known] = await tx.$queryRaw<{ id: string; begun: boolean }[]>`
        SELECT t.id, EXISTS (SELECT 1 FROM thread_post p WHERE p.thread_id = t.id) AS begun FROM thread t
        WHERE t.resident_id = ${wanted.residentId}::uuid AND t.ward = ${wanted.ward} AND t.state = 'open'
        ORDER BY t.changed_at DESC LIMIT 1`;
      if (known) {
        await tx.thread.update({ where: { id: known.id }, data: { language: wanted.language } });
        return { ...known, token: await linkOf(tx, known.id) };
      }
      const [time] = await tx.$queryRaw<{ until: Date }[]>`
        SELECT now()::timestamptz(3) + ${linkDays} * interval '1 day' AS until`;
      const linkUntil = time?.until ?? new Date();
      const { token, hash } = threadLink(vault, wanted.id, linkUntil);
      // The counter is chosen with the first words.
      await tx.thread.create({ data: { ...wanted, tokenHash: new Uint8Array(hash), counter: "office", linkUntil } });
      return { id: wanted.id, token, begun: false };
    },

    async find(tx: Tx, ward: string, token: string): Promise<{ thread: Thread; posts: Post[] } | undefined> {
      const [row] = await byLink(tx, ward, token);
      return row && { thread: threadOf(row), posts: await readPosts(tx, vault, row.id) };
    },

    /** @param key of the form: sent twice it is one post */
    async post(
      tx: Tx,
      ward: string,
      token: string,
      words: { key: string; text: string; counter: string | undefined },
    ): Promise<Posted> {
      // One post after the other, or the limit counts what the other has not committed yet.
      await tx.$queryRaw`SELECT 1 FROM thread WHERE token_hash = ${linkHash(vault, token)} FOR UPDATE`;
      const [row] = await byLink(tx, ward, token);
      if (!row) return { kind: "gone" };
      if (row.state === "closed") return { kind: "closed" };
      const [recent] = await tx.$queryRaw<{ n: number; all: number }[]>`
        SELECT count(*) FILTER (WHERE author = 'resident' AND at > now() - interval '10 minutes')::int AS n,
          count(*)::int AS all FROM thread_post WHERE thread_id = ${row.id}::uuid`;
      if ((recent?.n ?? 0) >= postsInTenMinutes) return { kind: "too-many" };
      const id = uuid5("thread post", row.id, words.key);
      const sealed = Buffer.from(vault.seal(textPurpose, words.text));
      await tx.$executeRaw`
        INSERT INTO thread_post (id, thread_id, author, text) VALUES (${id}::uuid, ${row.id}::uuid, 'resident', ${sealed})
        ON CONFLICT (id) DO NOTHING`;
      const counter = recent?.all === 0 ? (words.counter ?? row.counter) : row.counter;
      await tx.$executeRaw`UPDATE thread SET changed_at = now(), counter = ${counter} WHERE id = ${row.id}::uuid`;
      return { kind: "posted" };
    },

    /** Undefined once the resident or the thread is gone. */
    async listener(tx: Tx, threadId: string): Promise<Listener | undefined> {
      const [row] = await tx.$queryRaw<{ residentId: string; channel: string; ward: string; language: string }[]>`
        SELECT r.id AS "residentId", r.channel, t.ward, r.language FROM thread t JOIN resident r ON r.id = t.resident_id
        WHERE t.id = ${threadId}::uuid`;
      if (!row) return undefined;
      return { ...row, language: language.catch("ja").parse(row.language), token: await linkOf(tx, threadId) };
    },

    /** 「私のデータを消して」: every talk of a resident, in the transaction that forgets them. */
    async forgetThreads(tx: Tx, residentId: string): Promise<void> {
      await tx.thread.deleteMany({ where: { residentId } });
    },

    /** Nightly: closes what has been silent for long, deletes what has been kept long enough (R16). */
    async forgetOld(ward: string, retentionDays: number): Promise<{ closed: number; deleted: number }> {
      return database.transaction("worker", async (tx) => {
        const closed = await tx.$executeRaw`
          UPDATE thread SET state = 'closed', closed_at = now()
          WHERE ward = ${ward} AND state = 'open' AND changed_at < now() - ${silentDays} * interval '1 day'`;
        const deleted = await tx.$executeRaw`
          DELETE FROM thread t WHERE t.ward = ${ward} AND (
            (t.state = 'closed' AND t.closed_at < now() - ${retentionDays} * interval '1 day')
            OR (t.opened_at < now() - interval '7 days' AND NOT EXISTS (SELECT 1 FROM thread_post p WHERE p.thread_id = t.id))
            OR NOT EXISTS (SELECT 1 FROM resident r WHERE r.id = t.resident_id))`;
        return { closed, deleted };
      });
    },
  };
}
