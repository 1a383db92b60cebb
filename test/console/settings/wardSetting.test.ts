import { describe, expect, test } from "vitest";
import { changedKeys, formOf, readSettings } from "../../../src/console/settings/settingsForm.js";
import { defaultWardSettings } from "../../../src/console/settings/wardSetting.js";
import { createWardSettingStore } from "../../../src/console/settings/wardSettingStore.js";
import { useDatabase } from "../../support/database.js";

const database = useDatabase();
const staff = "11111111-1111-4111-8111-111111111111";

describe("settings of a ward", () => {
  const store = () => createWardSettingStore(database);

  test("hold from the start: one step of approval, three a week, office hours, 90 days", () =>
    expect(defaultWardSettings).toEqual({
      approvalSteps: [{ name: "承認", members: [], deputies: [] }],
      weeklyCap: 3,
      emergencyReserve: 0,
      broadcastAllowed: false,
      officeHours: { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:30" },
      talkRetentionDays: 90,
      questionDays: 7,
      surveysPerQuarter: 2,
    }));

  test("are each ward's own; what nobody has set keeps its default", async () => {
    const before = await database.transaction("console", (tx) => store().write(tx, "nishi", "weeklyCap", 5, staff));
    expect(before).toBe(3);
    expect(await store().readAlone("nishi")).toEqual({ ...defaultWardSettings, weeklyCap: 5 });
    expect(await store().readAlone("suminoe")).toEqual(defaultWardSettings);
  });

  test("written again replace what was there, whoever wrote it", async () => {
    const steps = [{ name: "係長", members: [staff], deputies: [] }];
    await database.transaction("console", (tx) => store().write(tx, "asahi", "approvalSteps", steps, staff));
    const before = await database.transaction("console", (tx) =>
      store().write(tx, "asahi", "approvalSteps", defaultWardSettings.approvalSteps, staff),
    );
    expect(before).toEqual(steps);
    expect(await store().readAlone("asahi")).toEqual(defaultWardSettings);
  });

  test("of a later version of the product do no harm", async () => {
    await database.run("console", (tx) =>
      tx.wardSetting.create({ data: { ward: "konohana", key: "fromTheFuture", value: 1, updatedBy: staff } }),
    );
    expect(await store().readAlone("konohana")).toEqual(defaultWardSettings);
  });
});

describe("the form of the settings", () => {
  const form = { ...formOf(defaultWardSettings) };
  const known = new Set([staff]);

  test("gives back what it was made of", () =>
    expect(readSettings(form, known)).toEqual({ kind: "read", settings: defaultWardSettings }));

  test("changes what somebody changed, and leaves what another one saved meanwhile", () => {
    const typed = { ...defaultWardSettings, weeklyCap: 5 };
    const meanwhile = { ...defaultWardSettings, questionDays: 14 };
    expect(changedKeys(form, meanwhile, typed)).toEqual(["weeklyCap"]);
    expect(changedKeys(form, { ...meanwhile, weeklyCap: 5 }, typed)).toEqual([]);
    expect(changedKeys({ ...form, before: "{broken" }, meanwhile, typed)).toEqual(["weeklyCap", "questionDays"]);
  });

  test("takes several steps in their order, and leaves out those without a name", () => {
    const steps = { step0: "係長", members0: staff, step1: " ", step2: "課長", deputies2: [staff] };
    const read = readSettings({ ...form, ...steps }, known);
    expect(read.kind === "read" && read.settings.approvalSteps).toEqual([
      { name: "係長", members: [staff], deputies: [] },
      { name: "課長", members: [], deputies: [staff] },
    ]);
  });

  test.each([
    ["no step at all", { step0: "" }, "approvalSteps"],
    ["a step with somebody of another ward", { members0: "22222222-2222-4222-8222-222222222222" }, "approvalSteps"],
    ["a step with nobody known", { members0: "me" }, "approvalSteps"],
    ["a cap of nothing", { weeklyCap: "0" }, "weeklyCap"],
    ["a cap in words", { weeklyCap: "三" }, "weeklyCap"],
    ["a reserve below zero", { emergencyReserve: "-1" }, "emergencyReserve"],
    ["hours that end before they begin", { from: "18:00" }, "officeHours"],
    ["an hour that no clock has", { until: "25:00" }, "officeHours"],
    ["a weekday that no week has", { weekdays: ["1", "7"] }, "officeHours"],
    ["days without end", { talkRetentionDays: "9999" }, "talkRetentionDays"],
    ["no days", { questionDays: "" }, "questionDays"],
    ["no survey at all in a quarter", { surveysPerQuarter: "0" }, "surveysPerQuarter"],
  ])("refuses %s, and says at which field", (_what, typed, field) => {
    const read = readSettings({ ...form, ...typed }, known);
    expect(read.kind === "faulty" && Object.keys(read.mistakes)).toEqual([field]);
  });
});
