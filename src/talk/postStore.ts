/** What was said in a thread: sealed in the database, opened for the resident of the link and the ward's staff. */
import type { Tx } from "../db.js";
import type { Vault } from "../vault.js";
import type { Author, Post } from "./thread.js";

export const textPurpose = "thread post";

export async function readPosts(tx: Tx, vault: Vault, threadId: string): Promise<Post[]> {
  const rows = await tx.$queryRaw<{ id: string; author: string; text: Uint8Array; agoMs: number }[]>`
    SELECT id, author, text, (extract(epoch FROM now() - at) * 1000)::float8 AS "agoMs"
    FROM thread_post WHERE thread_id = ${threadId}::uuid ORDER BY at, id`;
  return rows.map(({ author, text, ...row }) => ({
    ...row,
    author: authorOf(author),
    text: vault.open(textPurpose, text),
  }));
}

const authorOf = (value: string): Author => (value === "staff" ? "staff" : "resident");
