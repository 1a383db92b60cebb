/** Where events and the people who came to them are kept: rows that are counted anew each time, never a counter. */
import { randomUUID } from "node:crypto";
import type { Tx } from "../db.js";
import type { CivilDate } from "../time.js";
import type { AttendanceForm, AttendanceRow, EventForm, HeldEvent } from "./event.js";
import { startOf } from "./event.js";
import type { YearCount } from "./eventCount.js";

interface EventRow {
  id: string;
  title: string;
  series: string | null;
  scope: string | null;
  startsAt: Date;
  place: string | null;
  cancelled: boolean;
  fictional: boolean;
  people: number | null;
}

const heldEvent = ({ series, scope, place, people, ...row }: EventRow): HeldEvent => ({
  ...row,
  series: series ?? undefined,
  scope: scope ?? undefined,
  place: place ?? undefined,
  people: people ?? undefined,
});

export const eventStore = {
  async add(
    tx: Tx,
    ward: string,
    event: EventForm,
    by: { staff: string | undefined; fictional?: boolean },
  ): Promise<string> {
    const { title, series = null, scope = null, place = null } = event;
    const id = randomUUID();
    await tx.wardEvent.create({
      data: {
        id,
        key: id,
        ward,
        title,
        series,
        scope,
        place,
        startsAt: startOf(event),
        fictional: by.fictional ?? false,
        createdBy: by.staff ?? null,
      },
    });
    return id;
  },

  /** Newest first; one of them with `only`. */
  async ofWard(tx: Tx, ward: string, page: { most: number; offset?: number; only?: string }): Promise<HeldEvent[]> {
    const { most, offset = 0, only = null } = page;
    const rows = await tx.$queryRaw<EventRow[]>`
      SELECT e.id, e.title, e.series, e.scope, e.starts_at AS "startsAt", e.place, e.cancelled, e.fictional,
        (SELECT sum(a.people)::int FROM attendance a WHERE a.event_id = e.id AND a.withdrawn_at IS NULL) AS people
      FROM ward_event e
      WHERE e.ward = ${ward} AND (${only}::uuid IS NULL OR e.id = ${only}::uuid)
      ORDER BY e.starts_at DESC, e.id LIMIT ${most}::int OFFSET ${offset}::int`;
    return rows.map(heldEvent);
  },

  /** @returns false where it is not there, or cancelled already */
  async cancel(tx: Tx, ward: string, id: string): Promise<boolean> {
    const { count } = await tx.wardEvent.updateMany({
      where: { id, ward, cancelled: false },
      data: { cancelled: true },
    });
    return count === 1;
  },

  async attendances(tx: Tx, eventId: string): Promise<AttendanceRow[]> {
    const rows = await tx.$queryRaw<
      { id: string; people: number; note: string | null; by: string | null; at: Date; withdrawn: boolean }[]
    >`
      SELECT a.id, a.people, a.note, s.name AS by, a.recorded_at AS at, a.withdrawn_at IS NOT NULL AS withdrawn
      FROM attendance a LEFT JOIN staff s ON s.id = a.recorded_by WHERE a.event_id = ${eventId}::uuid
      ORDER BY a.recorded_at, a.id`;
    return rows.map(({ note, by, at, ...row }) => ({
      ...row,
      note: note ?? undefined,
      recordedBy: by ?? undefined,
      recordedAt: at,
    }));
  },

  /** @param id of its own, so that a form sent twice is one row. @returns false where it was there already */
  async attend(
    tx: Tx,
    id: string,
    eventId: string,
    { people, note }: AttendanceForm,
    staff: string | undefined,
  ): Promise<boolean> {
    const { count } = await tx.attendance.createMany({
      data: [{ id, eventId, people, note: note ?? null, recordedBy: staff ?? null }],
      skipDuplicates: true,
    });
    return count === 1;
  },

  async withdraw(tx: Tx, eventId: string, id: string): Promise<boolean> {
    const { count } = await tx.attendance.updateMany({
      where: { id, eventId, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    });
    return count === 1;
  },

  /** By fiscal year, of what has begun; a year whose events were all cancelled counts nothing and is still told. */
  async counts(
    tx: Tx,
    ward: string,
    { series, scope }: { series: string; scope: string },
    now: Date,
  ): Promise<{ first: CivilDate | undefined; years: YearCount[] }> {
    const rows = await tx.$queryRaw<(YearCount & { first: string })[]>`
      SELECT (extract(year FROM day) - CASE WHEN extract(month FROM day) < 4 THEN 1 ELSE 0 END)::int AS "fiscalYear",
        min(day)::text AS first,
        count(*) FILTER (WHERE NOT cancelled)::int AS sessions,
        coalesce(sum(people) FILTER (WHERE NOT cancelled), 0)::int AS people,
        count(*) FILTER (WHERE NOT cancelled AND people IS NULL)::int AS unrecorded,
        coalesce(bool_or(fictional), false) AS fictional
      FROM (
        SELECT (e.starts_at AT TIME ZONE 'UTC' + interval '9 hours')::date AS day, e.cancelled, e.fictional,
          (SELECT sum(a.people) FROM attendance a WHERE a.event_id = e.id AND a.withdrawn_at IS NULL) AS people
        FROM ward_event e
        WHERE e.ward = ${ward} AND e.series = ${series} AND e.scope = ${scope} AND e.starts_at <= ${now}::timestamptz
      ) AS held
      GROUP BY 1 ORDER BY 1`;
    return { first: rows[0]?.first, years: rows.map(({ first: _, ...row }) => row) };
  },
};
