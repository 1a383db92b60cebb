/** The settings of a ward in the console. */
import type { Database, Tx } from "../../db.js";
import type { Audit } from "../audit/audit.js";
import type { ConsoleContext, ConsoleFeature } from "../consoleRoute.js";
import { wardStaffStore } from "../staff/wardStaffStore.js";
import { changedKeys, formOf, readSettings } from "./settingsForm.js";
import { SettingsPage } from "./settingsPage.js";
import type { WardSettingKey, WardSettings } from "./wardSetting.js";
import type { WardSettingStore } from "./wardSettingStore.js";

export interface SettingsConsoleOptions {
  database: Database;
  settings: WardSettingStore;
  audit: Audit;
}

export function createSettingsConsole({ database, settings, audit }: SettingsConsoleOptions): ConsoleFeature {
  async function show(context: ConsoleContext, mistakes?: Readonly<Record<string, string>>): Promise<void> {
    const ward = context.ward.ward.id;
    const { values, people } = await database.run("console", async (tx) => ({
      values: await settings.read(tx, ward),
      people: await wardStaffStore.list(tx, ward),
    }));
    await context.send(
      { title: "区の設定", section: "settings", ...(mistakes && { status: 400 }) },
      <SettingsPage
        base={`/console/${ward}/settings`}
        form={mistakes ? context.form : formOf(values)}
        staff={people}
        mistakes={mistakes ?? {}}
        csrfField={context.csrfField}
      />,
    );
  }

  async function save(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const people = await database.run("console", (tx) => wardStaffStore.list(tx, ward));
    const form = readSettings(context.form, new Set(people.map(({ id }) => id)));
    if (form.kind === "faulty") return show(context, form.mistakes);
    const changed = await database.transaction("console", async (tx) => {
      const before = await settings.read(tx, ward);
      const keys = changedKeys(context.form, before, form.settings);
      for (const key of keys) await settings.write(tx, ward, key, form.settings[key], context.staff.id);
      // The audit's lock comes last: whoever holds it waits for no other row.
      for (const key of keys) await record(tx, context, key, before, form.settings);
      return keys.length;
    });
    context.redirect(`/console/${ward}/settings`, {
      kind: "success",
      text: changed === 0 ? "変わったところはありませんでした。" : "設定を保存しました。",
    });
  }

  async function record(
    tx: Tx,
    { ward, actor }: ConsoleContext,
    key: WardSettingKey,
    before: WardSettings,
    after: WardSettings,
  ): Promise<void> {
    const facts = { key, before: JSON.stringify(before[key]), after: JSON.stringify(after[key]) };
    await audit.record(tx, { actor, ward: ward.ward.id, action: "setting.changed", subject: key, facts });
  }

  const path = "/console/:ward/settings";
  return {
    routes: [
      { method: "get", path, scope: "ward", role: "admin", run: (context) => show(context) },
      { method: "post", path, scope: "ward", role: "admin", run: save },
    ],
    navigation: [{ section: "settings", name: "区の設定", path: (ward) => `/console/${ward}/settings`, role: "admin" }],
  };
}
