/** What the played year asks of the database beside the product's own stores. */
import type { Tx } from "../db.js";

/** Residents behind pseudonyms, in their order; who has been forgotten is missing. */
export async function residentsBehind(tx: Tx, channel: string, persons: readonly Uint8Array[]): Promise<string[]> {
  const wanted = persons.map((person) => Buffer.from(person));
  const rows = await tx.lineContact.findMany({
    where: { channel, person: { in: wanted } },
    select: { residentId: true, person: true },
  });
  const ids = new Map(rows.map(({ person, residentId }) => [Buffer.from(person).toString("hex"), residentId]));
  return wanted.flatMap((person) => ids.get(person.toString("hex")) ?? []);
}

export async function answersOf(tx: Tx, surveyId: string): Promise<number> {
  return tx.surveyResponse.count({ where: { surveyId } });
}

/** Whether the readings of the year were entered before: those that somebody withdrew meanwhile stay withdrawn. */
export async function enteredBefore(tx: Tx): Promise<boolean> {
  return (await tx.indicatorReading.count({ where: { kind: "entered", fictional: true } })) > 0;
}

/**
 * Puts an announcement that was sent just now to the day of the year on which it is played. Nothing is sent by this.
 * @returns false while it is still under way
 */
export async function putBack(tx: Tx, announcementId: string, at: Date): Promise<boolean> {
  const rows = await tx.$executeRaw`
    UPDATE announcement SET created_at = ${at}::timestamptz, submitted_at = ${at}::timestamptz, approved_at = ${at}::timestamptz,
      started_at = ${at}::timestamptz, finished_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
    WHERE id = ${announcementId}::uuid AND state = 'done'`;
  if (rows === 0) return false;
  await tx.$executeRaw`
    UPDATE announcement_approval SET at = ${at}::timestamptz WHERE announcement_id = ${announcementId}::uuid`;
  await tx.$executeRaw`
    UPDATE chunk SET first_attempt_at = ${at}::timestamptz, finished_at = ${at}::timestamptz WHERE announcement_id = ${announcementId}::uuid`;
  return true;
}

/** Keys of the ward's fictional events. */
export async function fictionalKeys(tx: Tx, ward: string): Promise<ReadonlySet<string>> {
  const rows = await tx.wardEvent.findMany({ where: { ward, fictional: true }, select: { key: true } });
  return new Set(rows.map(({ key }) => key));
}

/** Ids of the ward's fictional cases. */
export async function fictionalCases(tx: Tx, ward: string): Promise<ReadonlySet<string>> {
  const rows = await tx.wardCase.findMany({ where: { ward, fictional: true }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** Whether times of the demo were opened before, also such as are over by now. */
export const openedBefore = async (tx: Tx, ward: string): Promise<boolean> =>
  (await tx.slot.count({ where: { ward, fictional: true } })) > 0;

/** Whether a counter has said anything yet. */
export const counterKnown = async (tx: Tx, ward: string, counter: string): Promise<boolean> =>
  (await tx.queueReading.count({ where: { ward, counter } })) > 0;

/** The newest fictional event at which somebody was received who is in LINE. */
export async function courseToFollow(tx: Tx, ward: string): Promise<string | undefined> {
  const row = await tx.wardEvent.findFirst({
    where: {
      ...{ ward, fictional: true },
      bookings: { some: { residentId: { not: null }, attendance: { isNot: null } } },
    },
    orderBy: { startsAt: "desc" },
    select: { id: true },
  });
  return row?.id;
}

export const isWritten = async (tx: Tx, announcementId: string): Promise<boolean> =>
  (await tx.announcement.count({ where: { id: announcementId } })) > 0;
