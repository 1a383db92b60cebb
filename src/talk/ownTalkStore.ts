/** The talks of one resident, for themselves: what a copy of everything about them holds. */
import type { Tx } from "../db.js";
import type { Vault } from "../vault.js";
import { readPosts } from "./postStore.js";
import type { Author } from "./thread.js";

export interface OwnTalk {
  openedAt: Date;
  open: boolean;
  posts: readonly { author: Author; text: string }[];
}

/** Oldest first; a thread in which nothing was said is none. */
export async function talksOf(tx: Tx, vault: Vault, ward: string, residentId: string): Promise<OwnTalk[]> {
  const threads = await tx.thread.findMany({
    where: { ward, residentId, posts: { some: {} } },
    orderBy: { openedAt: "asc" },
    select: { id: true, openedAt: true, state: true },
  });
  const talks: OwnTalk[] = [];
  for (const { id, openedAt, state } of threads) {
    const posts = await readPosts(tx, vault, id);
    talks.push({ openedAt, open: state === "open", posts: posts.map(({ author, text }) => ({ author, text })) });
  }
  return talks;
}
