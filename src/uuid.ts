/** Version-5 UUIDs (RFC 9562): the same name gives the same id, so an effect that runs twice is one row. */
import { createHash } from "node:crypto";

const namespace = Buffer.from("7b0e5c3d5a0b4d0f9c1e2f6a8d4b1c90", "hex");

export function uuid5(...name: readonly string[]): string {
  const hash = createHash("sha1").update(namespace).update(JSON.stringify(name)).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString("hex", 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
