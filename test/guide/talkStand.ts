/** A resident's talk with the guide, without a database: what was said, what was stored, and how the time goes by. */

import type { Outcome, Told, Turn } from "../../src/conversation/dialogue.js";
import type { AnswerTold, LastShown } from "../../src/conversation/lastAnswer.js";
import { nextLast } from "../../src/conversation/lastAnswer.js";
import type { Tx } from "../../src/db.js";
import { createGuideDialogue } from "../../src/guide/guideDialogue.js";
import type { Use, UseStore } from "../../src/guide/useStore.js";
import type { Language } from "../../src/language.js";
import { messageProblems } from "../../src/line/limits.js";
import type { LineMessage } from "../../src/line/messages.js";
import { readPostback } from "../../src/line/postback.js";
import type { Resident } from "../../src/resident/resident.js";
import { uuid5 } from "../../src/uuid.js";
import { realContent } from "../support/content.js";

export interface Said {
  /** All words, as they are read aloud. */
  words: string;
  /** Label → what its button carries. */
  buttons: ReadonlyMap<string, string>;
  messages: readonly LineMessage[];
  lastEntry: string | undefined;
}

export function talkWith(ward = "nishi", language: Language = "ja") {
  const content = realContent();
  const own = content.wards.get(ward);
  if (!own) throw new Error(`no ward ${ward}`);
  const shown: Use[] = [];
  const ratings: { useId: string; helpful: boolean }[] = [];
  const choices: { useId: string; entry: string }[] = [];
  const unanswered: string[] = [];
  const uses: UseStore = {
    shown: async (_tx, use) => void shown.push(use),
    rated: async (_tx, useId, helpful) => void ratings.push({ useId, helpful }),
    chosen: async (_tx, choice) => void choices.push(choice),
    unanswered: async (_tx, question) => void unanswered.push(question.text),
    wish: async () => true,
    erase: async () => undefined,
    forgetOld: async () => undefined,
  };
  const dialogue = createGuideDialogue({
    uses,
    smalltalk: content.smalltalk,
    followUps: content.followUps,
    wardOf: (id) => content.wards.get(id),
    elsewhereOf: (id) => content.elsewhere.find((service) => service.id === id),
    dialogues: new Set(["shelter"]),
    publicUrl: "https://example.org",
  });
  let now = Date.parse("2026-11-20T10:00:00+09:00");
  let last: LastShown = { entry: undefined, answer: undefined };
  let turns = 0;

  async function tell(told: Told): Promise<Said> {
    turns += 1;
    const turn: Turn = {
      tx: {} as Tx,
      resident: { id: uuid5("resident", ward), channel: ward, ward, language } as Resident,
      ward: own as NonNullable<typeof own>,
      now: new Date(now),
      state: undefined,
      open: undefined,
      lastEntry: last.entry,
      lastAnswer: last.answer,
      messageKey: null,
      stamp: String(turns),
      effectId: (name) => uuid5("turn", String(turns), name),
    };
    const outcome: Outcome = (await dialogue.hear(turn, told)) ?? { messages: [] };
    last = nextLast(last, outcome as { lastEntry?: string | null; answered?: AnswerTold }, turn.now);
    const problems = messageProblems(outcome.messages);
    if (problems.length > 0) throw new Error(`LINE would refuse: ${JSON.stringify(problems)}`);
    return {
      words: outcome.messages
        .map((message) => ("altText" in message ? message.altText : JSON.stringify(message)))
        .join("\n\n"),
      buttons: new Map(buttonsIn(outcome.messages)),
      messages: outcome.messages,
      lastEntry: last.entry,
    };
  }

  return {
    say: (text: string) => tell({ kind: "text", text }),
    press(data: string | undefined) {
      const button = readPostback(data ?? "");
      if (!button) throw new Error(`no button ${data}`);
      return tell({ kind: "postback", ...button, picked: undefined });
    },
    wait(minutes: number): void {
      now += minutes * 60_000;
    },
    shown,
    ratings,
    choices,
    unanswered,
  };
}

function buttonsIn(part: unknown): [string, string][] {
  if (Array.isArray(part)) return part.flatMap(buttonsIn);
  if (typeof part !== "object" || part === null) return [];
  const { label, data, uri } = part as { label?: string; data?: string; uri?: string };
  const own: [string, string][] = label !== undefined ? [[label, data ?? uri ?? ""]] : [];
  return [...own, ...Object.values(part).flatMap(buttonsIn)];
}
