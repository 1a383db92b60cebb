/** Residents before their phones: surveys really published, answers really stored, and the order of a real turn. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Dialogue, Outcome, Told, Turn } from "../../../src/conversation/dialogue.js";
import type { Tx } from "../../../src/db.js";
import type { Language } from "../../../src/language.js";
import { lostQuickReplies, messageProblems } from "../../../src/line/limits.js";
import { type LineMessage, text } from "../../../src/line/messages.js";
import { readPostback } from "../../../src/line/postback.js";
import { createWithdrawal } from "../../../src/survey/answering/respondentWithdrawalStore.js";
import { createAnswering } from "../../../src/survey/answering/surveyAnsweringStore.js";
import { codeTriesStore } from "../../../src/survey/chat/codeTriesStore.js";
import { createSurveyDialogue } from "../../../src/survey/chat/surveyDialogue.js";
import { besideSurvey } from "../../../src/survey/chat/surveyResume.js";
import { newSalt } from "../../../src/survey/respondent/respondent.js";
import { keyOfResident } from "../../../src/survey/respondent/respondentStore.js";
import type { SurveyDefinition } from "../../../src/survey/survey.js";
import { createVault } from "../../../src/vault.js";
import { realContent } from "../../support/content.js";
import { useDatabase } from "../../support/database.js";

export const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
const content = realContent();

export interface Reply {
  messages: LineMessage[];
  /** Everything that can be read, with the alternative texts. */
  words: string;
}

interface PersonOptions {
  ward?: string;
  language?: Language;
}

export function useSurveyTalk() {
  const database = useDatabase();
  const answering = createAnswering({ vault, changed: async () => {} });
  const withdrawal = createWithdrawal({ vault, changed: async () => {} });
  const survey = createSurveyDialogue({
    ...{ answering, withdrawal, tries: codeTriesStore },
    publicUrl: "https://ward.example/",
  });
  /** Answers any text, as the guide does. */
  const guide = besideSurvey<Dialogue>({
    name: "guide",
    hear: async (_turn, told) =>
      told.kind === "text" ? { messages: [text(`案内：${told.text.length}文字`)] } : undefined,
  });
  let clock = new Date("2026-11-20T10:00:00+09:00");
  let events = 0;
  const run = <T>(work: (tx: Tx) => Promise<T>) => database.transaction("console", work);

  async function publish(
    definition: SurveyDefinition,
    { ward = "nishi", closesAt }: { ward?: string; closesAt?: Date } = {},
  ): Promise<string> {
    const id = randomUUID();
    await run(async (tx) => {
      await tx.survey.create({
        data: {
          id,
          ward,
          key: definition.key,
          class: definition.class,
          state: "open",
          salt: newSalt(vault),
          version: 1,
          closesAt: closesAt ?? null,
          opensAt: clock,
        },
      });
    });
    await addVersion(id, 1, definition);
    return id;
  }

  async function addVersion(surveyId: string, number: number, definition: SurveyDefinition): Promise<void> {
    await run(async (tx) => {
      await tx.surveyVersion.create({
        data: { surveyId, number, definition: definition as object, sha256: randomUUID(), publishedAt: clock },
      });
      await tx.survey.update({ where: { id: surveyId }, data: { version: number } });
    });
  }

  async function person({ ward = "nishi", language = "ja" }: PersonOptions = {}) {
    const id = randomUUID();
    await run(async (tx) => {
      await tx.resident.create({ data: { id, channel: ward, ward, language } });
      await tx.lineContact.create({
        data: {
          residentId: id,
          channel: ward,
          person: Buffer.from(id),
          lineUserId: vault.seal("line user id", `U${id.replaceAll("-", "")}`),
        },
      });
    });
    let kept: { dialogue: string; state: object } | undefined;
    let last: LineMessage[] = [];

    async function told(what: Told, stamp?: string): Promise<Reply> {
      const here = content.wards.get(ward);
      if (!here) throw new Error(`no ward ${ward}`);
      const event = ++events;
      const turnFor = (tx: Tx, name: string): Turn => ({
        tx,
        resident: { id, channel: ward, ward, language },
        ward: here,
        now: clock,
        state: kept?.dialogue === name ? kept.state : undefined,
        open: kept?.dialogue,
        lastEntry: undefined,
        messageKey: null,
        stamp: stamp ?? `${new Date(clock.getTime() + event).toISOString()}#${String(event).padStart(19, "0")}`,
        effectId: (effect) => `${event} ${effect}`,
      });
      const hearing = (tx: Tx) => async (): Promise<[Outcome | undefined, string]> => {
        for (const dialogue of what.kind === "postback" ? [survey] : [survey, guide]) {
          const outcome =
            what.kind === "text" && what.text === "アンケート"
              ? await survey.open(turnFor(tx, "survey"))
              : await dialogue.hear(turnFor(tx, dialogue.name), what);
          if (outcome) return [outcome, dialogue.name];
        }
        return [undefined, ""];
      };
      // Every turn runs twice, the first time for nothing: what it says the second time must be the same.
      let rehearsed: Outcome | undefined;
      await database
        .transaction("worker", async (tx) => {
          [rehearsed] = await hearing(tx)();
          throw new Error("taken back");
        })
        .catch((error: unknown) => {
          if (!(error instanceof Error) || error.message !== "taken back") throw error;
        });
      const [outcome, name] = await database.transaction("worker", (tx) => hearing(tx)());
      expect(outcome).toEqual(rehearsed);
      if (!outcome) return { messages: [], words: "" };
      if (!outcome.aside) kept = outcome.state ? { dialogue: name, state: outcome.state } : undefined;
      last = outcome.messages;
      expect(messageProblems(last)).toEqual([]);
      expect(lostQuickReplies(last)).toEqual([]);
      return { messages: last, words: wordsIn(last) };
    }

    const press = (data: string, stamp?: string) => {
      const button = readPostback(data);
      if (!button) throw new Error(`no button of ours: ${data}`);
      return told({ kind: "postback", ...button, picked: undefined }, stamp);
    };
    return {
      id,
      say: (words: string) => told({ kind: "text", text: words }),
      press,
      /** Taps what carries these words in the last reply, or in an older one. */
      tap: (label: string, of: readonly LineMessage[] = last, stamp?: string) => press(buttonIn(of, label), stamp),
      open: () => kept?.dialogue,
      state: () => kept?.state,
      last: () => last,
    };
  }

  return {
    database,
    answering,
    withdrawal,
    run,
    publish,
    addVersion,
    person,
    at: (instant: string) => {
      clock = new Date(instant);
    },
    now: () => clock,
    /** Whose response it will be. */
    async keyOf(surveyId: string, residentId: string): Promise<Buffer> {
      const key = await run((tx) => keyOfResident(tx, vault, surveyId, residentId));
      if (!key) throw new Error("nobody");
      return key;
    },
    /** What counts. */
    async responses(surveyId: string) {
      // Text, because the client can't read a NULL in an array of numbers.
      return run(
        (tx) => tx.$queryRaw<{ frame: string; picks: string }[]>`
          SELECT frame, picks::text AS picks FROM survey_response WHERE survey_id = ${surveyId}::uuid`,
      );
    },
    async sheetOf(surveyId: string, residentId: string) {
      return run(async (tx) => {
        const found = await answering.findById(tx, surveyId);
        if (!found) throw new Error("no survey");
        const way = await answering.friend(tx, found, residentId, clock);
        if (way.kind !== "respondent") throw new Error(way.kind);
        return answering.sheet(tx, found, way.respondent, "ja");
      });
    },
  };
}

const wordsIn = (value: unknown): string =>
  [...JSON.stringify(value).matchAll(/"(?:text|altText|label)":"((?:[^"\\]|\\.)*)"/g)]
    .map((match) => JSON.parse(`"${match[1]}"`) as string)
    .join("\n");

export function actionsIn(value: unknown): { label?: string; data?: string; uri?: string; displayText?: string }[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "action" ? [inner] : actionsIn(inner)));
}

export function buttonIn(messages: readonly LineMessage[], label: string): string {
  const found = [...actionsIn(messages), ...quickIn(messages)].find((action) => action.label === label);
  if (!found?.data) throw new Error(`no button ${label} in ${wordsIn(messages)}`);
  return found.data;
}

const quickIn = (messages: readonly LineMessage[]) => messages.flatMap((one) => actionsIn(one.quickReply?.items ?? []));

export const linksIn = (messages: readonly LineMessage[]): string[] =>
  actionsIn(messages).flatMap(({ uri }) => (uri === undefined ? [] : [uri]));
