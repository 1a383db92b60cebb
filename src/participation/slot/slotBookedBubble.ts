/** A consultation that somebody has booked, in LINE: what it is called, when and where; nothing of what it is about. */
import type { WardContent } from "../../content.js";
import type { PhraseKey } from "../../conversation/phrases.js";
import type { Language } from "../../language.js";
import { bubble, button, heading, line, note } from "../../line/flex.js";
import {
  card,
  type FlexBubble,
  type FlexComponent,
  type LineMessage,
  linkAction,
  postbackAction,
} from "../../line/messages.js";
import type { CaseForm } from "../case/caseForm.js";
import { eventWhen } from "../event/eventWhen.js";
import type { SlotTime } from "./slot.js";

export interface BookedSlot {
  caseId: string;
  form: Pick<CaseForm, "title" | "quietTitle">;
  slot: SlotTime & { place: string | undefined };
  /** Of the case's own page. */
  url: string;
}

export interface Reader {
  ward: WardContent;
  language: Language;
}

const carouselMost = 10;
/** As it stands in LINE, where somebody may look over a shoulder. */
const titleOf = ({ form }: BookedSlot, language: Language) => (form.quietTitle ?? form.title)[language];

function factsOf(booked: BookedSlot, { ward, language }: Reader): string[] {
  const { slot } = booked;
  const when = eventWhen({ ...slot, allDay: false }, language);
  return [when, ...(slot.place === undefined ? [] : [ward.say(language)("slotPlace", { place: slot.place })])];
}

export function bookedSlotsBubble(booked: readonly BookedSlot[], reader: Reader, dialogue: string): LineMessage {
  const { ward, language } = reader;
  const say = ward.say(language);
  const shown = booked.slice(0, carouselMost);
  const one = (item: BookedSlot): FlexBubble =>
    bubble(
      [note(say("slotBooked")), heading(titleOf(item, language)), ...factsOf(item, reader).map((fact) => line(fact))],
      [
        button(linkAction(say("slotShow"), item.url), "primary", ward.ward.colour),
        button(postbackAction(say("slotCancel"), dialogue, "cancel", { c: item.caseId }), "secondary"),
      ],
    );
  const twin = [
    say("slotBooked"),
    ...shown.map((item) => `・${[titleOf(item, language), ...factsOf(item, reader)].join(" ")}`),
  ];
  return card(twin.join("\n"), { type: "carousel", contents: shown.map(one) });
}

export function cancelSlotBubble(booked: BookedSlot, reader: Reader, dialogue: string): LineMessage {
  const { ward, language } = reader;
  const say = ward.say(language);
  const values = { c: booked.caseId };
  return saying(booked, reader, "slotCancelAsk", [
    button(postbackAction(say("slotCancelYes"), dialogue, "cancel-yes", values), "secondary"),
    button(postbackAction(say("slotCancelNo"), dialogue, "cancel-no", values), "primary", ward.ward.colour),
  ]);
}

export function slotReminderBubble(booked: BookedSlot, reader: Reader, kind: "slotEve" | "slotMorning"): LineMessage {
  const { ward, language } = reader;
  return saying(booked, reader, kind, [
    button(linkAction(ward.say(language)("slotShow"), booked.url), "primary", ward.ward.colour),
  ]);
}

function saying(booked: BookedSlot, reader: Reader, key: PhraseKey, buttons: FlexComponent[]): LineMessage {
  const { ward, language } = reader;
  const lead = ward.say(language)(key);
  const title = titleOf(booked, language);
  const facts = factsOf(booked, reader);
  return card(
    [lead, title, ...facts].join("\n"),
    bubble([line(lead), heading(title), ...facts.map((fact) => line(fact))], buttons),
  );
}
