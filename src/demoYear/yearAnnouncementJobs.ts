/**
 * Plays the year's announcements: written, approved by a second person and sent like any other, to the phones of the
 * simulator; only then are they put back to their day.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { AnnouncementContent } from "../announcement/announcement.js";
import type { Audience } from "../announcement/audience.js";
import type { AnnouncementDesk } from "../announcement/desk/announcementDesk.js";
import type { StaffActor } from "../console/staff/demoStaff.js";
import type { WardContent } from "../content.js";
import type { Database } from "../db.js";
import { uuid5 } from "../uuid.js";
import { putBack } from "./demoYearStore.js";
import { dayIn, instantOf } from "./yearCalendar.js";
import { announcementWords } from "./yearWords.js";

export interface YearAnnouncementOptions {
  database: Database;
  desk: AnnouncementDesk;
  wardOf(ward: string): WardContent | undefined;
  people: { editor: StaffActor; approver: StaffActor };
}

interface PlayedAnnouncement {
  name: keyof typeof announcementWords;
  ward: string;
  day: string;
  audience: Audience;
}

const announcements: readonly PlayedAnnouncement[] = [
  { name: "drill", ward: "nishi", day: "08-28", audience: { interests: ["disaster"] } },
  { name: "childcare", ward: "suminoe", day: "11-05", audience: { interests: ["childcare"] } },
  { name: "results", ward: "nishi", day: "03-16", audience: { interests: ["office"] } },
];

const sentWithinMs = 10_000;
const lookEveryMs = 250;

export function createYearAnnouncements({ database, desk, wardOf, people }: YearAnnouncementOptions) {
  async function send(
    ward: WardContent,
    id: string,
    content: AnnouncementContent,
    audience: Audience,
  ): Promise<boolean> {
    const made = await desk.create(ward, people.editor, content, audience, id);
    if (made.kind !== "written") throw new Error(`a fictional announcement was ${made.kind}`);
    const { state, version } = made.announcement;
    // Sent at an earlier start.
    if (state !== "draft") return false;
    await desk.submit(ward, people.editor, id, version);
    const approved = await desk.approve(ward, people.approver, id, {});
    if (approved.kind !== "approved") throw new Error(`a fictional announcement was not approved: ${approved.kind}`);
    return true;
  }

  async function sent(id: string, at: Date): Promise<void> {
    for (let waited = 0; waited < sentWithinMs; waited += lookEveryMs) {
      if (await database.transaction("worker", (tx) => putBack(tx, id, at))) return;
      await pause(lookEveryMs);
    }
  }

  return {
    /** @returns how many were sent now */
    async play(last: number): Promise<number> {
      let added = 0;
      for (const { name, ward: wardId, day, audience } of announcements) {
        const ward = wardOf(wardId);
        if (!ward) continue;
        const { title, text } = announcementWords[name];
        const id = uuid5("demo year", wardId, name);
        const content: AnnouncementContent = {
          ...{ title, emergency: false, respectQuietHours: false, broadcast: false },
          variants: { ja: [{ kind: "text", text }] },
        };
        if (!(await send(ward, id, content, audience))) continue;
        added += 1;
        await sent(id, instantOf(dayIn(last, day), "10:30"));
      }
      return added;
    },
  };
}
