/** An event as a card: what, when, where, whether a place is left, and the two ways on. */
import { bubble, button, heading, line, note } from "../../line/flex.js";
import { fitGraphemes, limits } from "../../line/limits.js";
import {
  colours,
  type FlexBubble,
  type FlexComponent,
  type LineAction,
  linkAction,
  postbackAction,
  shorten,
} from "../../line/messages.js";
import { distanceWords } from "../../shelter/shelterView.js";
import type { Places } from "../booking/bookingDesk.js";
import { eventWhen, instantWhen } from "../event/eventWhen.js";
import { signUpState, type WardEvent } from "../event/wardEvent.js";
import { eventPath, signUpPath } from "../paths.js";
import type { EventFit } from "./matchEvents.js";
import { kindPhrases, type QueryVoice } from "./queryWords.js";

export interface EventVoice extends QueryVoice {
  colour: string;
  now: Date;
  ward: { id: string; name: string; officialPage: string };
  /** Whole address of a path of ours. */
  linkTo(path: string): string;
}

export interface ShownEvent {
  fit: EventFit;
  places: Places | undefined;
  /** Their own active one. */
  bookingId: string | undefined;
  /** Lets them sign up; undefined: the button asks for a card with a fresh one. */
  token: string | undefined;
}

export const label = (words: string): string => fitGraphemes(words, limits.flexLabel);

export function eventCard(shown: ShownEvent, voice: EventVoice): { bubble: FlexBubble; words: string } {
  const { event } = shown.fit;
  const { say, language, colour } = voice;
  const when = eventWhen(event, language);
  const place = placeWords(shown.fit, voice);
  const state = stateWords(event, voice);
  const marks = [event.withChildren && say("findWithChildren"), event.free && say("findFree")].filter(Boolean);
  const room = event.cancelled ? undefined : roomWords(shown, voice);
  const tag = [say(kindPhrases[event.kind]), event.fictional && say("demoMark")].filter(Boolean).join("・");
  const body: FlexComponent[] = [
    line(tag, { size: "xs", color: colour, weight: "bold" }),
    ...(state === undefined ? [] : [line(state, { color: colours.alarm, weight: "bold" })]),
    heading(event.title),
    line(when, { weight: "bold", ...(event.cancelled && { decoration: "line-through" as const }) }),
    ...(place === undefined ? [] : [line(place)]),
    ...(event.summary === undefined ? [] : [line(shorten(event.summary, 120), { size: "sm" })]),
    ...(marks.length === 0 ? [] : [line(marks.join("・"), { size: "sm" })]),
    ...(room === undefined ? [] : [line(room, { size: "sm", weight: "bold" })]),
    ...(event.source === undefined ? [] : [note(say("source", { title: shorten(event.source, 60) }))]),
  ];
  const details = linkAction(label(say("details")), voice.linkTo(eventPath(voice.ward.id, event.key)));
  const first = firstAction(shown, voice);
  return {
    words: [`・${event.title}`, when, place, state, room].filter(Boolean).join(" "),
    bubble: bubble(body, [
      ...(first ? [button(first, "primary", colour)] : []),
      button(details, first ? "secondary" : "primary", first ? undefined : colour),
    ]),
  };
}

function firstAction({ fit: { event }, bookingId, token }: ShownEvent, voice: EventVoice): LineAction | undefined {
  const { say } = voice;
  if (bookingId !== undefined) return postbackAction(label(say("findBooked")), "booking", "show", { b: bookingId });
  if (signUpState(event, voice.now) !== "open") return undefined;
  if (token === undefined)
    return postbackAction(label(say("findSignUp")), "event", "card", { e: event.id, l: voice.language });
  return linkAction(label(say("findSignUp")), voice.linkTo(signUpPath(voice.ward.id, event.key, token)));
}

function placeWords({ event, metres, byTown }: EventFit, { say, townName }: EventVoice): string | undefined {
  const place = event.place ?? event.address ?? (event.district && townName(event.district));
  const far = metres === undefined ? undefined : distanceWords(metres, say);
  // Of the town's middle no more can be said than about how far.
  const distance = far && byTown && event.district ? `${townName(event.district)} ${far}` : far;
  return (
    [place, distance && (place === undefined ? distance : `（${distance}）`)].filter(Boolean).join("") || undefined
  );
}

function stateWords(event: WardEvent, { say, language }: EventVoice): string | undefined {
  if (event.cancelled) return say("findCancelled");
  if (!event.movedFrom) return undefined;
  return say("findMoved", { date: eventWhen({ ...event, startsAt: event.movedFrom, endsAt: undefined }, language) });
}

function roomWords({ fit: { event }, places }: ShownEvent, { say, language, now }: EventVoice): string | undefined {
  switch (signUpState(event, now)) {
    case "none":
      return say("findNoSignUp");
    case "early":
      return event.signUpFrom && say("findSignUpFrom", { date: instantWhen(event.signUpFrom, language) });
    case "over":
      return say("findSignUpOver");
    case "open": {
      if (event.capacity === undefined) return undefined;
      const left = event.capacity - (places?.taken ?? 0);
      return left > 0 && (places?.waiting ?? 0) === 0 ? say("findLeft", { n: left }) : say("findFull");
    }
  }
}
