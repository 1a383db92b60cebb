/** Ids and tokens in the forms in which LINE gives them out. */
import { randomBytes, randomInt } from "node:crypto";

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export const newUserId = (): string => `U${randomBytes(16).toString("hex")}`;
export const newGroupId = (): string => `C${randomBytes(16).toString("hex")}`;
export const newToken = (): string => randomBytes(16).toString("hex");
export const newQuoteToken = (): string => randomBytes(30).toString("base64url");
export const newRichMenuId = (): string => `richmenu-${randomBytes(16).toString("hex")}`;

export const isUserId = (text: unknown): text is string => typeof text === "string" && /^U[0-9a-f]{32}$/.test(text);
export const isGroupId = (text: unknown): text is string => typeof text === "string" && /^[CR][0-9a-f]{32}$/.test(text);

let lastMessage = BigInt(randomInt(1_000_000)) + 560_000_000_000_000_000n;
/** A string of digits that only grows. */
export function newMessageId(): string {
  lastMessage += 1n;
  return lastMessage.toString();
}

/** A ULID: 48 bits of time and 80 of chance. */
export function newEventId(at: number): string {
  let time = Math.max(0, Math.trunc(at));
  let head = "";
  for (let index = 0; index < 10; index += 1) {
    head = (crockford[time % 32] ?? "0") + head;
    time = Math.floor(time / 32);
  }
  const tail = [...randomBytes(16)].map((byte) => crockford[byte % 32] ?? "0").join("");
  return head + tail;
}
