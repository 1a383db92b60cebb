/** Signing up on its own: desk, pages and dialogue over one database, with what was told and logged. */
import express from "express";
import request from "supertest";
import type { Outcome, Turn } from "../../../src/conversation/dialogue.js";
import type { Database, Tx } from "../../../src/db.js";
import type { Language } from "../../../src/language.js";
import { readPostback } from "../../../src/line/postback.js";
import { createLog } from "../../../src/log.js";
import type { NewNotice } from "../../../src/notice/noticeDesk.js";
import { createBookingDesk } from "../../../src/participation/booking/bookingDeskStore.js";
import { createBookingDialogue } from "../../../src/participation/booking/bookingDialogue.js";
import { bookingRoutes } from "../../../src/participation/booking/bookingPages.js";
import { type EventFieldsInput, eventFields, type WardEvent } from "../../../src/participation/event/wardEvent.js";
import { wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { createSendingLimits } from "../../../src/participation/sendingLimitsStore.js";
import { createResidentLinkStore } from "../../../src/resident/residentLinkStore.js";
import { createVault } from "../../../src/vault.js";
import { realContent } from "../../support/content.js";
import { testFrame } from "../../support/pages.js";

export const resident = "11111111-1111-4111-8111-111111111111";
export const other = "22222222-2222-4222-8222-222222222222";
/** What must stand nowhere but in the sealed row and on the holder's page. */
export const secrets = ["西野さくら", "090-1111-2222", "sakura@example.jp", "車いすです"];
export const told = { name: secrets[0] ?? "", phone: secrets[1] ?? "", note: secrets[3] ?? "" };

const publicUrl = "https://ward.example";

export function createSignUpStand(database: Database) {
  const content = realContent();
  const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
  const stand = { now: new Date("2026-11-20T10:00:00+09:00"), lines: [] as string[], told: [] as NewNotice[] };
  const clock = { now: () => stand.now };
  const frame = testFrame({ publicUrl, log: createLog("debug", { write: (line) => stand.lines.push(line) }) });
  const links = createResidentLinkStore(database, vault);
  /** Keeps the promise of the real one: the same key again changes nothing. */
  const notices = {
    async tell(_tx: Tx, notice: NewNotice) {
      const key = (one: NewNotice) => `${one.kind} ${one.subject} ${one.slot}`;
      if (stand.told.some((one) => key(one) === key(notice))) return false;
      stand.told.push(notice);
      return true;
    },
  };
  const bookings = createBookingDesk({ vault, notices });
  const dialogue = createBookingDialogue({ bookings, links, publicUrl });
  const app = express();
  app.set("trust proxy", 1);
  app.use(...frame.headers);
  const limits = createSendingLimits(database, vault, "sign-up");
  app.use(bookingRoutes({ frame, content, database, clock, bookings, links, notices, limits, publicUrl }));
  app.use(frame.missing, frame.failed);

  const inTx = <T>(work: (tx: Tx) => Promise<T>) => database.transaction("console", work);
  let turns = 0;

  function turnOf(tx: Tx, language: Language = "ja", who = resident): Turn {
    const ward = content.wards.get("nishi");
    if (!ward) throw new Error("no ward nishi");
    const name = `turn ${++turns}`;
    return {
      tx,
      resident: { id: who, channel: "nishi", ward: "nishi", language },
      ward,
      now: stand.now,
      state: undefined,
      open: undefined,
      lastEntry: undefined,
      messageKey: null,
      stamp: "2026-11-20T01:00:00.000Z#1",
      effectId: (effect) => `${name} ${effect}`,
    };
  }

  return {
    stand,
    content,
    vault,
    clock,
    frame,
    links,
    notices,
    bookings,
    dialogue,
    app,
    publicUrl,
    inTx,
    turnOf,

    async begin(): Promise<void> {
      stand.now = new Date("2026-11-20T10:00:00+09:00");
      stand.lines.length = 0;
      stand.told.length = 0;
      for (const id of [resident, other])
        await inTx((tx) => tx.resident.create({ data: { id, channel: "nishi", ward: "nishi" } }));
    },

    event: (fields: Partial<EventFieldsInput> = {}, state: WardEvent["state"] = "published"): Promise<WardEvent> =>
      inTx((tx) =>
        wardEventStore.create(
          tx,
          "nishi",
          eventFields.parse({
            title: "見守りサポーター養成講座",
            startsAt: new Date("2026-12-05T10:00:00+09:00"),
            endsAt: new Date("2026-12-05T12:00:00+09:00"),
            place: "区民センター",
            signUp: true,
            ...fields,
          }),
          { key: "course-1", state },
        ),
      ),

    /** A new link for the resident, as the card in LINE carries it. */
    link: (who = resident, seed = `link ${++turns}`): Promise<string> =>
      inTx((tx) => links.create(tx, who, "sign-up", seed)),

    post: (path: string, fields: Record<string, unknown>) => request(app).post(path).type("form").send(fields),

    press(data: string, language: Language = "ja", who = resident): Promise<Outcome | undefined> {
      const button = readPostback(data);
      if (!button) throw new Error(`no button of ours: ${data}`);
      return inTx((tx) => dialogue.hear(turnOf(tx, language, who), { kind: "postback", ...button, picked: undefined }));
    },
    open: (language: Language = "ja", who = resident): Promise<Outcome> =>
      inTx((tx) => dialogue.open(turnOf(tx, language, who))),

    /** As a visitor would, each with a name of their own. */
    async visitor(event: WardEvent, people = 1, seed = crypto.randomUUID()): Promise<string> {
      const signer = { kind: "visitor", language: "ja" } as const;
      const what = { people, details: { name: `来場者 ${seed.slice(0, 4)}`, needs: [] }, seed };
      const result = await inTx((tx) => bookings.signUp(tx, event, signer, what, stand.now));
      if (!("token" in result)) throw new Error(`not signed up: ${result.kind}`);
      return result.token;
    },
    async signUp(event: WardEvent, who = resident, people = 1): Promise<string> {
      const signer = { kind: "resident", residentId: who, language: "ja" } as const;
      const details = { ...told, needs: [] };
      const seed = crypto.randomUUID();
      const result = await inTx((tx) => bookings.signUp(tx, event, signer, { people, details, seed }, stand.now));
      if (!("token" in result)) throw new Error(`not signed up: ${result.kind}`);
      return result.booking.id;
    },
  };
}

/** The text that stands for a card. */
export const twin = (outcome: Outcome | undefined): string =>
  outcome?.messages
    .map((message) => ("altText" in message ? message.altText : "text" in message ? message.text : ""))
    .join("\n") ?? "";

export const buttons = (outcome: Outcome | undefined): string[] =>
  [...JSON.stringify(outcome?.messages ?? []).matchAll(/"data":"([^"]+)"/g)].map((match) => match[1] ?? "");
