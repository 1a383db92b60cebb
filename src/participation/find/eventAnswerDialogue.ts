/** The answer to a query: what fits, or honestly nothing, with the next of its kind and what the guide says of it. */
import type { Outcome, Turn } from "../../conversation/dialogue.js";
import { fitGraphemes, limits } from "../../line/limits.js";
import { type LineAction, type LineMessage, text, withQuickReplies } from "../../line/messages.js";
import type { Point } from "../../shelter/nearest.js";
import { writePoint } from "../../shelter/shelterPoint.js";
import { eventKinds, type WardEvent } from "../event/wardEvent.js";
import { wardEventStore } from "../event/wardEventStore.js";
import type { EventVoice } from "./eventCardBubble.js";
import { type EventCards, readerOf } from "./eventCardsDialogue.js";
import { entryFor } from "./eventEntries.js";
import { mostCards } from "./eventListBubble.js";
import { eventAction, noneBubble } from "./eventNoneBubble.js";
import { atAnyTime, type EventQuery, everything, writeQuery } from "./eventQuery.js";
import { type EventFit, matchEvents } from "./matchEvents.js";
import { kindPhrases, queryWords } from "./queryWords.js";
import type { TownPoints } from "./townPoints.js";

export interface EventAnswerOptions {
  cards: EventCards;
  points: TownPoints;
  /** Shows an entry of the guide. */
  showEntry(turn: Turn, entry: string): Promise<Outcome | undefined>;
}

export interface EventAsked {
  query: EventQuery;
  /** Where somebody is; given where the query has `near`. */
  at?: Point | undefined;
  /** The town that it is the middle of. */
  nearTown?: string | undefined;
  /** Events to leave out, which were shown before. */
  offset?: number;
}

/** A ward has some dozens of coming events; a file may bring more, of which the later ones are looked at later. */
const mostLookedAt = 500;
const mostNext = 3;
const mostQuickKinds = 5;

export type EventAnswers = ReturnType<typeof createEventAnswers>;

export function createEventAnswers({ cards, points, showEntry }: EventAnswerOptions) {
  const coming = (turn: Turn): Promise<WardEvent[]> =>
    wardEventStore.coming(turn.tx, turn.ward.ward.id, { from: turn.now, most: mostLookedAt });

  function match(turn: Turn, events: readonly WardEvent[], query: EventQuery, at?: Point): EventFit[] {
    const ward = turn.ward.ward.id;
    return matchEvents(events, query, { now: turn.now, point: at, townPoint: (town) => points.pointOf(ward, town) });
  }

  async function list(turn: Turn, asked: EventAsked): Promise<Outcome> {
    const events = await coming(turn);
    const fits = match(turn, events, asked.query, asked.at);
    const taking = fits.filter(({ event }) => !event.cancelled).length;
    if (taking === 0) return none(turn, asked, events, fits);
    const reader = readerOf(turn);
    const voice = cards.voiceOf(reader);
    const { query, at, nearTown, offset = 0 } = asked;
    // Some are over since the button was shown: then it begins anew.
    const first = offset < fits.length ? offset : 0;
    const page = fits.slice(first, first + mostCards);
    const left = fits.length - first - page.length;
    const values = { ...writeQuery(query), ...(at && { at: writePoint(at) }), ...(nearTown && { h: nearTown }) };
    const words = queryWords(query, voice, nearTown);
    const lead =
      words === "" ? voice.say("findAll", { n: fits.length }) : voice.say("findFits", { query: words, n: fits.length });
    const more =
      left > 0
        ? eventAction(voice.say("findMore", { n: left }), "list", voice, { ...values, o: String(first + mostCards) })
        : undefined;
    return {
      messages: withQuickReplies(
        [text(lead), await cards.carousel(reader, page, lead, more)],
        quickReplies(turn, query, events, voice),
      ),
    };
  }

  /** Cancelled ones that fit are shown: who asks for them must know. */
  async function none(
    turn: Turn,
    { query, at, nearTown }: EventAsked,
    events: readonly WardEvent[],
    cancelled: readonly EventFit[],
  ): Promise<Outcome> {
    const reader = readerOf(turn);
    const voice = cards.voiceOf(reader);
    const { say } = voice;
    const words = queryWords(query, voice, nearTown);
    const next = nextOnes(turn, events, query);
    const anything = events.some((event) => !event.cancelled);
    const lead =
      cancelled.length > 0
        ? say("findOnlyCancelled", { query: words })
        : anything && words !== ""
          ? say("findNone", { query: words })
          : say("findNothing", { ward: voice.ward.name });
    const shown = cancelled.length > 0 ? cancelled : next;
    const below = shown.length > 0 && cancelled.length === 0 ? [say("findNext")] : [];
    const entry = entryFor(query, (id) => turn.ward.topics.has(id));
    const told = entry === undefined ? undefined : await showEntry(turn, entry);
    const messages: LineMessage[] = [
      noneBubble([lead, ...below], query, voice, { at, official: !anything }),
      ...(shown.length > 0 ? [await cards.carousel(reader, shown.slice(0, mostNext), below[0] ?? lead)] : []),
    ];
    return {
      messages: [...messages, ...(told?.messages ?? []).slice(0, limits.messagesPerRequest - messages.length)],
      ...(told?.lastEntry !== undefined && { lastEntry: told.lastEntry }),
    };
  }

  /** Without the day that was asked for; then the same kind wherever and for whomever it is. */
  function nextOnes(turn: Turn, events: readonly WardEvent[], query: EventQuery): EventFit[] {
    const { kinds, topic, named } = query;
    const sameKind: EventQuery = { kinds, ...(topic && { topic }), ...(named && { named }) };
    const going = events.filter((event) => !event.cancelled);
    for (const looser of [atAnyTime(query), sameKind]) {
      const { near: _near, ...anywhere } = looser;
      const fits = match(turn, going, anywhere);
      if (fits.length > 0) return fits;
    }
    return [];
  }

  function quickReplies(turn: Turn, query: EventQuery, events: readonly WardEvent[], voice: EventVoice): LineAction[] {
    const { say } = voice;
    const base = { ...query, kinds: [] };
    const { near: _near, ...anywhere } = base;
    const kinds = eventKinds.filter(
      (kind) =>
        kind !== "other" &&
        !query.kinds.includes(kind) &&
        match(turn, events, { ...anywhere, kinds: [kind] }).length > 0,
    );
    const quick = (words: string, action: string, to: EventQuery) => ({
      ...eventAction(words, action, voice, writeQuery(to)),
      label: shortLabel(words),
    });
    return [
      ...(query.near === "here" ? [] : [quick(say("findNear"), "near", { ...query, near: "here" })]),
      ...(query.withChildren
        ? []
        : [quick(say("findWithChildren"), "list", { ...anywhereOf(query), withChildren: true })]),
      ...kinds
        .slice(0, mostQuickKinds)
        .map((kind) => quick(say(kindPhrases[kind]), "list", { ...anywhere, kinds: [kind] })),
      quick(say("findEverything"), "list", everything),
    ];
  }

  return {
    list,
    /** One event by itself, as a button of a notice asks for it. */
    async one(turn: Turn, event: WardEvent): Promise<Outcome> {
      const reader = readerOf(turn);
      const fit: EventFit = { event, metres: undefined, byTown: false };
      return { messages: [await cards.carousel(reader, [fit], event.title)], aside: true };
    },
    /** Coming ones that are not cancelled, for a place beside another answer. */
    async comingFor(turn: Turn, query: EventQuery): Promise<EventFit[]> {
      return match(turn, await coming(turn), query).filter(({ event }) => !event.cancelled);
    },
  };
}

const anywhereOf = ({ near: _near, ...rest }: EventQuery): EventQuery => rest;

/** Quick replies hold half of what buttons do. */
const shortLabel = (words: string): string => fitGraphemes(words, limits.label);
