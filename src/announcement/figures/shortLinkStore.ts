/** Where short links lead, and that somebody tapped them: never who. */
import type { Database } from "../../db.js";

export type ShortLinkStore = ReturnType<typeof createShortLinkStore>;

export function createShortLinkStore(database: Database) {
  return {
    /** Leads on from a code; a tap is counted where `count`. Undefined: no such link. */
    follow(code: string, count: boolean): Promise<string | undefined> {
      return database.run("console", async (tx) => {
        const rows = await tx.$queryRaw<{ url: string }[]>`
          WITH link AS (SELECT code, url FROM short_link WHERE code = ${code}),
          tap AS (INSERT INTO link_tap (code) SELECT code FROM link WHERE ${count})
          SELECT url FROM link`;
        return rows[0]?.url;
      });
    },
  };
}
