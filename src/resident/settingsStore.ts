/** Where residents' settings are kept: on the resident, so they go with them. */
import type { Tx } from "../db.js";
import { type Settings, topicKey } from "./settings.js";

interface Row {
  interests: string[];
  district: string | null;
  childMonths: string[];
  stopped: boolean;
  quietHours: boolean;
  weeklyCap: number | null;
}

export const settingsStore = {
  async read(tx: Tx, residentId: string): Promise<Settings> {
    return settingsOf(await tx.resident.findUniqueOrThrow({ where: { id: residentId } }));
  },

  /** One change after the other, whether from the chat or the page: each sees the one before. */
  async change(tx: Tx, residentId: string, change: (settings: Settings) => Settings): Promise<Settings> {
    await tx.$queryRaw`SELECT 1 FROM resident WHERE id = ${residentId}::uuid FOR UPDATE`;
    const settings = change(await settingsStore.read(tx, residentId));
    await tx.resident.update({
      where: { id: residentId },
      data: {
        interests: [...settings.interests],
        district: settings.district ?? null,
        childMonths: [...settings.childMonths],
        stopped: settings.stopped,
        quietHours: settings.quietHours,
        weeklyCap: settings.weeklyCap ?? null,
      },
    });
    return settings;
  },
};

function settingsOf(row: Row): Settings {
  return {
    // A topic that content no longer has is no longer asked for.
    interests: row.interests.flatMap((key) => topicKey.safeParse(key).data ?? []),
    district: row.district ?? undefined,
    childMonths: row.childMonths,
    stopped: row.stopped,
    quietHours: row.quietHours,
    weeklyCap: row.weeklyCap ?? undefined,
  };
}
