/** 「いま混んでる？」: the counters' own numbers with their time; without them the ward's page, or an honest no. */
import type { OfficeHours } from "../../console/settings/wardSetting.js";
import type { Dialogue, Outcome, Turn } from "../../conversation/dialogue.js";
import type { Tx } from "../../db.js";
import { queueBubble, queueUnknown } from "./queueBubble.js";
import { asksQueue } from "./queueQuestion.js";
import { queueStore } from "./queueStore.js";
import { closedWords, queueCounters } from "./queueWords.js";

export interface QueueDialogueOptions {
  /** In the turn's transaction. */
  officeHoursOf(tx: Tx, ward: string): Promise<OfficeHours>;
  /** An entry of the guide, as the guide shows it. */
  showEntry(turn: Turn, entry: string): Promise<Outcome | undefined>;
  /** What links in messages start with. */
  publicUrl: string;
}

export interface QueueDialogue extends Dialogue {
  open(turn: Turn): Promise<Outcome>;
}

const waitingEntry = "office.waiting";

export function createQueueDialogue({ officeHoursOf, showEntry, publicUrl }: QueueDialogueOptions): QueueDialogue {
  async function open(turn: Turn): Promise<Outcome> {
    const { tx, ward, now } = turn;
    const { language } = turn.resident;
    const say = ward.say(language);
    const counters = queueCounters(await queueStore.ofWard(tx, ward.ward.id), now, say);
    const closed = closedWords(await officeHoursOf(tx, ward.ward.id), now, say, language);
    if (counters.length > 0) return { messages: [queueBubble({ ward, language, counters, closed, publicUrl })] };
    const unknown = queueUnknown(ward, language, closed);
    if (ward.ward.queuePage || !ward.topics.has(waitingEntry)) return { messages: [unknown] };
    const entry = await showEntry(turn, waitingEntry);
    return { ...entry, messages: [unknown, ...(entry?.messages ?? [])] };
  }

  return {
    name: "queue",
    open,
    async hear(turn, told) {
      if (told.kind === "postback") return told.action === "open" ? open(turn) : undefined;
      return told.kind === "text" && asksQueue(told.text) ? open(turn) : undefined;
    },
  };
}
