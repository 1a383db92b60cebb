/**
 * Announcement (お知らせ): what a ward says to many residents at once. A draft is written, approved by somebody else,
 * and sent; approval is bound to the hash of content and audience rule, so that any edit voids it.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { language } from "../language.js";
import { limits } from "../line/numbers.js";

export const announcementStates = ["draft", "approved", "planned", "sending", "done", "paused", "cancelled"] as const;
export type AnnouncementState = (typeof announcementStates)[number];

const url = z.url({ protocol: /^https?$/ }).max(limits.uri);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const civilDate = z.iso.date();
const civilTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const part = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), text: z.string().trim().min(1).max(limits.text) }),
  /** A picture of ours under /media. */
  z.strictObject({ kind: z.literal("image"), hash, preview: hash, alt: z.string().trim().min(1).max(200) }),
  z.strictObject({
    kind: z.literal("card"),
    title: z.string().trim().min(1).max(100),
    text: z.string().trim().min(1).max(1000),
    date: civilDate.optional(),
    time: civilTime.optional(),
    place: z.string().trim().min(1).max(100).optional(),
    link: z.strictObject({ label: z.string().trim().min(1).max(20), url }).optional(),
    image: z.strictObject({ hash, alt: z.string().trim().min(1).max(200) }).optional(),
  }),
  /** LINE's own message object, from the API; checked against LINE's rules. */
  z.strictObject({ kind: z.literal("line"), message: z.record(z.string(), z.unknown()) }),
]);
export type Part = z.infer<typeof part>;

const variant = z.array(part).min(1).max(limits.messagesPerRequest);

/** Repeats at a time of day in Japan, until a day; not on the excluded days. */
export const repeat = z.strictObject({
  every: z.enum(["day", "week", "month"]),
  /** week: 0 = Sunday … 6 */
  weekdays: z.array(z.int().min(0).max(6)).max(7).optional(),
  /** month: day of the month; 31 means the last one */
  day: z.int().min(1).max(31).optional(),
  at: civilTime,
  until: civilDate,
  excludeHolidays: z.boolean().default(false),
  excludeDays: z.array(civilDate).max(100).default([]),
});
export type Repeat = z.infer<typeof repeat>;

export const announcementContent = z.strictObject({
  /** For staff; residents don't see it. */
  title: z.string().trim().min(1).max(100),
  /** Messages per language; residents whose language has none get `ja`. */
  variants: z.partialRecord(language, variant).refine((all) => all.ja !== undefined, "needs a Japanese version"),
  emergency: z.boolean().default(false),
  /** Instant, ISO with offset. Missing: as soon as it is approved. */
  sendAt: z.iso.datetime({ offset: true }).optional(),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
  /** Missing: true for scheduled and repeating ones, false for one that is sent at once. */
  respectQuietHours: z.boolean().optional(),
  repeat: repeat.optional(),
  /** LINE's own `broadcast`, to every friend of the channel: only where the audience is everyone and the ward says so. */
  broadcast: z.boolean().default(false),
});
export type AnnouncementContent = z.infer<typeof announcementContent>;

/** The counts of the API and the console; their sum is `recipients`. */
export interface DeliveryCounts {
  recipients: number;
  accepted: number;
  invalid: number;
  cancelled: number;
  uncertain: number;
  pending: number;
}

/** SHA-256 (hex) over the canonical JSON of a value: keys sorted, no white space. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonical(value)).digest("hex");
}

/** JSON with sorted keys; what is undefined is left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}
