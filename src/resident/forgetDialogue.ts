/** 「私のデータを消して」: what is kept about a resident goes, at once; what must stay is named before. */
import type { Dialogue, Outcome, Turn } from "../conversation/dialogue.js";
import { bubble, button, line } from "../line/flex.js";
import { card, postbackAction, text } from "../line/messages.js";
import type { ResidentStore } from "./residentStore.js";

export interface ForgetDialogue extends Dialogue {
  ask(turn: Turn): Promise<Outcome>;
}

/** Lines about what ends with it and what stays, why and until when; none where there is nothing. */
export type StayingLines = (turn: Turn) => Promise<readonly string[]>;

export function createForgetDialogue(
  residents: Pick<ResidentStore, "forget">,
  staying: StayingLines = async () => [],
): ForgetDialogue {
  async function ask(turn: Turn): Promise<Outcome> {
    const say = turn.ward.say(turn.resident.language);
    const lines = await staying(turn);
    return {
      messages: [
        card(
          [say("forgetLead"), ...lines].join("\n"),
          bubble(
            [line(say("forgetLead")), ...lines.map((words) => line(words))],
            [
              button(postbackAction(say("forgetYes"), "forget", "yes"), "primary", turn.ward.ward.colour),
              button(postbackAction(say("forgetNo"), "forget", "no"), "secondary"),
            ],
          ),
        ),
      ],
    };
  }

  return {
    name: "forget",
    ask,
    async hear(turn, told) {
      if (told.kind !== "postback") return undefined;
      const say = turn.ward.say(turn.resident.language);
      if (told.action === "open") return ask(turn);
      if (told.action === "no") return { messages: [text(say("forgetKept"))] };
      if (told.action !== "yes") return undefined;
      await residents.forget(turn.tx, turn.resident.id);
      return { messages: [text(say("forgetDone"))], farewell: true };
    },
  };
}
