/**
 * Everybody signs up at once for few places, by the links that LINE brought them, through two instances that are killed
 * meanwhile; then some give their place back. The judge knows who was answered when, and looks into the rows.
 */
import { randomUUID } from "node:crypto";
import { type BookingSetting, createSetting, type Friend, type ProvedEvent, secretKey } from "./bookingSetting.mjs";
import { createChance } from "./chance.mjs";
import { startStandIn } from "./lineStandIn.mjs";
import { allSent, type Push, told } from "./pushes.mjs";
import { startTwo, type TwoServers } from "./twoServers.mjs";

export interface FloodRun {
  databaseUrl: string;
  people: number;
  places: number;
  /** Before and after the places are given back. */
  kills: number;
  seed: number;
}

export interface Flooded {
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  states: Record<string, number>;
  /** Most people who ever had a place at one time. */
  mostTaken: number;
  /** Pairs of which one was answered before the other began, and stands behind them. */
  passedOver: number;
  /** Told how it stands other than exactly once. */
  toldWrong: number;
}

export interface FloodResult {
  calm: Flooded;
  killed: Flooded;
  kills: number;
  movedUp: {
    freed: number;
    offered: number;
    rightOnes: boolean;
    toldOnce: number;
    toldElse: number;
    takenAfter: number;
  };
  astray: number;
  otherBody: number;
}

type Row = { id: string; residentId: string; state: string; place: string };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function runFlood(run: FloodRun): Promise<FloodResult> {
  const chance = createChance(run.seed);
  const setting = await createSetting(run.databaseUrl);
  const pushes: Push[] = [];
  const standIn = await startStandIn({
    ...{ limits: "observe", faulty: 0.1, latencyMs: 20 },
    pushed: (to, key) => pushes.push({ to, key, at: performance.now() }),
  });
  const startsAt = new Date(Date.now() + 14 * 86_400_000);
  const make = async (title: string) => ({
    event: await setting.event({ title, startsAt, capacity: run.places }),
    friends: await setting.friends(run.people),
  });
  const [calm, killed] = [await make("講座"), await make("訓練")];
  const servers = await startTwo("product", () => ({
    ...{ DATABASE_URL: run.databaseUrl, SECRET_KEY: secretKey, LOG_LEVEL: "error" },
    ...{ LINE_API_BASE_URL: standIn.url, LINE_DATA_API_BASE_URL: standIn.url },
  }));
  try {
    const parts = { run, chance, setting, servers, pushes };
    const first = await flood(parts, calm, 0);
    const second = await flood(parts, killed, run.kills);
    const movedUp = await giveBack(parts, killed);
    const { astray } = await told(setting, [...calm.friends, ...killed.friends], pushes);
    return {
      ...{ calm: first, killed: second, kills: servers.kills, movedUp, astray },
      otherBody: standIn.tally.keysWithOtherBody,
    };
  } finally {
    await servers.end();
    await standIn.close();
    await setting.close();
  }
}

interface Parts {
  run: FloodRun;
  chance: () => number;
  setting: BookingSetting;
  servers: TwoServers;
  pushes: readonly Push[];
}
interface Crowd {
  event: ProvedEvent;
  friends: readonly Friend[];
}

/** As people do whose page did not come: the same form again, until it is answered. */
async function send(
  { servers, chance }: Parts,
  event: ProvedEvent,
  friend: Friend,
  form: Record<string, string>,
  turn: number,
  /** Another of theirs is on its way: 「too often」, which both count for, ends it. */
  isSecond = false,
) {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const answer = await fetch(`${servers.url(turn + attempt)}/nishi/e/${event.key}/sign-up/${friend.token}`, {
      ...{ method: "POST", redirect: "manual", body: new URLSearchParams(form) },
      signal: AbortSignal.timeout(20_000),
    }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    const again = isSecond ? [408] : [408, 429];
    if (answer && answer.status < 500 && !again.includes(answer.status)) return answer.status;
    // A person looks at the page that failed, and presses again.
    await pause(300 + chance() * 1_500);
  }
  throw new Error(`the form of a sign-up is never answered: ${servers.url(turn)}`);
}

async function flood(parts: Parts, { event, friends }: Crowd, kills: number): Promise<Flooded> {
  const { run, chance, setting, servers, pushes } = parts;
  const answered = new Map<string, { sent: number; at: number }>();
  let mostTaken = 0;
  let over = false;
  const watch = async () => {
    while (!over) {
      mostTaken = Math.max(mostTaken, await taken(setting, event));
      await pause(20);
    }
  };
  const began = performance.now();
  const each = async (friend: Friend, index: number) => {
    const form = { action: "sign-up", seed: randomUUID(), name: "西 花子", people: "1" };
    const sent = performance.now();
    const twice = index % 10 === 0 ? send(parts, event, friend, form, index + 1, true) : undefined;
    const status = await send(parts, event, friend, form, index);
    if (status !== 303) throw new Error(`the form of a sign-up was answered ${status}`);
    answered.set(friend.residentId, { sent, at: performance.now() });
    await twice;
  };
  // All at once; while instances are killed half of them, and the others one by one as those are answered.
  const waiting = friends.entries();
  const inTurn = async () => {
    for (const [index, friend] of waiting) await each(friend, index);
  };
  const signingUp = Promise.all(Array.from({ length: kills > 0 ? run.people / 2 : run.people }, inTurn)).finally(() => {
    over = true;
  });
  const watching = watch();
  // Whichever fails ends the run, below.
  watching.catch(() => undefined);
  signingUp.catch(() => undefined);
  for (let killed = 0; killed < kills; killed += 1) {
    while (answered.size < (run.people * (killed + 0.2 + chance() * 0.6)) / kills) {
      await Promise.race([pause(2), signingUp]);
    }
    await servers.kill(killed % 2);
  }
  await signingUp;
  const seconds = (performance.now() - began) / 1_000;
  await watching;
  await servers.bothUp();
  await allSent(setting);
  const rows = await rowsOf(setting, event);
  const times = [...answered.values()].map(({ sent, at }) => at - sent).sort((a, b) => a - b);
  const states: Record<string, number> = {};
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1;
  const heard = await told(setting, friends, pushes);
  const stateOf = new Map(rows.map(({ residentId, state }) => [residentId, state]));
  const right = friends.filter((friend) => {
    const state = stateOf.get(friend.residentId);
    const other = state === "confirmed" ? "waiting" : "confirmed";
    return heard.count(friend, `booking.${state}`) === 1 && heard.count(friend, `booking.${other}`) === 0;
  });
  return {
    ...{ seconds, mostTaken: Math.max(mostTaken, await taken(setting, event)), states },
    p50Ms: times[Math.floor(times.length / 2)] ?? 0,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
    passedOver: passedOver(rows, answered),
    toldWrong: friends.length - right.length,
  };
}

async function taken({ look }: BookingSetting, { id }: ProvedEvent): Promise<number> {
  const sql =
    "SELECT coalesce(sum(people), 0)::int AS taken FROM booking WHERE event_id = $1 AND state IN ('confirmed', 'offered')";
  return (await look<{ taken: number }>(sql, id))[0]?.taken ?? 0;
}

const rowsOf = ({ look }: BookingSetting, { id }: ProvedEvent) =>
  look<Row>('SELECT id, resident_id AS "residentId", state, place FROM booking WHERE event_id = $1 ORDER BY place', id);

/** Who is in stands before everybody who waits, and who was answered before another began stands before them. */
function passedOver(rows: readonly Row[], answered: ReadonlyMap<string, { sent: number; at: number }>): number {
  const lastIn = rows.findLastIndex(({ state }) => state === "confirmed");
  let wrong = rows.slice(0, lastIn).filter(({ state }) => state === "waiting").length;
  for (const [place, before] of rows.entries())
    for (const after of rows.slice(place + 1)) {
      const [one, other] = [answered.get(before.residentId), answered.get(after.residentId)];
      if (one && other && other.at < one.sent) wrong += 1;
    }
  return wrong;
}

/** A third of the places become free, each given back by two forms at once; who is offered one takes it, with two taps. */
async function giveBack(parts: Parts, { event, friends }: Crowd): Promise<FloodResult["movedUp"]> {
  const { run, setting, servers, pushes } = parts;
  const before = await rowsOf(setting, event);
  const friendOf = new Map(friends.map((friend) => [friend.residentId, friend]));
  const freed = before.filter(({ state }) => state === "confirmed").slice(0, Math.ceil(run.places / 3));
  const expected = before.filter(({ state }) => state === "waiting").slice(0, freed.length);
  const both = (rows: readonly Row[], action: string) =>
    Promise.all(
      rows.flatMap(({ residentId }, index) => {
        const friend = friendOf.get(residentId);
        return friend ? [0, 1].map((turn) => send(parts, event, friend, { action }, index + turn)) : [];
      }),
    );
  const leaving = both(freed, "cancel");
  if (run.kills > 0) await servers.kill(0);
  await leaving;
  await servers.bothUp();
  await allSent(setting);
  const offered = (await rowsOf(setting, event)).filter(({ state }) => state === "offered");
  const wanted = new Set(expected.map(({ id }) => id));
  const accepting = both(offered, "accept");
  if (run.kills > 0) await servers.kill(1);
  await accepting;
  await servers.bothUp();
  await allSent(setting);
  const heard = await told(setting, friends, pushes);
  const offers = (rows: readonly Row[]) =>
    rows.map(({ residentId }) => {
      const friend = friendOf.get(residentId);
      return friend ? heard.count(friend, "booking.offered") : 0;
    });
  const after = await rowsOf(setting, event);
  return {
    ...{ freed: freed.length, offered: offered.length },
    rightOnes: offered.length === wanted.size && offered.every(({ id }) => wanted.has(id)),
    toldOnce: offers(expected).filter((times) => times === 1).length,
    toldElse: offers(after.filter(({ id }) => !wanted.has(id))).reduce((all, times) => all + times, 0),
    takenAfter: after.filter(({ state }) => state === "confirmed").length,
  };
}
