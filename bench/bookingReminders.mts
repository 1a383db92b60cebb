/**
 * An evening and a morning before events, by clocks of the run's own: two instances whose clocks stand an hour apart, go
 * back, and are killed while reminders go out; one event is cancelled before, one in between. LINE's stand-in says who
 * heard what.
 */
import { createSetting, type Friend, type ProvedEvent, secretKey } from "./bookingSetting.mjs";
import { createChance } from "./chance.mjs";
import { startStandIn } from "./lineStandIn.mjs";
import { allSent, type Push, type Told, told } from "./pushes.mjs";
import { startTwo } from "./twoServers.mjs";

export interface ReminderRun {
  databaseUrl: string;
  /** Who is in at the event that takes place. */
  confirmed: number;
  killsInTheEvening: number;
  killsInTheMorning: number;
  seed: number;
}

export interface ReminderResult {
  kills: number;
  seconds: number;
  /** Who is in and heard of it exactly once, of how many. */
  confirmed: number;
  eveOnce: number;
  morningOnce: number;
  /** Reminders to people who wait. */
  toWaiting: number;
  before: { people: number; cancelledOnce: number; reminders: number };
  between: { people: number; eves: number; cancelledOnce: number; mornings: number; evesAfter: number };
  astray: number;
  otherBody: number;
}

/** A minute lasts three seconds. */
const pace = 20;
/** What had its turn when the event was cancelled may still be on its way. */
const onTheirWayMs = 2_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const clock = (time: string, at = Date.now()) => ({ DEMO_NOW: time, DEMO_NOW_AT: String(at), DEMO_PACE: String(pace) });
const eve = (time: string) => `2026-12-09T${time}:00+09:00`;
const morning = (time: string) => `2026-12-10T${time}:00+09:00`;

export async function runReminders(run: ReminderRun): Promise<ReminderResult> {
  const chance = createChance(run.seed);
  const setting = await createSetting(run.databaseUrl);
  const pushes: Push[] = [];
  const standIn = await startStandIn({
    ...{ limits: "observe", faulty: 0.1, latencyMs: 200 },
    pushed: (to, key) => pushes.push({ to, key, at: Date.now() }),
  });
  const make = async (title: string, hour: string, capacity: number, waiting = 0) => {
    const event = await setting.event({ title, startsAt: new Date(morning(hour)), capacity });
    const friends = await setting.friends(capacity + waiting);
    await setting.signUp(event, friends, new Date("2026-12-08T12:00:00+09:00"));
    return { event, inside: friends.slice(0, capacity), waiting: friends.slice(capacity) };
  };
  // The one that is cancelled in between is reminded of first.
  const between = await make("訓練", "13:00", Math.ceil(run.confirmed / 2));
  const held = await make("講座", "14:00", run.confirmed, 20);
  const before = await make("つどい", "15:00", 40);
  await cancel(setting, before.event);
  const began = performance.now();
  const evening = clock(eve("17:50"));
  const servers = await startTwo("clocked", () => ({
    ...{ DATABASE_URL: run.databaseUrl, SECRET_KEY: secretKey, LOG_LEVEL: "error", ...evening },
    ...{ LINE_API_BASE_URL: standIn.url, LINE_DATA_API_BASE_URL: standIn.url },
  }));
  const heardBy = (people: readonly Friend[]) => {
    const ids = new Set(people.map(({ lineUserId }) => lineUserId));
    return () => pushes.filter(({ to }) => ids.has(to)).length;
  };
  const until = async (what: string, enough: () => boolean | Promise<boolean>) => {
    for (const deadline = Date.now() + 240_000; !(await enough()); await pause(20))
      if (Date.now() > deadline) throw new Error(`it never comes: ${what}`);
  };
  const written = async (kind: string, { id }: ProvedEvent) => {
    const rows = await setting.look<{ count: number }>(
      "SELECT count(*)::int AS count FROM notice n JOIN booking b ON b.id::text = n.subject WHERE n.kind = $1 AND b.event_id = $2",
      ...[kind, id],
    );
    return rows[0]?.count ?? 0;
  };
  /** Spread over what is still to come of `people`'s reminders. */
  const killWhile = async (
    kills: number,
    people: readonly Friend[],
    from: number,
    env: (which: number) => Record<string, string>,
  ) => {
    const count = heardBy(people);
    const already = count() - from;
    for (let killed = 0; killed < kills; killed += 1) {
      const threshold = from + already + ((people.length - already) * (killed + chance() * 0.5)) / kills;
      await until("reminders for the next kill", () => count() > threshold);
      await servers.kill(killed % 2, env(killed % 2));
    }
  };
  try {
    const hearingBetween = heardBy(between.inside);
    await until("reminders of the event that is cancelled", () => hearingBetween() > between.inside.length / 6);
    await cancel(setting, between.event);
    const cancelledAt = Date.now();
    await killWhile(run.killsInTheEvening, held.inside, 0, () => evening);
    await until("the evening's notices", async () => (await written("booking.eve", held.event)) >= run.confirmed);
    await until(
      "the cancellation",
      async () => (await written("booking.cancelled", between.event)) >= between.inside.length,
    );
    await allSent(setting);
    // An hour apart, the one that is behind before 18:00 once more; looked at until both are past it.
    const apart = (times: readonly [string, string], at = Date.now()) =>
      Promise.all(times.map((time, which) => servers.kill(which, clock(time, at)))).then(() => servers.bothUp());
    await apart([eve("17:58"), eve("18:58")]);
    await pause(6 * (60_000 / pace));
    await allSent(setting);
    const heldBefore = heardBy(held.inside)();
    const [first, second] = [clock(morning("08:05")), clock(morning("09:05"))];
    await Promise.all([servers.kill(0, first), servers.kill(1, second)]);
    await killWhile(run.killsInTheMorning, held.inside, heldBefore, (which) => (which === 0 ? first : second));
    await until("the morning's notices", async () => (await written("booking.morning", held.event)) >= run.confirmed);
    await allSent(setting);
    await apart([morning("07:58"), morning("08:58")]);
    await pause(6 * (60_000 / pace));
    await allSent(setting);
    const everybody = [between, held, before].flatMap(({ inside, waiting }) => [...inside, ...waiting]);
    const heard = await told(setting, everybody, pushes);
    const sum = (people: readonly Friend[], kind: string) =>
      people.reduce((all, friend) => all + heard.count(friend, kind), 0);
    return {
      ...{ kills: servers.kills, seconds: (performance.now() - began) / 1_000, confirmed: run.confirmed },
      eveOnce: once(heard, held.inside, "booking.eve"),
      morningOnce: once(heard, held.inside, "booking.morning"),
      toWaiting: sum(held.waiting, "booking.eve") + sum(held.waiting, "booking.morning"),
      before: {
        ...{ people: before.inside.length, cancelledOnce: once(heard, before.inside, "booking.cancelled") },
        reminders: sum(before.inside, "booking.eve") + sum(before.inside, "booking.morning"),
      },
      between: {
        ...{ people: between.inside.length, cancelledOnce: once(heard, between.inside, "booking.cancelled") },
        ...{ eves: sum(between.inside, "booking.eve"), mornings: sum(between.inside, "booking.morning") },
        evesAfter: between.inside.filter(
          (friend) => (heard.at(friend, "booking.eve") ?? 0) > cancelledAt + onTheirWayMs,
        ).length,
      },
      ...{ astray: heard.astray, otherBody: standIn.tally.keysWithOtherBody },
    };
  } finally {
    await servers.end();
    await standIn.close();
    await setting.close();
  }
}

/** By whatever way: nothing of the product has a hand in it. */
const cancel = ({ look }: Awaited<ReturnType<typeof createSetting>>, { id }: ProvedEvent) =>
  look("UPDATE ward_event SET cancelled = true, sequence = sequence + 1, version = version + 1 WHERE id = $1", id);

const once = (heard: Told, people: readonly Friend[], kind: string) =>
  people.filter((friend) => heard.count(friend, kind) === 1).length;
