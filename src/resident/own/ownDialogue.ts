/** 「わたしのページ」: the way to what the ward holds about a resident; nothing of it stands in the chat. */
import type { Outcome, Turn } from "../../conversation/dialogue.js";
import { bubble, button, heading, line } from "../../line/flex.js";
import { card, linkAction, text } from "../../line/messages.js";
import { linkTo, ownPath } from "../../participation/paths.js";
import type { ResidentLinkStore } from "../residentLinkStore.js";

export interface OwnDialogueOptions {
  links: Pick<ResidentLinkStore, "create">;
  /** What links in messages start with. */
  publicUrl: string;
}

export interface OwnDialogue {
  open(turn: Turn): Promise<Outcome>;
}

export function createOwnDialogue({ links, publicUrl }: OwnDialogueOptions): OwnDialogue {
  return {
    async open(turn) {
      const { tx, resident, ward } = turn;
      const say = ward.say(resident.language);
      if (resident.ward === undefined) return { messages: [text(say("ownNoWard"))] };
      const token = await links.create(tx, resident.id, "own", turn.effectId("own"));
      const url = linkTo(publicUrl, ownPath(resident.ward, token), resident.language);
      return {
        messages: [
          card(
            [say("ownTitle"), say("ownText")].join("\n"),
            bubble(
              [heading(say("ownTitle")), line(say("ownText"))],
              [button(linkAction(say("ownOpen"), url), "primary", ward.ward.colour)],
            ),
          ),
        ],
      };
    },
  };
}
