/** 「職員に相談」: leads to a page of ours. Nothing is asked for and nothing is taken in the chat. */
import type { OfficeHours } from "../console/settings/wardSetting.js";
import type { Dialogue, Outcome, Turn } from "../conversation/dialogue.js";
import type { Tx } from "../db.js";
import { isOpen } from "./officeHours.js";
import { officeWords } from "./officeWords.js";
import { talkBubble } from "./talkBubble.js";
import { talkUrl } from "./talkUrl.js";
import type { ThreadStore } from "./threadStore.js";

export interface TalkDialogueOptions {
  threads: Pick<ThreadStore, "open">;
  /** In the turn's transaction. */
  officeHoursOf(tx: Tx, ward: string): Promise<OfficeHours>;
  /** What links in messages start with. */
  publicUrl: string;
}

export interface TalkDialogue extends Dialogue {
  open(turn: Turn): Promise<Outcome>;
}

export function createTalkDialogue({ threads, officeHoursOf, publicUrl }: TalkDialogueOptions): TalkDialogue {
  async function open(turn: Turn): Promise<Outcome> {
    const { tx, ward, now } = turn;
    const { language, id: residentId } = turn.resident;
    const hours = await officeHoursOf(tx, ward.ward.id);
    const wanted = { id: turn.effectId("thread"), ward: ward.ward.id, residentId, language };
    const { token, begun } = await threads.open(tx, wanted);
    const closed = !isOpen(hours, now);
    const times = officeWords(hours, now, ward.say(language), language);
    const pageUrl = talkUrl(publicUrl, ward.ward.id, token, language);
    return { messages: [talkBubble({ ward, language, times, closed, pageUrl, begun })] };
  }

  return {
    name: "talk",
    open,
    hear: async (turn, told) => (told.kind === "postback" && told.action === "open" ? open(turn) : undefined),
  };
}
