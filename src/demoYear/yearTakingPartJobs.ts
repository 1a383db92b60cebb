/** Plays how people take part, ward by ward: coming events and sign-ups, cases and consultation times, local news. */
import type { AnnouncementContent } from "../announcement/announcement.js";
import type { AnnouncementDesk } from "../announcement/desk/announcementDesk.js";
import type { StaffActor } from "../console/staff/demoStaff.js";
import type { WardContent } from "../content.js";
import type { Database } from "../db.js";
import { uuid5 } from "../uuid.js";
import { courseToFollow, isWritten } from "./demoYearStore.js";
import type { createYearCases } from "./yearCaseJobs.js";
import type { createYearComing } from "./yearComingJobs.js";
import type { createYearNews } from "./yearNewsJobs.js";
import type { createYearOffice } from "./yearOfficeJobs.js";
import { followUpWords } from "./yearWords.js";

export interface TakingPartOptions {
  database: Database;
  wards: readonly WardContent[];
  coming: ReturnType<typeof createYearComing>;
  cases: ReturnType<typeof createYearCases>;
  news: ReturnType<typeof createYearNews>;
  office: ReturnType<typeof createYearOffice>;
  desk: Pick<AnnouncementDesk, "create">;
  editor: StaffActor;
}

/** How many of each were new. */
export type TakenPart = Readonly<
  Record<
    | ("events" | "comingEvents" | "signUps" | "slots" | "cases" | "newsGroups" | "newsPosts")
    | ("areaTables" | "counters" | "followUps"),
    number
  >
>;

export function createTakingPart(options: TakingPartOptions) {
  const { database, wards, coming, cases, news, office, desk, editor } = options;

  /** A draft to those who came to the last event: it waits for somebody to write on, and for approval. */
  async function followUp(ward: WardContent): Promise<number> {
    const id = uuid5("demo year follow-up", ward.ward.id);
    if (await database.run("worker", (tx) => isWritten(tx, id))) return 0;
    const event = await database.run("worker", (tx) => courseToFollow(tx, ward.ward.id));
    if (event === undefined) return 0;
    const { title, text } = followUpWords;
    const content: AnnouncementContent = {
      ...{ title, emergency: false, respectQuietHours: true, broadcast: false },
      variants: { ja: [{ kind: "text", text }] },
    };
    const rule = { criteria: [{ kind: "event-attended", id: event }] };
    const made = await desk.create(ward, editor, content, rule, id);
    if (made.kind !== "written") throw new Error(`a fictional follow-up was ${made.kind}`);
    return 1;
  }

  return async function play(now: Date): Promise<TakenPart> {
    const all: Record<keyof TakenPart, number> = {
      ...{ events: 0, comingEvents: 0, signUps: 0, slots: 0, cases: 0, newsGroups: 0, newsPosts: 0 },
      ...{ areaTables: 0, counters: 0, followUps: 0 },
    };
    for (const ward of wards) {
      const { id, towns } = ward.ward;
      const parts: Partial<TakenPart>[] = [
        await coming.play(id, towns, now),
        // The table first, so that whoever asks for their association finds it.
        { areaTables: await office.areas(id, towns, now), counters: await office.counters(id, now) },
        await cases.play({ id, towns, forms: ward.caseForms }, now),
        await news.play(id, towns, now),
        { followUps: await followUp(ward) },
      ];
      for (const part of parts) for (const [key, count] of Object.entries(part)) all[key as keyof TakenPart] += count;
    }
    return all;
  };
}
