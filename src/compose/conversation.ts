/** Puts together what talks with residents in LINE: the dialogues in their order, and the turn that asks them. */
import type { Content, WardContent } from "../content.js";
import { createCommandDialogue } from "../conversation/commandDialogue.js";
import type { Dialogue, Outcome, Turn } from "../conversation/dialogue.js";
import { createGreetingDialogue } from "../conversation/greetingDialogue.js";
import { menuBubble } from "../conversation/menuBubble.js";
import { createTurn, type RunTurn } from "../conversation/turn.js";
import type { Database } from "../db.js";
import { createGuideDialogue } from "../guide/guideDialogue.js";
import { createPriorityDialogue } from "../guide/priorityDialogue.js";
import type { UseStore } from "../guide/useStore.js";
import type { InboxStore } from "../line/inboxStore.js";
import { text } from "../line/messages.js";
import type { ReplyStore } from "../line/replyStore.js";
import type { MenuJobs } from "../menu/menuJobs.js";
import { createForgetDialogue } from "../resident/forgetDialogue.js";
import { createLanguageDialogue } from "../resident/languageDialogue.js";
import type { ResidentStore } from "../resident/residentStore.js";
import { createWardDialogue } from "../resident/wardDialogue.js";
import { createShelterDialogue } from "../shelter/shelterDialogue.js";
import type { Clock } from "../time.js";

export interface ConversationParts {
  content: Content;
  database: Database;
  clock: Clock;
  inbox: InboxStore;
  replies: ReplyStore;
  residents: ResidentStore;
  uses: UseStore;
  menuJobs: MenuJobs;
  demo: boolean;
  publicUrl: string;
}

export function composeConversation(parts: ConversationParts): RunTurn {
  const { content, database, clock, inbox, replies, residents, uses } = parts;
  const { languageNames } = content;
  const { menuChanged } = parts.menuJobs;
  const wardsOf = (channel: string): WardContent[] =>
    (content.channels.get(channel) ?? []).flatMap((id) => content.wards.get(id) ?? []);
  const servesSeveralWards = (channel: string) => wardsOf(channel).length > 1;

  const ward = createWardDialogue({ residents, wardsOf, commands: content.commands, menuChanged });
  const language = createLanguageDialogue({
    residents,
    languageNames,
    servesSeveralWards,
    askWard: ward.ask,
    menuChanged,
  });
  const forget = createForgetDialogue(residents);
  const shelter = createShelterDialogue({
    wards: content.wards,
    source: content.shelterSource,
    readings: content.townReadings,
  });
  const guide = createGuideDialogue({
    uses,
    smalltalk: content.smalltalk,
    wardOf: (id) => content.wards.get(id),
    elsewhereOf: (id) => content.elsewhere.find((service) => service.id === id),
    dialogues: new Set(["shelter"]),
    publicUrl: parts.publicUrl,
  });
  const command = createCommandDialogue({
    commands: content.commands,
    openers: {
      language: async (turn) => language.ask(turn),
      forget: async (turn) => forget.ask(turn),
      shelter: async (turn) => shelter.open(turn),
      ward: async (turn) => (servesSeveralWards(turn.resident.channel) ? ward.ask(turn) : undefined),
    },
    showEntry: guide.show,
    servesSeveralWards,
  });
  const greeting = createGreetingDialogue({
    demo: parts.demo,
    languageNames,
    servesSeveralWards,
    askWard: ward.ask,
  });
  const priority = createPriorityDialogue({ priority: content.priority, uses });
  const dialogues: Dialogue[] = [priority, ward, command, greeting, language, forget, shelter, guide];

  const strayButton = (turn: Turn): Outcome => ({
    messages: [
      text(turn.ward.say(turn.resident.language)("strayButton")),
      menuBubble(turn.ward, turn.resident.language, servesSeveralWards(turn.resident.channel)),
    ],
    aside: true,
  });
  return createTurn({
    database,
    inbox,
    replies,
    residents,
    clock,
    dialogues,
    strayButton,
    onlyWardOf: (channel) => (servesSeveralWards(channel) ? undefined : wardsOf(channel)[0]?.ward.id),
    contentOf(channel, wardId) {
      const wards = wardsOf(channel);
      const chosen = wards.find((one) => one.ward.id === wardId) ?? wards[0];
      if (!chosen) throw new Error(`channel ${channel} serves no ward`);
      return chosen;
    },
    eraseMessage: uses.erase,
  });
}
