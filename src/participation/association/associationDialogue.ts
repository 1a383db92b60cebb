/**
 * 「町会に入りたい」: which association a town belongs to, as far as anybody has told us, and the way to the form. In the chat
 * the town only: house numbers and names belong on the form.
 */
import type { Dialogue, Outcome, Turn } from "../../conversation/dialogue.js";
import type { ResidentLinkStore } from "../../resident/residentLinkStore.js";
import { settingsStore } from "../../resident/settingsStore.js";
import { ownTown } from "../../resident/settingWords.js";
import { townTyped } from "../../resident/townGroup.js";
import type { TownReadings } from "../../shelter/shelterSource.js";
import { caseFormPath, linkTo } from "../paths.js";
import { associationBubble } from "./associationBubble.js";
import type { AssociationDesk } from "./associationDesk.js";
import { asksForAssociation } from "./associationText.js";
import { associationTownsBubble } from "./associationTownsBubble.js";

export interface AssociationDialogueOptions {
  links: Pick<ResidentLinkStore, "create">;
  desk: Pick<AssociationDesk, "associationOf">;
  readings: TownReadings;
  publicUrl: string;
}

export interface AssociationDialogue extends Dialogue {
  open(turn: Turn): Promise<Outcome>;
}

/** As buttons of the ward's content call it. */
const name = "association";
/** While it is open, a typed town is heard. */
const askingTown = { step: "town" } as const;

export function createAssociationDialogue(options: AssociationDialogueOptions): AssociationDialogue {
  const { links, desk, readings, publicUrl } = options;

  async function answer(turn: Turn, town: string): Promise<Outcome> {
    const { tx, resident } = turn;
    const { id } = turn.ward.ward;
    const found = await desk.associationOf(tx, id, { town });
    // Who has not chosen a ward yet is nobody's resident: the form is open to them without a link of their own.
    const token =
      resident.ward === undefined ? undefined : await links.create(tx, resident.id, "case", turn.effectId("case"));
    const formUrl = (form: string) =>
      turn.ward.caseForms.has(form) ? linkTo(publicUrl, caseFormPath(id, form, token), resident.language) : undefined;
    const message = associationBubble(turn, { town, readings, answer: found, formUrl, dialogue: name });
    return { messages: [message], aside: turn.open !== name };
  }

  const ask = (turn: Turn, group?: number, unknown = false): Outcome => ({
    messages: [associationTownsBubble(turn, { readings, dialogue: name, group, unknown })],
    state: askingTown,
  });

  async function open(turn: Turn): Promise<Outcome> {
    const town = ownTown(await settingsStore.read(turn.tx, turn.resident.id), turn.ward);
    return town === undefined ? ask(turn) : answer(turn, town);
  }

  return {
    name,
    open,
    async hear(turn, told) {
      if (told.kind === "text") {
        if (turn.open === name && turn.state) {
          const typed = townTyped(told.text, turn.ward.ward.towns, readings);
          if (typed !== undefined) return answer(turn, typed);
        }
        return asksForAssociation(told.text) ? open(turn) : undefined;
      }
      if (told.kind !== "postback") return undefined;
      switch (told.action) {
        case "open":
          return open(turn);
        case "towns":
          return ask(turn, told.values.g === undefined ? undefined : Number(told.values.g));
        case "town": {
          // A button of the ward that they had chosen before.
          const town = turn.ward.ward.towns.find((one) => one === told.values.t);
          return town === undefined ? ask(turn, undefined, true) : answer(turn, town);
        }
        default:
          return undefined;
      }
    },
  };
}
