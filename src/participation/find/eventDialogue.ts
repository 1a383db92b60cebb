/**
 * Asking for events: by a word of the menu, in one's own words, by buttons. Where somebody is, they tell by LINE's
 * location message or by words; neither is kept, the place travels in the buttons as in the search for shelters.
 */
import { z } from "zod";
import type { Dialogue, Outcome, Told, Turn } from "../../conversation/dialogue.js";
import { language as languageSchema } from "../../language.js";
import { settingsStore } from "../../resident/settingsStore.js";
import type { Point } from "../../shelter/nearest.js";
import { createFindPlace, type PlaceWard } from "../../shelter/place.js";
import { readPoint, writePoint } from "../../shelter/shelterPoint.js";
import type { Site } from "../../shelter/site.js";
import { wardEventStore } from "../event/wardEventStore.js";
import { createEventAnswers } from "./eventAnswerDialogue.js";
import { createEventsBeside } from "./eventBesideDialogue.js";
import { createEventCards, type EventCardOptions, type EventCards, readerOf } from "./eventCardsDialogue.js";
import { askPlaceMessages, eventAction } from "./eventNoneBubble.js";
import { type EventQuery, eventQuery, everything, readQuery, writeQuery } from "./eventQuery.js";
import { createWishTalk } from "./eventWishDialogue.js";
import { createTownPoints, type TownPoints } from "./townPoints.js";
import { type TownWords, townWordsOf } from "./townWords.js";
import { understandEvents } from "./understand.js";

export interface EventDialogueOptions extends EventCardOptions {
  wards: ReadonlyMap<string, { ward: PlaceWard & { towns: readonly string[] }; sites: readonly Site[] }>;
  /** Shows an entry of the guide. */
  showEntry(turn: Turn, entry: string): Promise<Outcome | undefined>;
}

export interface EventDialogue extends Dialogue {
  /** Everything that is to come. */
  open(turn: Turn): Promise<Outcome>;
  /** Courses and lectures. */
  openCourses(turn: Turn): Promise<Outcome>;
  /** Lets another dialogue's answers about taking part be followed by coming events. */
  eventsBeside<T extends Dialogue>(dialogue: T): T;
  /** For the notices to those who left a wish. */
  cards: EventCards;
  points: TownPoints;
}

/** Kept while the place is asked for: what is looked for, and nothing about the place. */
const asking = z.strictObject({
  step: z.literal("place"),
  query: eventQuery,
  missed: z.int(),
  language: languageSchema,
});

const courses: EventQuery = { kinds: ["course", "lecture"] };
const offsetShape = /^\d{1,3}$/;

export function createEventDialogue({ wards, showEntry, ...cardOptions }: EventDialogueOptions): EventDialogue {
  const { readings } = cardOptions;
  const contents = [...wards.values()];
  const sites = contents.flatMap((content) => content.sites);
  const points = createTownPoints(sites, readings);
  const findPlace = createFindPlace(
    sites,
    contents.map(({ ward }) => ward),
    readings,
  );
  const townWords = new Map<string, TownWords>(
    contents.map(({ ward }) => [ward.id, townWordsOf(ward.towns, readings)]),
  );
  const cards = createEventCards(cardOptions);
  const answers = createEventAnswers({ cards, points, showEntry });
  const wishes = createWishTalk({ cards });

  function askPlace(turn: Turn, query: EventQuery, missed: number): Outcome {
    const voice = cards.voiceOf(readerOf(turn));
    const ward = turn.ward.ward;
    const town = ward.towns[0];
    const example = town === undefined ? voice.ward.name : voice.townName(town);
    const words = voice.say(missed > 0 ? "findUnknownPlace" : "findAskPlace", { example });
    return {
      messages: askPlaceMessages(words, voice),
      state: { step: "place", query, missed, language: voice.language },
    };
  }

  /** `home` is answered by the town of the settings, where they chose one; it is named, so they see it. */
  async function find(turn: Turn, query: EventQuery, offset = 0): Promise<Outcome> {
    if (!query.near) return answers.list(turn, { query, offset });
    const { district } = query.near === "home" ? await settingsStore.read(turn.tx, turn.resident.id) : {};
    const at = district === undefined ? undefined : points.pointOf(turn.ward.ward.id, district);
    return at ? answers.list(turn, { query, at, nearTown: district, offset }) : askPlace(turn, query, 0);
  }

  const nearTownOf = (turn: Turn, town: string | undefined) => turn.ward.ward.towns.find((one) => one === town);

  function hearPlace(turn: Turn, told: Told): Promise<Outcome> | Outcome | undefined {
    const open = asking.safeParse(turn.state).data;
    if (!open) return undefined;
    const { query, missed, language } = open;
    const there = speaking(turn, language);
    if (told.kind === "location") return answers.list(there, { query, at: rounded(told) });
    if (told.kind !== "text") return undefined;
    const found = findPlace(told.text, turn.ward.ward.id);
    switch (found.kind) {
      case "found":
        return answers.list(there, { query, at: rounded(found.place), nearTown: nearTownOf(turn, found.place.name) });
      case "several": {
        const voice = cards.voiceOf(readerOf(there));
        const choices = found.options.map((place) =>
          eventAction(place.name, "list", voice, { ...writeQuery(query), at: writePoint(place) }),
        );
        return {
          ...askPlace(there, query, 0),
          messages: askPlaceMessages(voice.say("findWhichPlace"), voice, choices),
        };
      }
      case "unknown":
        // A second miss, or another question: it was not meant as a place, and whoever comes next may answer.
        if (missed > 0 || /[?？]|教えて|ですか|ますか/.test(told.text)) return undefined;
        return askPlace(there, query, missed + 1);
      default:
        return found satisfies never;
    }
  }

  async function hearText(turn: Turn, text: string): Promise<Outcome | undefined> {
    const towns = townWords.get(turn.ward.ward.id);
    if (!towns) return undefined;
    const understood = understandEvents(text, { now: turn.now, language: turn.resident.language, towns });
    return understood && find(speaking(turn, understood.language), understood.query);
  }

  async function press(
    turn: Turn,
    action: string,
    values: Readonly<Record<string, string>>,
  ): Promise<Outcome | undefined> {
    const { at, o, l, i, e, h, ...filters } = values;
    const there = speaking(turn, languageSchema.catch(turn.resident.language).parse(l));
    if (action === "open") return find(there, everything);
    if (action === "wishes") return wishes.list(there);
    if (action === "unwish") return wishes.takeBack(there, i);
    if (action === "card") return card(there, e);
    const query = readQuery(filters);
    if (!query) return undefined;
    const point = readPoint(at);
    switch (action) {
      case "list": {
        const offset = offsetShape.test(o ?? "") ? Number(o) : 0;
        return query.near && point
          ? answers.list(there, { query, at: point, nearTown: nearTownOf(turn, h), offset })
          : find(there, query, offset);
      }
      case "near":
        return askPlace(there, { ...query, near: query.near ?? "here" }, 0);
      case "wish":
        return wishes.leave(there, query, await townOf(there, query, point));
      default:
        return undefined;
    }
  }

  /** The town that 「近く」 was: a wish keeps no point. */
  async function townOf(turn: Turn, query: EventQuery, at: Point | undefined): Promise<string | undefined> {
    if (!query.near) return undefined;
    if (at) return points.nearestTown(turn.ward.ward.id, at);
    return (await settingsStore.read(turn.tx, turn.resident.id)).district;
  }

  async function card(turn: Turn, id: string | undefined): Promise<Outcome | undefined> {
    if (!z.uuid().safeParse(id).success || id === undefined) return undefined;
    const event = await wardEventStore.find(turn.tx, turn.ward.ward.id, { id });
    return event?.state === "published" ? answers.one(turn, event) : undefined;
  }

  return {
    name: "event",
    cards,
    points,
    open: (turn) => find(turn, everything),
    openCourses: (turn) => find(turn, courses),
    eventsBeside: createEventsBeside({ answers, cards }),
    async hear(turn, told) {
      if (told.kind === "postback") return press(turn, told.action, told.values);
      const query = told.kind === "text" ? await hearText(turn, told.text) : undefined;
      return query ?? hearPlace(turn, told);
    },
  };
}

/** The rest of the turn in the language that was written. */
const speaking = (turn: Turn, language: Turn["resident"]["language"]): Turn => ({
  ...turn,
  resident: { ...turn.resident, language },
});

/** As exact as the buttons carry it, so that the next page of a list is of the same place. */
const rounded = (point: Point): Point => readPoint(writePoint(point)) ?? point;
