/** One announcement to many recipients by a real server process, with LINE's stand-in as the judge; the server may be killed. */
import { type Database, openDatabase } from "../src/db.js";
import { createLog } from "../src/log.js";
import { createVault } from "../src/vault.js";
import { addApproved, addResidents } from "./announcementSetting.mjs";
import { type StandInOptions, startStandIn } from "./lineStandIn.mjs";
import { type Server, type ServerKind, startServer } from "./serverProcess.mjs";

export interface AnnouncementRun extends StandInOptions {
  recipients: number;
  /** How often the server is killed with kill -9. */
  kills: number;
  pacePerSecond: number;
  /** A server, or else a data folder of the embedded database. */
  databaseUrl?: string | undefined;
  dataFolder: string;
  /** The whole product, or its delivery alone. */
  server: ServerKind;
  /** After so long without a call to LINE it has failed: a busy machine is slow, a broken server stands still. */
  patienceMs: number;
}

export interface AnnouncementResult {
  recipients: number;
  kills: number;
  seconds: number;
  /** Until everything was frozen. */
  planSeconds: number;
  acceptedOnce: number;
  acceptedTwice: number;
  neverAccepted: number;
  keysWithOtherBody: number;
  busiestSecond: number;
  overLimit: number;
  calls: number;
  rssGrowthMb: number;
  state: string;
  sumRight: boolean;
  faults: Record<string, number>;
}

const secretKey = Buffer.alloc(32, 7).toString("base64");

export async function runAnnouncement(run: AnnouncementRun): Promise<AnnouncementResult> {
  const open = () =>
    openDatabase({ url: run.databaseUrl, dataFolder: run.dataFolder, instanceId: "prove", log: createLog("silent") });
  const standIn = await startStandIn(run);
  const env = {
    ...{ DATABASE_URL: run.databaseUrl ?? "", DATA_DIR: run.dataFolder, SECRET_KEY: secretKey },
    ...{ LINE_API_BASE_URL: standIn.url, LINE_DATA_API_BASE_URL: standIn.url },
    ANNOUNCEMENT_PACE: String(run.pacePerSecond),
  };
  let server: Server | undefined;
  try {
    const before = await open();
    await addResidents(before, createVault(secretKey), run.recipients);
    await before.run("console", (tx) => tx.$executeRawUnsafe("ANALYZE"));
    // Without kills the server is there first, so that its start is not part of the time.
    let id = "";
    if (run.kills > 0 || run.databaseUrl === undefined) id = await addApproved(before);
    if (run.databaseUrl === undefined) await before.close();
    server = await startServer(run.server, env);
    // The product warms its matchers up after its start: that is not the announcement's memory.
    if (run.server === "product" && run.kills === 0) await server.settle();
    let begin = performance.now();
    if (id === "") {
      id = await addApproved(before);
      begin = performance.now();
      await before.wake("announcement");
    }
    let kills = 0;
    let rss = 0;
    const stuck = standstill(run.patienceMs, () => standIn.tally.calls + kills);
    while (kills < run.kills && standIn.acceptedTotal < run.recipients && !stuck()) {
      await aWhile(standIn, run);
      rss = Math.max(rss, server.rssGrowthMb());
      await server.kill();
      kills += 1;
      server = await startServer(run.server, env);
    }
    while (
      !stuck() &&
      !(await isOver(run.databaseUrl ? before : undefined, id, standIn.accepted.size, run.recipients))
    ) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      rss = Math.max(rss, server.rssGrowthMb());
    }
    const seconds = (performance.now() - begin) / 1_000;
    if (run.databaseUrl === undefined) await settled(server, stuck);
    await server.stop();
    server = undefined;
    const after = run.databaseUrl === undefined ? await open() : before;
    const { state, right, planSeconds } = await look(after, id);
    await after.close();
    const times = [...standIn.accepted.values()];
    return {
      recipients: run.recipients,
      kills,
      seconds,
      planSeconds,
      acceptedOnce: times.filter((n) => n === 1).length,
      acceptedTwice: times.filter((n) => n > 1).length,
      neverAccepted: run.recipients - times.length,
      keysWithOtherBody: standIn.tally.keysWithOtherBody,
      busiestSecond: standIn.busiestSecond,
      overLimit: standIn.tally.overLimit,
      calls: standIn.tally.calls,
      rssGrowthMb: Math.round(rss),
      state,
      sumRight: right,
      faults: Object.fromEntries(standIn.faults),
    };
  } finally {
    await server?.kill();
    await standIn.close();
  }
}

/** Whether a count has not moved for so long. */
function standstill(patienceMs: number, count: () => number): () => boolean {
  let last = count();
  let since = performance.now();
  return () => {
    const now = count();
    if (now !== last) since = performance.now();
    last = now;
    return performance.now() - since > patienceMs;
  };
}

/** A random moment, and no more than one life's share of the work, so that every kill meets work. */
async function aWhile(standIn: { acceptedTotal: number }, run: AnnouncementRun): Promise<void> {
  const began = standIn.acceptedTotal;
  const until = performance.now() + 50 + Math.random() * 900;
  // What is in flight when the kill comes is accepted, too.
  const share = (run.recipients / (run.kills + 2)) * (0.1 + Math.random() * 0.5);
  while (performance.now() < until && standIn.acceptedTotal - began < share)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

async function isOver(database: Database | undefined, id: string, reached: number, wanted: number): Promise<boolean> {
  if (!database) return reached >= wanted;
  const row = await database.run("console", (tx) =>
    tx.announcement.findUniqueOrThrow({ where: { id }, select: { state: true } }),
  );
  return row.state === "done" || row.state === "paused";
}

/** The embedded database can't be asked from outside: LINE has everything, and its last answers are written soon after. */
async function settled(server: Server, stuck: () => boolean): Promise<void> {
  while (!server.output().includes("announcement has gone out") && !stuck())
    await new Promise((resolve) => setTimeout(resolve, 50));
}

async function look(database: Database, id: string): Promise<{ state: string; right: boolean; planSeconds: number }> {
  const { sumIsRight } = await import("../src/announcement/delivery/chunkCountStore.js");
  return database.run("console", async (tx) => {
    const { state } = await tx.announcement.findUniqueOrThrow({ where: { id }, select: { state: true } });
    const [first] = await tx.$queryRaw<{ seconds: number }[]>`
      SELECT extract(epoch FROM min(c.claimed_at) - max(a.started_at))::float8 AS seconds
      FROM chunk c JOIN announcement a ON a.id = c.announcement_id WHERE a.id = ${id}::uuid`;
    return { state, right: await sumIsRight(tx, id), planSeconds: first?.seconds ?? 0 };
  });
}
