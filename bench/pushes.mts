/** What LINE took for whom, held against the notices that the product has written: once each, and no other. */
import type { BookingSetting, Friend } from "./bookingSetting.mjs";

export interface Push {
  to: string;
  key: string;
  at: number;
}

/** Pushes that came to one person, by the kind of the notice. */
export interface Told {
  /** `booking.eve` → how often, of one person. */
  count(friend: Friend, kind: string): number;
  /** When it came, first. */
  at(friend: Friend, kind: string): number | undefined;
  /** Pushes under a key that no notice has, or to somebody else than its notice names. */
  astray: number;
}

export async function told(
  { look }: BookingSetting,
  friends: readonly Friend[],
  pushes: readonly Push[],
): Promise<Told> {
  const notices = await look<{ id: string; kind: string; residentId: string }>(
    'SELECT id, kind, resident_id AS "residentId" FROM notice',
  );
  const noticeOf = new Map(notices.map((notice) => [notice.id, notice]));
  const residentOf = new Map(friends.map(({ lineUserId, residentId }) => [lineUserId, residentId]));
  const times = new Map<string, number[]>();
  let astray = 0;
  for (const { to, key, at } of pushes) {
    const notice = noticeOf.get(key);
    if (!notice || notice.residentId !== residentOf.get(to)) astray += 1;
    else times.set(`${to} ${notice.kind}`, [...(times.get(`${to} ${notice.kind}`) ?? []), at]);
  }
  const of = ({ lineUserId }: Friend, kind: string) => times.get(`${lineUserId} ${kind}`) ?? [];
  return { count: (friend, kind) => of(friend, kind).length, at: (friend, kind) => of(friend, kind)[0], astray };
}

/** Until nothing is left to be sent. */
export async function allSent({ look }: BookingSetting): Promise<void> {
  for (const deadline = Date.now() + 180_000; Date.now() < deadline; ) {
    const [row] = await look<{ pending: boolean }>(
      "SELECT EXISTS (SELECT 1 FROM notice WHERE state = 'pending') AS pending",
    );
    if (row?.pending === false) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("notices are still waiting");
}
