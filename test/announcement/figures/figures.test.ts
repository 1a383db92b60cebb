import { randomUUID } from "node:crypto";
import express from "express";
import request from "supertest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addApproved } from "../../../bench/announcementSetting.mjs";
import { chunkIdOf } from "../../../src/announcement/delivery/chunk.js";
import { forgetOldRecipients } from "../../../src/announcement/delivery/deliveryForgetStore.js";
import { lineDate, seenOf } from "../../../src/announcement/figures/figures.js";
import { createFigureJobs } from "../../../src/announcement/figures/figuresJobs.js";
import { createFiguresStore } from "../../../src/announcement/figures/figuresStore.js";
import { codeOf, createShortener } from "../../../src/announcement/figures/shortLink.js";
import { shortLinkRoutes } from "../../../src/announcement/figures/shortLinkPages.js";
import { createShortLinkStore } from "../../../src/announcement/figures/shortLinkStore.js";
import { createLog } from "../../../src/log.js";
import type { Platform } from "../../../src/simulator/platform.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { addFriends, type Harness, startDelivery, startTestPlatform } from "../delivery/deliveryHarness.js";

const database = useDatabase();
const figures = createFiguresStore(database);
let platform: Platform;
let harness: Harness | undefined;
beforeAll(async () => {
  platform = await startTestPlatform();
});
beforeEach(() => emptyDatabase(database));
afterEach(() => harness?.stop());
afterAll(() => platform.close());

const sql = (text: string) => database.run("console", (tx) => tx.$executeRawUnsafe(text));

async function sent(count: number, content: object = {}): Promise<string> {
  await addFriends(database, platform, count);
  const id = await addApproved(database, { content });
  harness = startDelivery(database, platform);
  await harness.comesTo(id, "done");
  return id;
}

describe("short links", () => {
  const app = express().use(shortLinkRoutes(createShortLinkStore(database)));
  app.use((_request, response) => void response.status(404).send("missing"));
  const page = "https://www.city.osaka.lg.jp/nishi/";

  it("in an announcement lead to what staff wrote, and each tap counts", async () => {
    const id = await sent(1, { variants: { ja: [{ kind: "text", text: `くわしくは ${page}` }] } });
    const body = await database.run("console", (tx) =>
      tx.announcementBody.findFirstOrThrow({ where: { announcementId: id, language: "ja" } }),
    );
    const [, code = ""] = /https:\/\/tonari\.example\.jp\/go\/(\w{10})/.exec(body.messages) ?? [];
    expect(body.messages).not.toContain(page);
    const answer = await request(app).get(`/go/${code}`);
    expect([answer.status, answer.headers["location"]]).toEqual([302, page]);
    // A program that only looks whether the link is alive is no resident.
    expect((await request(app).head(`/go/${code}`)).status).toBe(302);
    expect(await figures.figures("nishi", id)).toMatchObject({ accepted: 1, taps: [{ url: page, taps: 1 }] });
  });

  it.each([
    "/go/0000000000",
    "/go/short",
    "/go/https:%2F%2Fevil.example",
    "/go/..%2F..%2Fx",
    "/go/0000000000?to=https://evil.example",
  ])("%s leads nowhere", async (path) => {
    const answer = await request(app).get(path);
    expect([answer.status, answer.headers["location"]]).toEqual([404, undefined]);
  });

  it("are the same for the same link of an announcement and language, and other addresses stay as they are", () => {
    const shortener = createShortener("a", "ja", "https://t.example");
    expect(shortener.shorten(page)).toBe(shortener.shorten(page));
    expect(shortener.shorten("tel:0665329900")).toBe("tel:0665329900");
    expect([...shortener.links.values()]).toEqual([{ code: codeOf("a", "ja", page), language: "ja", url: page }]);
    expect(codeOf("a", "ja", page)).toMatch(/^[0-9A-Za-z]{10}$/);
    expect(new Set([codeOf("a", "ja", page), codeOf("a", "en", page), codeOf("b", "ja", page)]).size).toBe(3);
  });
});

describe("figures of an announcement", () => {
  it("of another ward are nobody's business", async () => {
    const id = await sent(1);
    expect(await figures.figures("suminoe", id)).toBeUndefined();
    expect(await figures.progress("suminoe", id)).toBeUndefined();
    expect(await figures.progress("nishi", id)).toMatchObject({
      counts: { recipients: 1, accepted: 1 },
      chunks: { accepted: 1 },
    });
  });

  it("know how many left within 72 hours, once these are over and then for good", async () => {
    const id = await sent(4);
    const [first, second] = await database.run("console", (tx) =>
      tx.lineContact.findMany({ orderBy: { residentId: "asc" } }),
    );
    await sql(
      `UPDATE line_contact SET blocked_at = now() + interval '1 hour' WHERE resident_id = '${first?.residentId}'`,
    );
    await sql(
      `UPDATE line_contact SET blocked_at = now() + interval '73 hours' WHERE resident_id = '${second?.residentId}'`,
    );
    expect(await figures.measureUnfollows()).toBe(0);
    expect((await figures.figures("nishi", id))?.unfollows).toBeUndefined();
    await sql("UPDATE announcement SET finished_at = finished_at - interval '80 hours'");
    await sql("UPDATE chunk SET finished_at = finished_at - interval '1 minute'");
    expect(await figures.measureUnfollows()).toBe(1);
    await sql("DELETE FROM line_contact");
    expect(await figures.measureUnfollows()).toBe(0);
    expect((await figures.figures("nishi", id))?.unfollows).toBe(1);
    const [byAudience] = await figures.byAudience("nishi", new Date(0));
    expect(byAudience).toMatchObject({ audience: { all: true }, announcements: 1, accepted: 4, unfollows: 1 });
  });

  it("take LINE's insight for two weeks, and say 'few' where LINE tells nothing", async () => {
    const id = await sent(2);
    await sql("UPDATE announcement SET started_at = now() - interval '3 days'");
    const asked: string[] = [];
    const overview = { uniqueImpression: null as number | null, uniqueClick: null };
    const job = createFigureJobs({
      database,
      figures,
      messenger: {
        insightClient: () =>
          ({
            getStatisticsPerUnit: async (unit: string, from: string, to: string) => {
              asked.push(`${unit.length <= 30} ${from.length} ${to > from}`);
              return { overview, messages: [], clicks: [] };
            },
          }) as never,
      },
      log: createLog("silent"),
    });
    await job();
    await job();
    expect(asked).toEqual(["true 8 true"]);
    expect((await figures.figures("nishi", id))?.seen).toBe("few");
    overview.uniqueImpression = 31;
    await sql("UPDATE announcement_figure SET measured_at = now() - interval '21 hours'");
    await job();
    expect((await figures.figures("nishi", id))?.seen).toBe(31);
    await sql("UPDATE announcement SET started_at = now() - interval '15 days'");
    await sql("UPDATE announcement_figure SET measured_at = now() - interval '21 hours'");
    await job();
    expect(asked).toHaveLength(2);
  });

  it("of a broadcast are asked for by the number of its request", async () => {
    const id = await sent(1);
    await sql("UPDATE announcement SET started_at = now() - interval '3 days'");
    await sql("UPDATE chunk SET path = 'nishi/broadcast', request_id = 'request-1'");
    const getMessageEvent = async (requestId: string) => ({
      overview: { uniqueImpression: requestId === "request-1" ? 99 : 0 },
    });
    const messenger = { insightClient: () => ({ getMessageEvent }) as never };
    await createFigureJobs({ database, figures, messenger, log: createLog("silent") })();
    expect((await figures.figures("nishi", id))?.seen).toBe(99);
  });

  it("of several channels add up, as far as LINE tells them", () => {
    const channel = (seen: number | null) => ({ seen, tapped: null });
    expect(seenOf({ channels: { a: channel(30), b: channel(25) } })).toBe(55);
    expect(seenOf({ channels: { a: channel(30), b: channel(null) } })).toBe(30);
    expect(seenOf({ channels: { a: channel(null) } })).toBe("few");
    expect(lineDate(new Date("2026-11-20T15:00:00Z"))).toBe("20261121");
  });
});

describe("who was meant to get an announcement", () => {
  it("is forgotten after two years; what came of it stays", async () => {
    const id = await sent(2);
    await forgetOldRecipients(database);
    expect(await database.run("console", (tx) => tx.recipient.count())).toBe(2);
    await sql("UPDATE announcement SET finished_at = now() - interval '2 years 1 day'");
    await forgetOldRecipients(database);
    expect(await database.run("console", (tx) => tx.recipient.count())).toBe(0);
    expect((await figures.progress("nishi", id))?.counts.accepted).toBe(2);
  });
  it("has a chunk id that SQL and code make alike", async () => {
    await sent(1);
    const chunks = await database.run("console", (tx) => tx.chunk.findMany());
    const recipients = await database.run("console", (tx) => tx.recipient.findMany());
    expect(recipients.map(({ chunkId }) => chunkId)).toEqual(
      chunks.map(({ announcementId, path }) => chunkIdOf(announcementId, path)),
    );
    expect(chunks[0]?.id).not.toBe(randomUUID());
  });
});
