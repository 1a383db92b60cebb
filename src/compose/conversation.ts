/** Puts together what talks with residents in LINE: the dialogues in their order, and the turn that asks them. */
import type { WardContent } from "../content.js";
import { createCommandDialogue } from "../conversation/commandDialogue.js";
import type { Dialogue, Outcome, Turn } from "../conversation/dialogue.js";
import { createGreetingDialogue } from "../conversation/greetingDialogue.js";
import { menuBubble } from "../conversation/menuBubble.js";
import { createTurn, type RunTurn } from "../conversation/turn.js";
import { createGuideDialogue } from "../guide/guideDialogue.js";
import { createPriorityDialogue } from "../guide/priorityDialogue.js";
import { text } from "../line/messages.js";
import type { MenuJobs } from "../menu/menuJobs.js";
import { createForgetDialogue } from "../resident/forgetDialogue.js";
import { createLanguageDialogue } from "../resident/languageDialogue.js";
import { createSettingsDialogue } from "../resident/settingsDialogue.js";
import { createWardDialogue } from "../resident/wardDialogue.js";
import { createShelterDialogue } from "../shelter/shelterDialogue.js";
import { codeTriesStore } from "../survey/chat/codeTriesStore.js";
import { createSurveyDialogue } from "../survey/chat/surveyDialogue.js";
import { besideSurvey } from "../survey/chat/surveyResume.js";
import { createTalkDialogue } from "../talk/talkDialogue.js";
import type { Parts } from "./parts.js";
import type { Surveys } from "./surveys.js";

export function composeConversation(
  parts: Parts,
  { answering, withdrawal, forgetUnsent }: Pick<Surveys, "answering" | "withdrawal" | "forgetUnsent">,
  { menuChanged }: Pick<MenuJobs, "menuChanged">,
): RunTurn {
  const { base: content, database, clock, inbox, replies, residents, uses, threads, dialogues: existing } = parts;
  const { demo, publicUrl } = parts.config;
  const { languageNames } = content;
  /** With what staff added in the console. */
  const wardOf = (id: string) => parts.content().wards.get(id);
  const wardsOf = (channel: string): WardContent[] =>
    (content.channels.get(channel) ?? []).flatMap((id) => wardOf(id) ?? []);
  const servesSeveralWards = (channel: string) => wardsOf(channel).length > 1;

  const ward = createWardDialogue({ residents, wardsOf, commands: content.commands, menuChanged });
  const language = createLanguageDialogue({
    residents,
    languageNames,
    servesSeveralWards,
    askWard: ward.ask,
    menuChanged,
  });
  const forget = createForgetDialogue({
    ...residents,
    async forget(tx, residentId) {
      await threads.forgetThreads(tx, residentId);
      await forgetUnsent(tx, residentId);
      await residents.forget(tx, residentId);
    },
  });
  const settings = createSettingsDialogue({ links: parts.links, readings: content.townReadings, publicUrl });
  const talk = createTalkDialogue({
    threads,
    officeHoursOf: async (tx, id) => (await parts.settings.read(tx, id)).officeHours,
    publicUrl,
  });
  const survey = createSurveyDialogue({ answering, withdrawal, tries: codeTriesStore, publicUrl });
  const shelter = createShelterDialogue({
    wards: content.wards,
    source: content.shelterSource,
    readings: content.townReadings,
  });
  const guide = createGuideDialogue({
    uses,
    smalltalk: content.smalltalk,
    wardOf,
    elsewhereOf: (id) => content.elsewhere.find((service) => service.id === id),
    dialogues: existing,
    publicUrl,
  });
  const command = createCommandDialogue({
    commands: content.commands,
    openers: {
      language: async (turn) => language.ask(turn),
      forget: async (turn) => forget.ask(turn),
      shelter: async (turn) => shelter.open(turn),
      settings: settings.open,
      talk: talk.open,
      survey: survey.open,
      ward: async (turn) => (servesSeveralWards(turn.resident.channel) ? ward.ask(turn) : undefined),
    },
    showEntry: guide.show,
    servesSeveralWards,
  });
  const greeting = createGreetingDialogue({
    demo,
    languageNames,
    servesSeveralWards,
    askWard: ward.ask,
  });
  const priority = createPriorityDialogue({ priority: content.priority, uses });
  const dialogues: Dialogue[] = [
    ...[priority, ward, command, greeting, language, forget, settings, talk, survey],
    // What is asked in between leaves a survey that is open as it was.
    ...[shelter, guide].map(besideSurvey),
  ];

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
