/** The settings of a ward as a form: the fields of each setting, read and written. */
import type { z } from "zod";
import { type WardSettingKey, type WardSettings, wardSettingKeys, wardSettings } from "./wardSetting.js";

export type SettingForm = Readonly<Record<string, unknown>>;

export const mostSteps = 5;

/** A field that may come several times. */
export const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === "string" && value !== "" ? [value] : [];
export const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const number = (value: unknown): number => (/^\d{1,9}$/.test(text(value)) ? Number(text(value)) : Number.NaN);

/** Steps without a name are left out, so one may be cleared in the middle. */
function stepsOf(form: SettingForm): unknown {
  return Array.from({ length: mostSteps }, (_, index) => ({
    name: text(form[`step${index}`]),
    members: list(form[`members${index}`]),
    deputies: list(form[`deputies${index}`]),
  })).filter(({ name }) => name !== "");
}

const read: { readonly [K in WardSettingKey]: (form: SettingForm) => unknown } = {
  approvalSteps: stepsOf,
  weeklyCap: (form) => number(form["weeklyCap"]),
  emergencyReserve: (form) => number(form["emergencyReserve"]),
  broadcastAllowed: (form) => form["broadcastAllowed"] === "yes",
  officeHours: (form) => ({
    weekdays: list(form["weekdays"]).map(Number),
    from: text(form["from"]),
    until: text(form["until"]),
  }),
  talkRetentionDays: (form) => number(form["talkRetentionDays"]),
  questionDays: (form) => number(form["questionDays"]),
  surveysPerQuarter: (form) => number(form["surveysPerQuarter"]),
};

/** As the page shows them. */
export function formOf(settings: WardSettings): SettingForm {
  const steps = settings.approvalSteps.flatMap(({ name, members, deputies }, index) => [
    [`step${index}`, name],
    [`members${index}`, members],
    [`deputies${index}`, deputies],
  ]);
  return {
    ...Object.fromEntries(steps),
    weeklyCap: String(settings.weeklyCap),
    emergencyReserve: String(settings.emergencyReserve),
    broadcastAllowed: settings.broadcastAllowed ? "yes" : "no",
    weekdays: settings.officeHours.weekdays.map(String),
    from: settings.officeHours.from,
    until: settings.officeHours.until,
    talkRetentionDays: String(settings.talkRetentionDays),
    questionDays: String(settings.questionDays),
    surveysPerQuarter: String(settings.surveysPerQuarter),
    before: JSON.stringify(settings),
  };
}

/** What somebody has changed on the page: what another one saved meanwhile stays. */
export function changedKeys(form: SettingForm, current: WardSettings, wanted: WardSettings): WardSettingKey[] {
  const seen = seenSettings(text(form["before"])) ?? current;
  const differs = (key: WardSettingKey, one: WardSettings) => JSON.stringify(one[key]) !== JSON.stringify(wanted[key]);
  return wardSettingKeys.filter((key) => differs(key, seen) && differs(key, current));
}

/** The settings when the page was opened. */
function seenSettings(json: string): WardSettings | undefined {
  try {
    return wardSettings.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

export type SettingRead =
  | { kind: "read"; settings: WardSettings }
  | { kind: "faulty"; mistakes: Record<string, string> };

const mistakeText: Readonly<Record<WardSettingKey, string>> = {
  approvalSteps: "少なくとも一つの段階に、20文字までの名前を付けてください。",
  weeklyCap: "1から50までの数で入力してください。",
  emergencyReserve: "0から10,000,000までの数で入力してください。",
  broadcastAllowed: "どちらかを選んでください。",
  officeHours: "時刻を「09:00」のように入力し、終わりを始まりより後にしてください。",
  talkRetentionDays: "1から730までの数で入力してください。",
  questionDays: "1から90までの数で入力してください。",
  surveysPerQuarter: "1から20までの数で入力してください。",
};

/** @param staff ids of the ward's staff: nobody else may be named in a step */
export function readSettings(form: SettingForm, staff: ReadonlySet<string>): SettingRead {
  const values = Object.fromEntries(Object.entries(read).map(([key, of]) => [key, of(form)]));
  const parsed = wardSettings
    .refine(
      ({ approvalSteps }) =>
        approvalSteps.every((step) => [...step.members, ...step.deputies].every((id) => staff.has(id))),
      { path: ["approvalSteps"] },
    )
    .safeParse(values);
  if (parsed.success) return { kind: "read", settings: parsed.data };
  const keys = new Set(parsed.error.issues.map((issue: z.core.$ZodIssue) => issue.path[0] as WardSettingKey));
  return { kind: "faulty", mistakes: Object.fromEntries([...keys].map((key) => [key, mistakeText[key]])) };
}
