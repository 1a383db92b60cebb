/** Ward settings (区の設定): what the admins of a ward decide in the console, each with the value that holds until then. */
import { z } from "zod";

/** One step of the approval (決裁の段階), in its order. */
const approvalStep = z.strictObject({
  /** 承認, 係長, 課長 */
  name: z.string().trim().min(1).max(20),
  /** Ids of staff; empty: every approver of the ward. */
  members: z.array(z.uuid()).max(20),
  /** Act where the members are away (代決). */
  deputies: z.array(z.uuid()).max(20),
});
export type ApprovalStep = z.infer<typeof approvalStep>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const officeHours = z
  .strictObject({
    /** 0 = Sunday … 6 */
    weekdays: z.array(z.int().min(0).max(6)).max(7),
    from: timeOfDay,
    until: timeOfDay,
  })
  .refine(({ from, until }) => from < until, { error: "ends before it begins", path: ["until"] });
export type OfficeHours = z.infer<typeof officeHours>;

/** Each key is a row of its own, so that two people who change different ones do not undo each other's. */
export const wardSettings = z.strictObject({
  approvalSteps: z
    .array(approvalStep)
    .min(1)
    .max(5)
    .default([{ name: "承認", members: [], deputies: [] }]),
  /** Announcements per resident in seven days; emergencies do not count. */
  weeklyCap: z.int().min(1).max(50).default(3),
  /** Messages of the month's quota that only emergencies may use, per channel. */
  emergencyReserve: z.int().min(0).max(10_000_000).default(0),
  /** LINE's broadcast reaches every friend, also those that this product does not know. */
  broadcastAllowed: z.boolean().default(false),
  /** When staff answer on the page of 「職員に相談」; not on public holidays. */
  officeHours: officeHours.default({ weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:30" }),
  /** Talks with staff are deleted so many days after they were closed. */
  talkRetentionDays: z.int().min(1).max(730).default(90),
  /** Within how many days a counter should settle an unanswered question. */
  questionDays: z.int().min(1).max(90).default(7),
  /** Invitations to surveys that one person gets in a quarter of the fiscal year, all surveys together. */
  surveysPerQuarter: z.int().min(1).max(20).default(2),
});
export type WardSettings = z.infer<typeof wardSettings>;
export type WardSettingKey = keyof WardSettings;

export const defaultWardSettings: WardSettings = wardSettings.parse({});

export const wardSettingKeys = Object.keys(wardSettings.shape) as WardSettingKey[];
