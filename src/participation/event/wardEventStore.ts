/** Where events are kept. Whoever changes one says which version they saw; nothing is deleted, only cancelled. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Prisma } from "../../../generated/prisma/client.js";
import type { Tx } from "../../db.js";
import { changesCalendar, type EventFields, eventFields, type WardEvent } from "./wardEvent.js";

type Row = NonNullable<Awaited<ReturnType<Tx["wardEvent"]["findFirst"]>>>;

export interface EventOrigin {
  /** Left out: a new one of its own. */
  key?: string;
  origin?: WardEvent["origin"];
  importHash?: Uint8Array<ArrayBuffer>;
  /** Staff id. */
  by?: string | undefined;
  fictional?: boolean;
  state?: WardEvent["state"];
}

export type EventWritten =
  | { kind: "written"; event: WardEvent; before: WardEvent }
  | { kind: "missing" }
  | { kind: "outdated"; version: number }
  | { kind: "cancelled" };

const undefinedForNull = <T extends object>(row: T) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? undefined]));

export function eventOfRow(row: Row): WardEvent {
  const { importHash: _hash, createdBy: _by, createdAt: _at, ...kept } = row;
  return undefinedForNull(kept) as unknown as WardEvent;
}

/** Fields that were left out are emptied, not kept. */
const columnsOf = (fields: EventFields): Omit<Prisma.WardEventUncheckedCreateInput, "id" | "ward" | "key"> => {
  const empty = Object.fromEntries(Object.keys(eventFields.shape).map((key) => [key, null]));
  // A field that is there and undefined empties its column, too.
  const filled = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { ...empty, ...Object.fromEntries(filled) } as unknown as Omit<
    Prisma.WardEventUncheckedCreateInput,
    "id" | "ward" | "key"
  >;
};

/** Over: two hours after the beginning where no end is told (endOf); a whole day ends at midnight. */
function notOver(at: Date): Prisma.WardEventWhereInput {
  const dayBefore = new Date(at.getTime() - 86_400_000);
  return {
    OR: [
      // Said with `not null`, so that the opposite of the whole is true where there is no end.
      { allDay: true, endsAt: { not: null, gt: dayBefore } },
      { allDay: true, endsAt: null, startsAt: { gt: dayBefore } },
      { allDay: false, endsAt: { not: null, gt: at } },
      { allDay: false, endsAt: null, startsAt: { gt: new Date(at.getTime() - 7_200_000) } },
    ],
  };
}

const newKey = (): string => randomBytes(5).toString("hex");

export const wardEventStore = {
  async create(tx: Tx, ward: string, fields: EventFields, from: EventOrigin = {}): Promise<WardEvent> {
    const row = await tx.wardEvent.create({
      data: {
        ...columnsOf(fields),
        id: randomUUID(),
        ward,
        key: from.key ?? newKey(),
        state: from.state ?? "draft",
        origin: from.origin ?? "console",
        importHash: from.importHash ?? null,
        createdBy: from.by ?? null,
        fictional: from.fictional ?? false,
      },
    });
    return eventOfRow(row);
  },

  /**
   * @param seen the version that was edited; left out by an import, which overwrites
   * @param how `edited`: by staff, so that its file no longer overwrites it
   */
  async change(
    tx: Tx,
    ward: string,
    id: string,
    fields: EventFields,
    how: { seen?: number; edited?: boolean; importHash?: Uint8Array<ArrayBuffer>; state?: WardEvent["state"] } = {},
  ): Promise<EventWritten> {
    const before = await this.lock(tx, ward, id);
    if (!before) return { kind: "missing" };
    if (before.cancelled) return { kind: "cancelled" };
    if (how.seen !== undefined && how.seen !== before.version) return { kind: "outdated", version: before.version };
    const moved = before.state === "published" && before.startsAt.getTime() !== fields.startsAt.getTime();
    const row = await tx.wardEvent.update({
      where: { id },
      data: {
        ...columnsOf(fields),
        ...(moved && { movedFrom: before.startsAt }),
        ...(how.state && { state: how.state }),
        ...(how.edited && { edited: true }),
        ...(how.importHash && { importHash: how.importHash }),
        sequence: before.sequence + (changesCalendar(before, fields) ? 1 : 0),
        version: before.version + 1,
        updatedAt: new Date(),
      },
    });
    return { kind: "written", event: eventOfRow(row), before };
  },

  /** @returns undefined where it is not there, or cancelled already */
  async cancel(tx: Tx, ward: string, id: string, reason?: string): Promise<WardEvent | undefined> {
    const before = await this.lock(tx, ward, id);
    if (!before || before.cancelled) return undefined;
    const row = await tx.wardEvent.update({
      where: { id },
      data: {
        cancelled: true,
        cancelReason: reason ?? null,
        sequence: before.sequence + 1,
        version: before.version + 1,
        edited: true,
        updatedAt: new Date(),
      },
    });
    return eventOfRow(row);
  },

  /** Who changes an event or its bookings waits here for the others. */
  async lock(tx: Tx, ward: string, id: string): Promise<WardEvent | undefined> {
    const found = await tx.$queryRaw<
      object[]
    >`SELECT 1 FROM ward_event WHERE id = ${id}::uuid AND ward = ${ward} FOR UPDATE`;
    return found.length === 0 ? undefined : this.find(tx, ward, { id });
  },

  async find(tx: Tx, ward: string, by: { id: string } | { key: string }): Promise<WardEvent | undefined> {
    const row = await tx.wardEvent.findFirst({ where: { ward, ...by } });
    return row ? eventOfRow(row) : undefined;
  },

  /** Published ones that are not over at `from`, by their beginning; cancelled ones with them. */
  async coming(
    tx: Tx,
    ward: string,
    { from, until, most }: { from: Date; until?: Date; most: number },
  ): Promise<WardEvent[]> {
    const rows = await tx.wardEvent.findMany({
      where: {
        ward,
        state: "published",
        AND: [notOver(from), ...(until ? [{ startsAt: { lt: until } }] : [])],
      },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: most,
    });
    return rows.map(eventOfRow);
  },

  /**
   * Of all states, newest beginning first, for staff; of everything with `published`, for exports.
   * `comingAt`, `overAt`: only those not over, or over, at the instant; coming ones stand soonest first.
   */
  async list(
    tx: Tx,
    ward: string,
    page: {
      most: number;
      offset?: number;
      published?: boolean;
      from?: Date;
      until?: Date;
      words?: string | undefined;
      kind?: string | undefined;
      /** Neither published nor cancelled. */
      drafts?: boolean;
      comingAt?: Date | undefined;
      overAt?: Date | undefined;
    },
  ): Promise<WardEvent[]> {
    const rows = await tx.wardEvent.findMany({
      where: {
        ward,
        ...(page.published && { state: "published" }),
        ...(page.drafts && { state: "draft", cancelled: false }),
        ...(page.comingAt && notOver(page.comingAt)),
        ...(page.overAt && { NOT: notOver(page.overAt) }),
        ...(page.kind && { kind: page.kind }),
        ...(page.words && { title: { contains: page.words, mode: "insensitive" } }),
        startsAt: { ...(page.from && { gte: page.from }), ...(page.until && { lt: page.until }) },
      },
      orderBy: [{ startsAt: page.comingAt ? "asc" : "desc" }, { id: "asc" }],
      take: page.most,
      skip: page.offset ?? 0,
    });
    return rows.map(eventOfRow);
  },
};
