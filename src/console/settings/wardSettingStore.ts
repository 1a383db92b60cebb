/** Where the settings of the wards are kept: what nobody has set has its default. */
import type { Database, Tx } from "../../db.js";
import { type WardSettingKey, type WardSettings, wardSettings } from "./wardSetting.js";

export type WardSettingStore = ReturnType<typeof createWardSettingStore>;

export function createWardSettingStore(database: Database) {
  async function read(tx: Tx, ward: string): Promise<WardSettings> {
    const rows = await tx.wardSetting.findMany({ where: { ward } });
    // A key that a later version wrote is not ours to refuse.
    const known = rows.filter(({ key }) => key in wardSettings.shape);
    return wardSettings.parse(Object.fromEntries(known.map(({ key, value }) => [key, value])));
  }

  return {
    /** All settings of a ward. */
    read,

    /** For those who have no transaction open. */
    readAlone: (ward: string): Promise<WardSettings> => database.run("console", (tx) => read(tx, ward)),

    /** @returns the value before */
    async write<K extends WardSettingKey>(
      tx: Tx,
      ward: string,
      key: K,
      value: WardSettings[K],
      staffId: string,
    ): Promise<WardSettings[K]> {
      const before = await read(tx, ward);
      await tx.$executeRaw`
        INSERT INTO ward_setting (ward, key, value, updated_by, updated_at)
        VALUES (${ward}, ${key}, ${JSON.stringify(value)}::jsonb, ${staffId}::uuid, now())
        ON CONFLICT (ward, key) DO UPDATE SET value = excluded.value, updated_by = excluded.updated_by, updated_at = now()`;
      return before[key];
    },
  };
}
