/** Friends that a channel had before the product: LINE tells them to verified accounts only. */
import { lineFailure } from "../line/lineFailure.js";
import type { Messenger } from "../line/messenger.js";

export type FollowersOutcome = { kind: "loaded"; friends: number; created: number } | { kind: "not-allowed" };

export interface FollowersOptions {
  channel: string;
  messenger: Pick<Messenger, "client">;
  /** Makes residents of a page of friends. @returns how many are new */
  adopt(lineUserIds: readonly string[]): Promise<number>;
}

const pageSize = 1_000;

/** May be done again: who is known stays as they are. */
export async function loadFollowers({ channel, messenger, adopt }: FollowersOptions): Promise<FollowersOutcome> {
  const client = messenger.client(channel);
  let [friends, created] = [0, 0];
  let next: string | undefined;
  try {
    do {
      const page = await client.getFollowers(next, pageSize);
      created += await adopt(page.userIds);
      friends += page.userIds.length;
      next = page.next;
    } while (next !== undefined);
  } catch (error) {
    const failure = lineFailure(error);
    if (failure?.kind === "refused" && failure.status === 403) return { kind: "not-allowed" };
    throw error;
  }
  return { kind: "loaded", friends, created };
}
