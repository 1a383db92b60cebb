/** The search for personal data that ends the journeys of taking part can find: in LINE's requests, the log and any table. */
import { expect, test } from "vitest";
import { createLog } from "../../src/log.js";
import { useDatabase } from "../support/database.js";
import { traces, tracesIn } from "./privacyTraces.js";

const database = useDatabase();
const name = "鴨しるし太郎";
const nothing = { platform: { requests: [] } as never, lines: [] as string[] };

test.each<readonly [string, string]>([
  ["in clear", `{"a":"${name}さん"}`],
  ["escaped as JSON may be", `"${[...name].map((one) => `\\u${one.charCodeAt(0).toString(16)}`).join("")}"`],
  ["in an address", `/x?name=${encodeURIComponent(name)}&y`],
  ["as bytes of a column", `"\\\\x00ff${Buffer.from(name).toString("hex")}00"`],
  ...["", "a", "ab", "abc"].map(
    (before) =>
      [`as base64 after ${before.length} letters`, Buffer.from(`${before}${name}!`).toString("base64")] as const,
  ),
])("finds a name %s", (_how, text) => {
  expect(tracesIn(text, [name])).toEqual([name]);
  expect(tracesIn(text, ["鴨しるし次郎"])).toEqual([]);
});

test("finds what was planted in a table, in the log and in a request, and says where", async () => {
  expect((await traces(database, nothing, [name])).found).toEqual([]);
  await database.run(
    "console",
    (tx) =>
      tx.$executeRaw`INSERT INTO job (kind, payload) VALUES ('planted', ${JSON.stringify({ deep: [name] })}::jsonb)`,
  );
  const lines: string[] = [];
  createLog("info", { write: (line) => lines.push(line) }).info("planted", { name });
  const requests = [{ method: "POST", path: "/v2/bot/message/push", body: { messages: [{ text: name }] } }];
  const { found } = await traces(database, { platform: { requests } as never, lines }, [name]);
  expect(found).toEqual([`LINE: ${name}`, `log: ${name}`, `table job: ${name}`]);
});
