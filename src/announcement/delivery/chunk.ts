/** Chunk (配信単位): names and keys that follow from what they belong to, so that making it twice makes it once. */
import { createHash } from "node:crypto";
import { limits } from "../../line/numbers.js";
import { uuid5 } from "../../uuid.js";

export const chunkSize = limits.multicastRecipients;

/** Wakes the planner: something was approved. */
export const announcementWake = "announcement";
/** Wakes the senders: chunks are there. */
export const chunkWake = "chunk";

/**
 * `nishi/ja/0012`; `nishi/ja/morning/0000`; after splits `nishi/ja/0012.0`; those who had left `nishi/ja/0012.left`;
 * sent again by a person's decision `nishi/ja/0012.r1`. planStore.ts makes the first.
 */
export const isBroadcast = (path: string): boolean => /\/broadcast(\.r\d+)?$/.test(path);

/** The next path of a chunk that a person lets go out once more, under a new key. */
export function pathAgain(path: string): string {
  const [, before = path, round = "0"] = /^(.*)\.r(\d+)$/.exec(path) ?? [];
  return `${before}.r${Number(round) + 1}`;
}

export const retryKeyOf = (announcementId: string, path: string): string => uuid5("chunk", announcementId, path);

/** The row's id; written so that SQL can say the same (planStore.ts). */
export function chunkIdOf(announcementId: string, path: string): string {
  const hex = createHash("sha256").update(`${announcementId}:${path}`).digest("hex").slice(0, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The name under which LINE counts an announcement: at most 30 letters, digits or underscores. */
export function aggregationUnit(announcementId: string): string {
  return `a${BigInt(`0x${announcementId.replaceAll("-", "")}`).toString(36)}`;
}
