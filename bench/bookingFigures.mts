/**
 * What 10,000 sign-ups and a file of 5,000 events cost: `npx tsx bench/bookingFigures.mts`, with TEST_DATABASE_URL on that
 * server, else on the embedded database.
 */
import { randomUUID } from "node:crypto";
import { Prisma } from "../generated/prisma/client.js";
import type { ConsoleContext } from "../src/console/consoleRoute.js";
import { readContent } from "../src/content.js";
import { openDatabase, type Tx } from "../src/db.js";
import { createJobStore } from "../src/jobs/jobStore.js";
import { createLog } from "../src/log.js";
import { createNoticeJobs } from "../src/notice/noticeJobs.js";
import { createBookingDesk } from "../src/participation/booking/bookingDeskStore.js";
import { createBookingJobs } from "../src/participation/booking/bookingJobs.js";
import { reminderDue } from "../src/participation/booking/bookingReminder.js";
import { bookingReminderStore } from "../src/participation/booking/bookingReminderStore.js";
import { createEventImportDesk } from "../src/participation/event/eventImportDesk.js";
import { eventFields } from "../src/participation/event/wardEvent.js";
import { wardEventStore } from "../src/participation/event/wardEventStore.js";
import { createVault } from "../src/vault.js";
import { encodings, fileText, goodCells } from "../test/participation/files/eventFiles.js";
import { inPlace } from "./place.mjs";

const [bookings, rows] = [10_000, 5_000];
const now = new Date("2026-12-09T18:00:30+09:00");

const timed = async <T,>(what: string, work: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const result = await work();
  console.log(`${what}: ${(performance.now() - began).toFixed(0)} ms`);
  return result;
};

await inPlace({ serverUrl: process.env["TEST_DATABASE_URL"] || undefined }, async ({ databaseUrl, dataFolder }) => {
  const log = createLog("silent");
  const database = await openDatabase({ url: databaseUrl, dataFolder, instanceId: "figures", log });
  try {
    const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
    const notices = createNoticeJobs({
      ...{ database, jobs: createJobStore(database), log },
      messenger: { push: async () => ({ kind: "accepted" }) },
      lineUserIdOf: async () => undefined,
      kinds: () => ({}),
    }).desk;
    const desk = createBookingDesk({ vault, notices });
    const event = await database.transaction("console", async (tx) => {
      const startsAt = new Date("2026-12-10T14:00:00+09:00");
      const fields = eventFields.parse({ title: "訓練", startsAt, signUp: true });
      const made = await wardEventStore.create(tx, "nishi", fields, { state: "published" });
      const ids = Array.from({ length: bookings }, () => randomUUID());
      await tx.$executeRaw`INSERT INTO resident (id, channel, ward) SELECT unnest(${ids}::uuid[]), 'nishi', 'nishi'`;
      await tx.$executeRaw`
        INSERT INTO booking (id, event_id, ward, resident_id, state, people, link_hash, entry_hash, created_at, changed_at)
        SELECT id, ${made.id}::uuid, 'nishi', id, 'confirmed', 1, decode(md5(id::text), 'hex'), decode(md5(id::text), 'hex'), now() - interval '30 days', '2026-11-20'
        FROM unnest(${ids}::uuid[]) AS id`;
      return made;
    });
    const { tick } = createBookingJobs({ database, bookings: desk, notices, log });
    console.log(`On ${database.kind === "server" ? "a PostgreSQL server" : "the embedded database"}:`);
    await timed(`${bookings} reminders written, the first look after 18:00`, () => tick(now));
    await timed("the next look, nothing to do", () => tick(now));
    const reminder = reminderDue(event, now);
    if (!reminder) throw new Error("no reminder is due");
    await database.run("worker", async (tx) => {
      const [count] = await tx.$queryRaw<
        { n: number }[]
      >`SELECT count(*)::int AS n FROM notice WHERE kind = 'booking.eve'`;
      console.log(`notices: ${count?.n}`);
      const explaining = {
        $queryRaw: (words: TemplateStringsArray, ...values: unknown[]) =>
          tx.$queryRaw(Prisma.sql([`EXPLAIN (ANALYZE, COSTS OFF) ${words[0]}`, ...words.slice(1)], ...values)),
      } as unknown as Tx;
      const plan = (await bookingReminderStore.untold(explaining, event, reminder, 0n, 100)) as unknown as object[];
      for (const line of plan) console.log(`    ${Object.values(line).join("")}`);
    });

    const { content } = readContent("content");
    const ward = content?.wards.get("nishi");
    if (!ward) throw new Error("the content has problems");
    const files = createEventImportDesk({
      ...{ database, bookings: desk, audit: { record: async () => undefined }, recount: async () => undefined },
    });
    const context = { ward, actor: { id: randomUUID() }, now: new Date() } as unknown as ConsoleContext;
    const text = fileText(
      "new",
      Array.from({ length: rows }, (_, index) => goodCells(index + 1)),
    );
    for (const [encoding, write] of Object.entries(encodings)) {
      const bytes = Buffer.from(write(text));
      const kept = await timed(`${rows} rows in ${encoding}, read`, () =>
        files.upload(context, { name: "f.csv", bytes }),
      );
      if (kept.kind !== "kept") throw new Error(kept.kind);
      await timed("  what would change", () => files.preview(ward, kept.id, context.now));
      const taken = await timed("  taken in", () =>
        files.take(context, kept.id, { state: "published", over: new Set() }),
      );
      console.log(`  ${JSON.stringify(taken)}`);
    }
  } finally {
    await database.close();
  }
});
