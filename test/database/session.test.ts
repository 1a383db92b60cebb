import { expect, test } from "vitest";
import { checkSession } from "../../src/database/session.js";

const session = (version: number, zone: string) => ({ query: async () => ({ rows: [{ version, zone }] }) });

test("a session in another time zone than UTC is refused, because instants would be stored hours off", async () => {
  await expect(checkSession(session(150_000, "Asia/Tokyo"))).rejects.toThrow("time zone Asia/Tokyo although UTC");
  await expect(checkSession(session(150_000, "UTC"))).resolves.toBeUndefined();
});

test("a PostgreSQL older than 15 is refused", async () => {
  await expect(checkSession(session(140_019, "UTC"))).rejects.toThrow("older than PostgreSQL 15");
});
