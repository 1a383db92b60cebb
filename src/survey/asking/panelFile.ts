/** A panel list (委員・団体・職員の名簿) as it comes in a CSV file: a name and, where letters go, an address. */
import { readTable, type TableRead } from "./answerFile.js";

export const panels = ["council", "organisations", "staff"] as const;
export type Panel = (typeof panels)[number];

export interface PanelPerson {
  name: string;
  address: string | undefined;
}
export const longestName = 100;
export const longestAddress = 300;
export const mostMembers = 5_000;

export type PanelRead =
  | { kind: "read"; people: PanelPerson[]; bad: { line: number; reason: "no-name" | "long" | "twice" }[] }
  | { kind: "no-name-column" }
  | Exclude<TableRead, { kind: "read" }>;

const nameHeads = /^(氏名|名前|団体名|名称|お名前|name)$/i;
const addressHeads = /^(住所|宛先|送付先|所属|メールアドレス|address|mail)$/i;

export function readPanel(bytes: Uint8Array): PanelRead {
  const read = readTable(bytes);
  if (read.kind !== "read") return read;
  const { heads, rows } = read.table;
  const nameAt = heads.findIndex((head) => nameHeads.test(head));
  const addressAt = heads.findIndex((head) => addressHeads.test(head));
  if (nameAt < 0) return { kind: "no-name-column" };
  if (rows.length > mostMembers) return { kind: "too-many", most: mostMembers };
  const found: Extract<PanelRead, { kind: "read" }> = { kind: "read", people: [], bad: [] };
  const seen = new Set<string>();
  for (const { line, cells } of rows) {
    const name = (cells[nameAt] ?? "").trim();
    const address = addressAt < 0 ? "" : (cells[addressAt] ?? "").trim();
    const written = JSON.stringify([name, address]);
    if (name === "") found.bad.push({ line, reason: "no-name" });
    else if (name.length > longestName || address.length > longestAddress) found.bad.push({ line, reason: "long" });
    else if (seen.has(written)) found.bad.push({ line, reason: "twice" });
    else found.people.push({ name, address: address === "" ? undefined : address });
    seen.add(written);
  }
  return found;
}
