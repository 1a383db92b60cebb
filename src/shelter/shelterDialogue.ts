/**
 * Where to flee and where to stay. Asks where (a location message or words), then from what, then names the places.
 * Neither the location nor the words are kept: the place travels in the buttons.
 */
import { z } from "zod";
import type { Dialogue, Outcome, Told, Turn } from "../conversation/dialogue.js";
import type { LineMessage } from "../line/messages.js";
import type { Ward } from "../ward.js";
import { isNeed, type Need } from "./hazard.js";
import { nearestSites, type Point } from "./nearest.js";
import { createFindPlace } from "./place.js";
import { nearestBubble } from "./shelterBubble.js";
import { readPoint, writePoint } from "./shelterPoint.js";
import { hazardQuestion, placeChoices, placeQuestion, unknownPlace } from "./shelterQuestions.js";
import type { ShelterSource, TownReadings } from "./shelterSource.js";
import type { ShelterView } from "./shelterView.js";
import type { Site } from "./site.js";

export interface ShelterDialogueOptions {
  wards: ReadonlyMap<string, { ward: Pick<Ward, "id" | "name">; sites: readonly Site[] }>;
  source: ShelterSource;
  readings: TownReadings;
}

export interface ShelterDialogue extends Dialogue {
  /** Asks where, for the word 「避難所」 and other dialogues' buttons. */
  open(turn: Turn): Promise<Outcome>;
}

/** Kept while the place is asked for; nothing about the place. */
const state = z.strictObject({ step: z.literal("place"), missed: z.int() });

/** Somebody who was just told what to do in a disaster is not asked which one: the answer for the worst comes first. */
const disasterEntry = "priority.disaster-now";

export function createShelterDialogue({ wards, source, readings }: ShelterDialogueOptions): ShelterDialogue {
  const contents = [...wards.values()];
  const sites = contents.flatMap((content) => content.sites);
  const findPlace = createFindPlace(
    sites,
    contents.map(({ ward }) => ward),
    readings,
  );

  function viewOf(turn: Turn): ShelterView {
    const { language } = turn.resident;
    const { ward } = turn.ward;
    const town = ward.towns[0] ?? ward.name.ja;
    return {
      say: turn.ward.say(language),
      language,
      colour: ward.colour,
      source,
      wardName: (id) => wards.get(id)?.ward.name[language] ?? id,
      ward: { id: ward.id, name: ward.name[language], officialPage: ward.officialPage.url },
      example: language === "ja" || language === "easy" || language === "zh" ? town : (readings[town]?.romaji ?? town),
    };
  }

  function answer(turn: Turn, need: Need, at: Point): LineMessage[] {
    return [nearestBubble(viewOf(turn), nearestSites(sites, at, need), need, at)];
  }

  function fromPlace(turn: Turn, at: Point, name?: string): LineMessage[] {
    return turn.lastEntry === disasterEntry ? answer(turn, "tsunami", at) : hazardQuestion(viewOf(turn), at, name);
  }

  function hearText(turn: Turn, text: string): Outcome | undefined {
    const open = state.safeParse(turn.state).data;
    if (!open) return undefined;
    const found = findPlace(text, turn.ward.ward.id);
    switch (found.kind) {
      case "found":
        return { messages: fromPlace(turn, found.place, found.place.name) };
      case "several":
        return { messages: placeChoices(viewOf(turn), found.options), state: { step: "place", missed: open.missed } };
      case "unknown":
        // A question, or a second miss: it was not meant as a place. Whoever comes next may answer.
        if (open.missed > 0 || isQuestion(text)) return undefined;
        return { messages: unknownPlace(viewOf(turn)), state: { step: "place", missed: open.missed + 1 } };
      default:
        return found satisfies never;
    }
  }

  function press(turn: Turn, action: string, values: Readonly<Record<string, string>>): LineMessage[] | undefined {
    const at = readPoint(values.at);
    if (!at) return undefined;
    if (action === "hazards") return hazardQuestion(viewOf(turn), at);
    return action === "near" && isNeed(values.for) ? answer(turn, values.for, at) : undefined;
  }

  const open = async (turn: Turn): Promise<Outcome> => ({
    messages: placeQuestion(viewOf(turn)),
    state: { step: "place", missed: 0 },
  });

  return {
    name: "shelter",
    open,
    async hear(turn: Turn, told: Told) {
      if (told.kind === "text") return hearText(turn, told.text);
      if (told.kind === "postback" && told.action === "open") return open(turn);
      const messages =
        told.kind === "location"
          ? fromPlace(turn, rounded(told))
          : told.kind === "postback"
            ? press(turn, told.action, told.values)
            : undefined;
      // What another dialogue has open stays open; our own question for a place is answered.
      return messages && { messages, aside: turn.state === undefined };
    },
  };
}

/** As exact as the buttons are, so that every answer about a place is the same. */
const rounded = (point: Point): Point => readPoint(writePoint(point)) ?? point;

const isQuestion = (text: string): boolean => /[?？]/.test(text) || [...text].length > 30;
