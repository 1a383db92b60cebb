/** Residents before their phones who ask for events: the real content, guide, sign-ups and database. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Dialogue, Outcome, Told, Turn } from "../../../src/conversation/dialogue.js";
import type { Tx } from "../../../src/db.js";
import { createGuideDialogue } from "../../../src/guide/guideDialogue.js";
import type { UseStore } from "../../../src/guide/useStore.js";
import type { Language } from "../../../src/language.js";
import { lostQuickReplies, messageProblems } from "../../../src/line/limits.js";
import type { LineMessage } from "../../../src/line/messages.js";
import { readPostback } from "../../../src/line/postback.js";
import type { NewNotice, NoticeFor } from "../../../src/notice/noticeDesk.js";
import { noticeStore } from "../../../src/notice/noticeStore.js";
import { createBookingDesk } from "../../../src/participation/booking/bookingDeskStore.js";
import type { EventFieldsInput, WardEvent } from "../../../src/participation/event/wardEvent.js";
import { wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { createEventDialogue } from "../../../src/participation/find/eventDialogue.js";
import { createWishes } from "../../../src/participation/find/eventWishDesk.js";
import { createResidentLinkStore } from "../../../src/resident/residentLinkStore.js";
import { uuid5 } from "../../../src/uuid.js";
import { createVault } from "../../../src/vault.js";
import { realContent } from "../../support/content.js";
import { useDatabase } from "../../support/database.js";
import { fieldsOf } from "./events.js";

const content = realContent();

export interface Reply {
  messages: LineMessage[];
  /** Everything that can be read, with the alternative texts. */
  words: string;
  lastEntry: string | null | undefined;
}

export function useEventTalk() {
  const database = useDatabase();
  const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
  let clock = new Date("2026-11-20T10:00:00+09:00");
  let turns = 0;
  const told: NewNotice[] = [];
  const notices = {
    async tell(tx: Tx, notice: NewNotice) {
      const made = (await noticeStore.add(tx, notice)) !== undefined;
      if (made) told.push(notice);
      return made;
    },
  };
  const bookings = createBookingDesk({ vault, notices });
  const uses = { shown: async () => {}, unanswered: async () => {} } as unknown as UseStore;
  const guide = createGuideDialogue({
    uses,
    smalltalk: content.smalltalk,
    followUps: content.followUps,
    wardOf: (id) => content.wards.get(id),
    elsewhereOf: () => undefined,
    dialogues: new Set(),
    publicUrl: "https://ward.example",
  });
  const events = createEventDialogue({
    bookings,
    links: createResidentLinkStore(database, vault),
    publicUrl: "https://ward.example/",
    wards: content.wards,
    readings: content.townReadings,
    languageNames: content.languageNames,
    showEntry: guide.show,
  });
  const wishes = createWishes({
    notices,
    cards: events.cards,
    points: events.points,
    clock: { now: () => clock },
    wardOf: (id) => content.wards.get(id),
  });
  const dialogues: Dialogue[] = [events, events.eventsBeside(guide)];
  const run = <T>(work: (tx: Tx) => Promise<T>) => database.transaction("console", work);

  async function person({
    ward = "nishi",
    language = "ja",
    district,
  }: {
    ward?: string;
    language?: Language;
    district?: string;
  } = {}) {
    const id = randomUUID();
    await run((tx) => tx.resident.create({ data: { id, channel: ward, ward, language, district: district ?? null } }));
    let kept: { dialogue: string; state: object } | undefined;
    let last: LineMessage[] = [];

    async function hear(what: Told, open?: (turn: Turn) => Promise<Outcome>): Promise<Reply> {
      const here = content.wards.get(ward);
      if (!here) throw new Error(`no ward ${ward}`);
      const number = ++turns;
      const answer = (tx: Tx) => async (): Promise<[Outcome | undefined, string]> => {
        const turnFor = (name: string): Turn => ({
          tx,
          resident: { id, channel: ward, ward, language },
          ward: here,
          now: clock,
          state: kept?.dialogue === name ? kept.state : undefined,
          open: kept?.dialogue,
          lastEntry: undefined,
          messageKey: null,
          stamp: String(number),
          effectId: (name_) => uuid5("turn", String(number), name_),
        });
        if (open) return [await open(turnFor("event")), "event"];
        for (const dialogue of dialogues) {
          if (what.kind === "postback" && what.dialogue !== dialogue.name) continue;
          const outcome = await dialogue.hear(turnFor(dialogue.name), what);
          if (outcome) return [outcome, dialogue.name];
        }
        return [undefined, ""];
      };
      // Every turn runs twice, the first time for nothing: what it says the second time must be the same.
      let rehearsed: Outcome | undefined;
      await database
        .transaction("worker", async (tx) => {
          [rehearsed] = await answer(tx)();
          throw new Error("taken back");
        })
        .catch((error: unknown) => {
          if (!(error instanceof Error) || error.message !== "taken back") throw error;
        });
      const [outcome, name] = await database.transaction("worker", (tx) => answer(tx)());
      expect(outcome).toEqual(rehearsed);
      if (!outcome) return { messages: [], words: "", lastEntry: undefined };
      if (!outcome.aside) kept = outcome.state ? { dialogue: name, state: outcome.state } : undefined;
      last = outcome.messages;
      checked(last);
      return { messages: last, words: wordsIn(last), lastEntry: outcome.lastEntry };
    }

    const press = (data: string) => {
      const button = readPostback(data);
      if (!button) throw new Error(`no button of ours: ${data}`);
      return hear({ kind: "postback", ...button, picked: undefined });
    };
    return {
      id,
      say: (text: string) => hear({ kind: "text", text }),
      send: (latitude: number, longitude: number) =>
        hear({ kind: "location", latitude, longitude, address: "だれかの家" }),
      press,
      tap: (label: string) => press(buttonIn(last, label)),
      open: (what: "open" | "openCourses") => hear({ kind: "media", of: "sticker" }, events[what]),
      state: () => kept?.state,
      signUp: (event: WardEvent) =>
        run((tx) =>
          bookings.signUp(
            tx,
            event,
            { kind: "resident", residentId: id, language },
            { people: 1, details: { name: "見本 花子", needs: [] }, seed: id },
            clock,
          ),
        ),
    };
  }

  return {
    database,
    run,
    person,
    wishes,
    told,
    at: (instant: string) => {
      clock = new Date(instant);
    },
    async publish(input: Partial<EventFieldsInput> = {}, ward = "nishi"): Promise<WardEvent> {
      return run((tx) => wardEventStore.create(tx, ward, fieldsOf(input), { state: "published" }));
    },
    publishAll: (inputs: readonly Partial<EventFieldsInput>[]) =>
      run(async (tx) => {
        for (const input of inputs) await wardEventStore.create(tx, "nishi", fieldsOf(input), { state: "published" });
      }),
    /** As staff's console does: the event and those who are told of it, in one transaction. */
    publishAndTell: (event: WardEvent) => run((tx) => wishes.published(tx, event, clock)),
    async composed(notice: NewNotice, language: Language = "ja"): Promise<string | undefined> {
      const messages = await run((tx) =>
        wishes.compose(tx, { ...notice, id: randomUUID(), language, channel: notice.ward } satisfies NoticeFor),
      );
      if (messages) checked(messages);
      return messages && wordsIn(messages);
    },
  };
}

function checked(messages: LineMessage[]): void {
  expect(messageProblems(messages)).toEqual([]);
  expect(lostQuickReplies(messages)).toEqual([]);
}

export const wordsIn = (value: unknown): string =>
  [...JSON.stringify(value).matchAll(/"(?:text|altText|label)":"((?:[^"\\]|\\.)*)"/g)]
    .map((match) => JSON.parse(`"${match[1]}"`) as string)
    .join("\n");

interface Action {
  label?: string;
  data?: string;
  uri?: string;
}

export function actionsIn(value: unknown): Action[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "action" ? [inner as Action] : actionsIn(inner)));
}

export function buttonIn(messages: readonly LineMessage[], label: string): string {
  const found = actionsIn(messages).find((action) => action.label === label && action.data !== undefined);
  if (!found?.data) throw new Error(`no button ${label} in ${wordsIn(messages)}`);
  return found.data;
}

export const linkIn = (messages: readonly LineMessage[], label: string): string | undefined =>
  actionsIn(messages).find((action) => action.label === label && action.uri !== undefined)?.uri;
