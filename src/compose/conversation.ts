/** Puts together what talks with residents in LINE: the dialogues in their order, and the turn that asks them. */
import type { Content, WardContent } from "../content.js";
import { createCommandDialogue, type Opener } from "../conversation/commandDialogue.js";
import type { Dialogue, Outcome, Turn } from "../conversation/dialogue.js";
import { createGreetingDialogue } from "../conversation/greetingDialogue.js";
import { menuBubble } from "../conversation/menuBubble.js";
import { createTurn, type RunTurn } from "../conversation/turn.js";
import type { Tx } from "../db.js";
import { createGuideDialogue } from "../guide/guideDialogue.js";
import { createPriorityDialogue } from "../guide/priorityDialogue.js";
import { text } from "../line/messages.js";
import type { MenuJobs } from "../menu/menuJobs.js";
import { createAssociationDialogue } from "../participation/association/associationDialogue.js";
import { createBookingDialogue } from "../participation/booking/bookingDialogue.js";
import { createCaseFormDialogue } from "../participation/case/caseFormDialogue.js";
import { createEventDialogue } from "../participation/find/eventDialogue.js";
import { createNewsDialogue } from "../participation/news/newsDialogue.js";
import { createQueueDialogue } from "../participation/queue/queueDialogue.js";
import { createSlotDialogue } from "../participation/slot/slotDialogue.js";
import { createForgetDialogue } from "../resident/forgetDialogue.js";
import { createLanguageDialogue } from "../resident/languageDialogue.js";
import { createOwnDialogue } from "../resident/own/ownDialogue.js";
import { createStaying } from "../resident/own/stayingDesk.js";
import { createSettingsDialogue } from "../resident/settingsDialogue.js";
import { settingsStore } from "../resident/settingsStore.js";
import { createWardDialogue } from "../resident/wardDialogue.js";
import { createShelterDialogue } from "../shelter/shelterDialogue.js";
import { codeTriesStore } from "../survey/chat/codeTriesStore.js";
import { createSurveyDialogue } from "../survey/chat/surveyDialogue.js";
import { besideSurvey } from "../survey/chat/surveyResume.js";
import { createTalkDialogue } from "../talk/talkDialogue.js";
import type { Participation } from "./participation.js";
import type { Parts } from "./parts.js";
import type { Surveys } from "./surveys.js";

/** @param content one version of it: a turn that begins with it ends with it */
export function composeConversation(
  parts: Parts,
  content: Content,
  { answering, withdrawal }: Pick<Surveys, "answering" | "withdrawal">,
  participation: Participation,
  { menuChanged }: Pick<MenuJobs, "menuChanged">,
): RunTurn {
  const { database, clock, inbox, replies, residents, uses, threads, links, dialogues: existing } = parts;
  const { demo, publicUrl } = parts.config;
  const { languageNames } = content;
  const wardOf = (id: string) => content.wards.get(id);
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
  const { bookings, cases, associations } = participation;
  const forget = createForgetDialogue({ forget: participation.forget }, createStaying({ bookings, cases }));
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
    unsure: parts.unsure,
    smalltalk: content.smalltalk,
    followUps: content.followUps,
    wardOf,
    elsewhereOf: (id) => content.elsewhere.find((service) => service.id === id),
    dialogues: existing,
    publicUrl,
  });
  const { townReadings: readings } = content;
  const officeHoursOf = async (tx: Tx, id: string) => (await parts.settings.read(tx, id)).officeHours;
  const event = createEventDialogue({
    ...{ bookings, links, publicUrl, readings, languageNames },
    wards: content.wards,
    showEntry: guide.show,
  });
  const slot = createSlotDialogue({ links, cases, publicUrl });
  const booking = createBookingDialogue({ bookings, links, publicUrl, more: slot.slotBookings });
  const association = createAssociationDialogue({ links, desk: associations, readings, publicUrl });
  const caseForm = createCaseFormDialogue({ links, publicUrl });
  const own = createOwnDialogue({ links, publicUrl });
  const news = createNewsDialogue({ settingsOf: settingsStore.read, readings, publicUrl });
  const queue = createQueueDialogue({ officeHoursOf, showEntry: guide.show, publicUrl });
  const command = createCommandDialogue({
    commands: content.commands,
    openers: {
      language: async (turn) => language.ask(turn),
      forget: forget.ask,
      event: by(event, event.open),
      course: by(event, event.openCourses),
      join: by(association, association.open),
      bookings: by(booking, booking.open),
      own: own.open,
      news: by(news, news.open),
      queue: by(queue, queue.open),
      shelter: by(shelter, shelter.open),
      settings: by(settings, settings.open),
      talk: by(talk, talk.open),
      survey: by(survey, survey.open),
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
  const priority = createPriorityDialogue({ priority: content.priority, smalltalk: content.smalltalk, uses });
  const dialogues: Dialogue[] = [
    ...[priority, ward, command, greeting, language, forget, settings, talk, booking, survey],
    // What is asked in between leaves a survey that is open as it was.
    ...[shelter, caseForm, slot, association, news, queue, event, event.eventsBeside(guide)].map(besideSurvey),
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
    async eraseMessage(tx, messageKey) {
      await uses.erase(tx, messageKey);
      await parts.unsure.erase(tx, messageKey);
    },
  });
}

/** What it keeps is its own, also where a command opened it. */
const by =
  ({ name }: Dialogue, open: Opener): Opener =>
  async (turn) => {
    const outcome = await open(turn);
    return outcome && { ...outcome, speaker: name };
  };
