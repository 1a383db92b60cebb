/** Local news as a whole: console, the group's page, the public page and the dialogue over one database. */
import { randomUUID } from "node:crypto";
import express from "express";
import sharp from "sharp";
import request from "supertest";
import type { AnnouncementContent } from "../../../src/announcement/announcement.js";
import type { Audience } from "../../../src/announcement/audience.js";
import type { Outcome } from "../../../src/conversation/dialogue.js";
import type { Database } from "../../../src/db.js";
import type { Language } from "../../../src/language.js";
import { mediaRoutes } from "../../../src/media/mediaPages.js";
import { createMediaStore } from "../../../src/media/mediaStore.js";
import { createNewsConsole } from "../../../src/participation/news/newsConsole.js";
import { createNewsCounts } from "../../../src/participation/news/newsCountJobs.js";
import { createNewsDialogue } from "../../../src/participation/news/newsDialogue.js";
import { createNewsGroupStore } from "../../../src/participation/news/newsGroupStore.js";
import { newsRoutes } from "../../../src/participation/news/newsPages.js";
import { newsCountWords } from "../../../src/participation/news/newsWords.js";
import type { Settings } from "../../../src/resident/settings.js";
import { audit, type Person, useConsole, vault } from "../../console/testConsole.js";
import { plansOf, readings } from "../../policy/indicatorParts.js";
import { realContent } from "../../support/content.js";
import { testFrame } from "../../support/pages.js";

export const publicUrl = "https://ward.example";
export const today = "2026-11-20T10:00:00+09:00";
export const quiet: Settings = {
  interests: [],
  district: undefined,
  childMonths: [],
  stopped: false,
  quietHours: false,
  weeklyCap: undefined,
};

export function createNewsStand(database: Database) {
  const content = realContent();
  const stand = {
    now: new Date(today),
    drafts: new Map<string, { content: AnnouncementContent; audience: Audience }>(),
    settings: quiet,
  };
  const groups = createNewsGroupStore(vault);
  const counts = createNewsCounts({
    database,
    readings,
    plansOf,
    wards: [...content.wards.keys()],
    words: newsCountWords,
  });
  const feature = createNewsConsole({
    database,
    audit,
    groups,
    counts,
    announcements: {
      async create(_ward, _actor, draft, audience, id = "") {
        stand.drafts.set(id, { content: draft, audience });
        return { kind: "missing" };
      },
    },
    publicUrl,
  });
  const frame = testFrame({ demo: false, publicUrl });
  const app = express().use(
    mediaRoutes(database),
    ...frame.headers,
    newsRoutes({
      frame,
      content,
      database,
      clock: { now: () => stand.now },
      groups,
      media: createMediaStore(database),
      changed: counts.recount,
    }),
    frame.missing,
    frame.failed,
  );
  const dialogue = createNewsDialogue({
    settingsOf: async () => stand.settings,
    readings: content.townReadings,
    publicUrl,
  });

  async function ask(ward = "suminoe", language: Language = "ja"): Promise<Outcome> {
    const found = content.wards.get(ward);
    if (!found) throw new Error(`no ward ${ward}`);
    return database.transaction("worker", (tx) =>
      dialogue.open({
        tx,
        resident: { id: randomUUID(), channel: ward, ward, language },
        ward: found,
        now: stand.now,
        state: undefined,
        open: undefined,
        lastEntry: undefined,
        messageKey: null,
        stamp: "2026-11-20T01:00:00.000Z#1",
        effectId: () => randomUUID(),
      }),
    );
  }

  /** @returns address of the group's page */
  async function register(editor: Person, name = "安立ふれあい会", ward = "suminoe") {
    const form = { id: randomUUID(), name, about: "安立の集まり", person: "秘密 太郎", reach: "090-1111-2222" };
    const answer = await editor.post(`/console/${ward}/news/groups`, form);
    const link = /id="one-time-link">([^<]+)</.exec(answer.text)?.[1];
    if (!link) throw new Error(`no link: ${answer.status}`);
    return { page: new URL(link).pathname, id: form.id, form, answer };
  }

  const fields = { title: "ふれあい喫茶", body: "毎週火曜日、どなたでもどうぞ。", until: "2026-12-10" };
  function send(page: string, change: Record<string, string> = {}, picture?: Buffer) {
    const form: Record<string, string> = { key: randomUUID(), ...fields, ...change };
    const asked = request(app).post(page);
    for (const [name, value] of Object.entries(form)) void asked.field(name, value);
    return picture ? asked.attach("picture", picture, "写真.jpg") : asked;
  }
  const posts = () => database.run("console", (tx) => tx.newsPost.findMany({ orderBy: { postedAt: "asc" } }));
  const drawn = (width = 400, height = 300) =>
    sharp({ create: { width, height, channels: 3, background: "#0a7" } })
      .jpeg()
      .withExif({ IFD0: { Make: "SecretCamera" }, IFD3: { GPSLatitude: "34/1 40/1 0/1" } })
      .toBuffer();

  return { stand, feature, app, ask, register, send, posts, drawn, counts, content, groups };
}

export const useNewsConsole = (database: Database, stand: ReturnType<typeof createNewsStand>) =>
  useConsole(database, { others: [stand.feature], now: today });
