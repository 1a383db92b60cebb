/** 「私のデータを消して」: what is kept about a resident goes, at once. */
import type { Dialogue, Outcome, Turn } from "../conversation/dialogue.js";
import { bubble, button, line } from "../line/flex.js";
import { card, postbackAction, text } from "../line/messages.js";
import type { ResidentStore } from "./residentStore.js";

export interface ForgetDialogue extends Dialogue {
  ask(turn: Turn): Outcome;
}

export function createForgetDialogue(residents: ResidentStore): ForgetDialogue {
  function ask(turn: Turn): Outcome {
    const say = turn.ward.say(turn.resident.language);
    return {
      messages: [
        card(
          say("forgetLead"),
          bubble(
            [line(say("forgetLead"))],
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
