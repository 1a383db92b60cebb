/** Which rich menus LINE holds for a channel, and which of them a resident is to see. */
import type { Database } from "../db.js";
import { type Language, language } from "../language.js";

export interface KeptMenu {
  alias: string;
  richMenuId: string;
  hash: string;
}

/** What decides about a resident's menu. */
export interface MenuChoice {
  channel: string;
  /** Undefined until chosen, in a channel of several wards. */
  ward: string | undefined;
  language: Language;
}

export type MenuStore = ReturnType<typeof createMenuStore>;

export function createMenuStore(database: Database) {
  return {
    async read(channel: string): Promise<KeptMenu[]> {
      const rows = await database.run("worker", (tx) => tx.richMenu.findMany({ where: { channel } }));
      return rows.map(({ alias, richMenuId, contentHash }) => ({ alias, richMenuId, hash: contentHash }));
    },

    async keep(channel: string, { alias, richMenuId, hash }: KeptMenu): Promise<void> {
      const now = { richMenuId, contentHash: hash };
      await database.run("worker", (tx) =>
        tx.richMenu.upsert({
          where: { channel_alias: { channel, alias } },
          create: { channel, alias, ...now },
          update: now,
        }),
      );
    },

    async forget(channel: string, alias: string): Promise<void> {
      await database.run("worker", (tx) => tx.richMenu.deleteMany({ where: { channel, alias } }));
    },

    async idOf(channel: string, alias: string): Promise<string | undefined> {
      const row = await database.run("worker", (tx) =>
        tx.richMenu.findUnique({ where: { channel_alias: { channel, alias } } }),
      );
      return row?.richMenuId;
    },

    /** Undefined once they have gone. */
    async choiceOf(residentId: string): Promise<MenuChoice | undefined> {
      const row = await database.run("worker", (tx) =>
        tx.resident.findUnique({ where: { id: residentId }, select: { channel: true, ward: true, language: true } }),
      );
      return row
        ? { channel: row.channel, ward: row.ward ?? undefined, language: language.catch("ja").parse(row.language) }
        : undefined;
    },
  };
}
