/** Wishes on disk. They go with the resident, and are over once told, taken back, or half a year old. */
import type { Tx } from "../../db.js";
import { type EventWish, eventWish, mostWishes, sameWish, wishDays } from "./eventWish.js";

export interface KeptWish {
  id: string;
  residentId: string;
  wish: EventWish;
  expiresAt: Date;
}

interface Row {
  id: string;
  residentId: string;
  wish: unknown;
  expiresAt: Date;
}

export type WishLeft = { kind: "kept"; wish: KeptWish; again: boolean } | { kind: "full" };

/** What can't be read any more (a kind that is gone) waits for its end. */
const read = (rows: readonly Row[]): KeptWish[] =>
  rows.flatMap((row) => {
    const wish = eventWish.safeParse(row.wish);
    return wish.success ? [{ ...row, wish: wish.data }] : [];
  });

export const eventWishStore = {
  /** @param id the same when a turn runs again */
  async leave(
    tx: Tx,
    { id, ward, residentId, wish }: { id: string; ward: string; residentId: string; wish: EventWish },
  ): Promise<WishLeft> {
    // One after the other, so that two at once are not six.
    await tx.$queryRaw`SELECT 1 FROM resident WHERE id = ${residentId}::uuid FOR UPDATE`;
    const open = await this.ofResident(tx, ward, residentId);
    const same = open.find((one) => sameWish(one.wish, wish));
    if (same) return { kind: "kept", wish: same, again: true };
    if (open.length >= mostWishes) return { kind: "full" };
    const [made] = await tx.$queryRaw<{ expiresAt: Date }[]>`
      INSERT INTO event_wish (id, ward, resident_id, wish, expires_at)
      VALUES (${id}::uuid, ${ward}, ${residentId}::uuid, ${JSON.stringify(wish)}::jsonb,
        now() + make_interval(days => ${wishDays}::int))
      RETURNING expires_at AS "expiresAt"`;
    if (!made) throw new Error("a wish that was written has an end");
    return { kind: "kept", wish: { id, residentId, wish, expiresAt: made.expiresAt }, again: false };
  },

  /** Open ones, oldest first. */
  async ofResident(tx: Tx, ward: string, residentId: string): Promise<KeptWish[]> {
    return read(
      await tx.$queryRaw<Row[]>`
        SELECT id, resident_id AS "residentId", wish, expires_at AS "expiresAt" FROM event_wish
        WHERE ward = ${ward} AND resident_id = ${residentId}::uuid AND told_at IS NULL AND expires_at > now()
        ORDER BY created_at, id`,
    );
  },

  /** @returns whether it was there */
  async takeBack(tx: Tx, residentId: string, id: string): Promise<boolean> {
    const gone = await tx.$executeRaw`
      DELETE FROM event_wish WHERE id = ${id}::uuid AND resident_id = ${residentId}::uuid AND told_at IS NULL`;
    return gone > 0;
  },

  /** Open ones of residents who are still the ward's. */
  async ofWard(tx: Tx, ward: string): Promise<KeptWish[]> {
    return read(
      await tx.$queryRaw<Row[]>`
        SELECT w.id, w.resident_id AS "residentId", w.wish, w.expires_at AS "expiresAt"
        FROM event_wish w JOIN resident r ON r.id = w.resident_id AND r.ward = w.ward
        WHERE w.ward = ${ward} AND w.told_at IS NULL AND w.expires_at > now()
        ORDER BY w.created_at, w.id FOR UPDATE OF w`,
    );
  },

  async told(tx: Tx, ids: readonly string[], eventId: string): Promise<void> {
    await tx.$executeRaw`
      UPDATE event_wish SET told_at = now(), told_event_id = ${eventId}::uuid WHERE id = ANY(${[...ids]}::uuid[])`;
  },

  /** Nightly: what is over. */
  async forgetOld(tx: Tx): Promise<void> {
    await tx.$executeRaw`
      DELETE FROM event_wish WHERE expires_at < now() OR told_at < now() - interval '30 days'`;
  },
};
