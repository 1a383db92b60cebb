/** Plays what staff write down over the year: events with attendance, readings, and texts in the plan's form. */
import type { Database } from "../db.js";
import { attendanceStore } from "../participation/attendance/attendanceStore.js";
import type { EventCounts } from "../participation/event/eventCountJobs.js";
import { wardEventStore } from "../participation/event/wardEventStore.js";
import { enteredReadings } from "../policy/enteredReadingStore.js";
import { planNodes } from "../policy/form/planNodes.js";
import type { Plan } from "../policy/plan.js";
import type { PlanField } from "../policy/planEntry.js";
import { planEntryStore } from "../policy/planEntryStore.js";
import { uuid5 } from "../uuid.js";
import { enteredBefore } from "./demoYearStore.js";
import type { YearCourses } from "./yearCourseJobs.js";
import { yearEvents } from "./yearEvents.js";
import { yearReadings } from "./yearReadings.js";
import { planTexts } from "./yearWords.js";

export interface YearRecordOptions {
  database: Database;
  counts: EventCounts;
  courses: YearCourses;
  plansOf(ward: string): readonly Plan[];
  /** Who writes: a person of the demo. */
  writer: string;
}

const mostEvents = 1_000;
/** Its own document leaves what is written here empty. */
const writtenPlan = { ward: "nishi", id: "nishi-r6" };

/** Each part @returns how many were new. */
export function createYearRecords({ database, counts, courses, plansOf, writer }: YearRecordOptions) {
  return {
    async events(last: number, now: Date): Promise<{ events: number; signUps: number }> {
      let [added, signUps] = [0, 0];
      const events = yearEvents(last);
      for (const ward of new Set(events.map((one) => one.ward)))
        await database.transaction("worker", async (tx) => {
          const there = await wardEventStore.list(tx, ward, { most: mostEvents });
          for (const { fields, people } of events.filter((one) => one.ward === ward)) {
            const starts = fields.startsAt.getTime();
            if (there.some(({ title, startsAt }) => title === fields.title && startsAt.getTime() === starts)) continue;
            const from = { by: writer, fictional: true, state: "published" } as const;
            const event = await wardEventStore.create(tx, ward, fields, from);
            if (fields.signUp) signUps += await courses(tx, event, people);
            else await attendanceStore.attend(tx, uuid5("demo year", event.id), event.id, { people }, writer);
            added += 1;
          }
          if (added > 0) await counts.recount(tx, ward, now);
        });
      return { events: added, signUps };
    },

    async readings(last: number): Promise<number> {
      return database.transaction("worker", async (tx) => {
        if (await enteredBefore(tx)) return 0;
        let added = 0;
        for (const played of yearReadings(last)) {
          const id = await enteredReadings.enter(tx, {
            ...played,
            kind: "entered",
            enteredBy: writer,
            fictional: true,
          });
          if (id !== undefined) added += 1;
        }
        return added;
      });
    },

    /** Where staff have written something already, theirs stays. */
    async planTexts(): Promise<number> {
      const { ward, id } = writtenPlan;
      const plan = plansOf(ward).find((one) => one.id === id);
      if (!plan) return 0;
      return database.transaction("worker", async (tx) => {
        const there = new Set((await planEntryStore.of(tx, ward, id)).map(({ node, field }) => `${node}|${field}`));
        const wanted = planNodes(plan).flatMap(({ key: node, kind, fields }) =>
          fields.flatMap((field) => {
            const text = textFor(node, kind, field);
            return text === undefined || there.has(`${node}|${field}`) ? [] : [{ node, field, text }];
          }),
        );
        for (const entry of wanted) await planEntryStore.add(tx, { ward, plan: id, ...entry, writtenBy: writer });
        return wanted.length;
      });
    },
  };
}

function textFor(node: string, kind: string, field: PlanField): string | undefined {
  const texts: Readonly<Record<string, Partial<Record<PlanField, string>> | undefined>> = planTexts;
  return texts[node]?.[field] ?? texts[kind]?.[field];
}
