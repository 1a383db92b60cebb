/** An announcement desk on a test's database, with residents, and an audit that the test can read. */
import { randomUUID } from "node:crypto";
import { type AnnouncementContent, announcementContent } from "../../../src/announcement/announcement.js";
import type { Criteria } from "../../../src/announcement/audienceStore.js";
import type { AnnouncementDesk, ChannelForecast, Written } from "../../../src/announcement/desk/announcementDesk.js";
import { createAnnouncementDesk, type DeskOptions } from "../../../src/announcement/desk/deskStore.js";
import type { Actor } from "../../../src/console/actor.js";
import type { AuditEntry } from "../../../src/console/audit/audit.js";
import { defaultWardSettings, type WardSettings } from "../../../src/console/settings/wardSetting.js";
import type { WardContent } from "../../../src/content.js";
import type { Database } from "../../../src/db.js";
import { fixedClock } from "../../../src/time.js";
import { realContent } from "../../support/content.js";

export const now = "2026-11-20T10:00:00+09:00";

export function wardNamed(id: string): WardContent {
  const found = realContent().wards.get(id);
  if (!found) throw new Error(`no ward ${id}`);
  return found;
}

export const staff = (number: number): Actor & { kind: "staff" } => ({
  kind: "staff",
  id: `10000000-0000-4000-8000-00000000000${number}`,
  name: `職員${number}`,
});
export const token = (number: number, staffId?: string): Actor & { kind: "token" } => ({
  kind: "token",
  id: `20000000-0000-4000-8000-00000000000${number}`,
  name: "防災システム",
  staffId,
});

/** A plain announcement, with changes. */
export const contentOf = (changes: object = {}): AnnouncementContent =>
  announcementContent.parse({
    title: "訓練のお知らせ",
    variants: { ja: [{ kind: "text", text: "訓練をします。どなたでも参加できます。" }] },
    ...changes,
  });

export interface Person {
  ward?: string;
  channel?: string;
  language?: string;
  interests?: string[];
  district?: string;
  childMonths?: string[];
  stopped?: boolean;
  quietHours?: boolean;
  weeklyCap?: number;
  blocked?: boolean;
}

/** @returns their ids */
export async function settle(database: Database, people: readonly Person[]): Promise<string[]> {
  const rows = people.map((person) => ({ id: randomUUID(), ...person }));
  await database.run("console", async (tx) => {
    await tx.resident.createMany({
      data: rows.map(({ blocked: _blocked, ward = "nishi", channel = "nishi", ...rest }) => ({
        ward,
        channel,
        ...rest,
      })),
    });
    await tx.lineContact.createMany({
      data: rows.map(({ id, channel = "nishi", blocked }) => ({
        residentId: id,
        channel,
        person: Buffer.from(id),
        lineUserId: Buffer.from("sealed"),
        blockedAt: blocked ? new Date() : null,
      })),
    });
  });
  return rows.map(({ id }) => id);
}

/** What LINE has accepted for these residents, as the delivery leaves it. */
export async function deliver(
  database: Database,
  id: string,
  residents: readonly string[],
  { state = "accepted", daysAgo = 0, left = [] as readonly string[] } = {},
): Promise<void> {
  const chunkId = randomUUID();
  await database.run("console", async (tx) => {
    await tx.chunk.create({
      data: {
        id: chunkId,
        announcementId: id,
        channel: "nishi",
        language: "ja",
        path: `nishi/ja/${chunkId}`,
        retryKey: randomUUID(),
        size: residents.length,
        state: state as "accepted",
        finishedAt: new Date(Date.now() - daysAgo * 86_400_000),
      },
    });
    await tx.recipient.createMany({
      data: residents.map((residentId) => ({
        announcementId: id,
        residentId,
        chunkId,
        hasLeft: left.includes(residentId),
      })),
    });
  });
}

export interface BenchOptions {
  settings?: Partial<WardSettings>;
  criteria?: Criteria;
  forecasts?: ChannelForecast[];
  clock?: string;
  desk?: Partial<DeskOptions>;
}

export function createBench(database: Database, options: BenchOptions = {}) {
  const entries: AuditEntry[] = [];
  const desk = createAnnouncementDesk({
    database,
    clock: fixedClock(options.clock ?? now),
    audit: { record: (_tx, entry) => Promise.resolve(void entries.push(entry)) },
    settings: { read: () => Promise.resolve({ ...defaultWardSettings, ...options.settings }) },
    quota: { forecast: () => Promise.resolve(options.forecasts ?? []) },
    channelsOf: (ward) => [ward],
    publicUrl: "https://line.example.jp",
    realChannels: true,
    plainWords: new Map(),
    criteria: options.criteria,
    ...options.desk,
  });
  return { desk, entries, actions: () => entries.map(({ action }) => action) };
}

export function announcementOf(written: Written) {
  if (written.kind !== "written") throw new Error(`${written.kind}: ${JSON.stringify(written)}`);
  return written.announcement;
}

/** A draft for everyone in 西区, by 職員1 unless said otherwise. */
export const draft = async (desk: AnnouncementDesk, changes: object = {}, author: Actor = staff(1)) =>
  announcementOf(await desk.create(wardNamed("nishi"), author, contentOf(changes), { all: true }));
