/** Figures of an announcement (反応): what LINE tells of its readers, taps on its links, and who left after it. */
import { z } from "zod";
import type { DeliveryCounts } from "../announcement.js";

/** As kept: LINE's figures per channel; null where LINE tells nothing, because fewer than 20 people did it. */
export const insight = z.strictObject({
  channels: z.record(z.string(), z.strictObject({ seen: z.int().nullable(), tapped: z.int().nullable() })),
});
export type Insight = z.infer<typeof insight>;

export const unfollows = z.strictObject({ count: z.int() });

export interface Figures {
  accepted: number;
  /** "few": LINE tells nothing of so few people; undefined: not known yet. */
  seen: number | "few" | undefined;
  taps: readonly { url: string; taps: number }[];
  /** Within 72 hours; undefined: not over yet. */
  unfollows: number | undefined;
}

export interface Progress {
  counts: DeliveryCounts;
  /** Chunks by their fate. */
  chunks: Readonly<Record<string, number>>;
}

/** What followed from the announcements to one audience, all together. */
export interface AudienceFigures {
  audienceSha256: string;
  audience: unknown;
  announcements: number;
  accepted: number;
  taps: number;
  unfollows: number;
}

/** The sum over the channels; where one of them is hidden it is only known to be few, or at least what the others say. */
export function seenOf({ channels }: Insight): number | "few" {
  const known = Object.values(channels).flatMap(({ seen }) => seen ?? []);
  return known.length === 0 ? "few" : known.reduce((sum, one) => sum + one, 0);
}

export const measuredForDays = 14;
export const unfollowHours = 72;

/** yyyyMMdd in Japan, as LINE wants it. */
export function lineDate(instant: Date): string {
  return new Date(instant.getTime() + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll("-", "");
}
