/** In a channel of several wards: which one a resident asks about. Chosen once, and changed at will. */
import type { WardContent } from "../content.js";
import { type Command, findCommand } from "../conversation/commands.js";
import type { Dialogue, Outcome, Told, Turn } from "../conversation/dialogue.js";
import { menuBubble } from "../conversation/menuBubble.js";
import { bubble, button, line } from "../line/flex.js";
import { card, postbackAction, text } from "../line/messages.js";
import type { ResidentStore } from "./residentStore.js";

export interface WardDialogueOptions {
  residents: ResidentStore;
  wardsOf(channel: string): readonly WardContent[];
  commands: readonly Command[];
  /** The rich menu follows the ward; called in the turn's transaction. */
  menuChanged(turn: Turn): Promise<void>;
}

export interface WardDialogue extends Dialogue {
  ask(turn: Turn): Outcome;
}

/** Words that work without a ward: they say nothing of one. */
const wardless: readonly string[] = ["help", "language", "forget", "stop", "ward"];

export function createWardDialogue({ residents, wardsOf, commands, menuChanged }: WardDialogueOptions): WardDialogue {
  function needsWard(told: Told): boolean {
    switch (told.kind) {
      case "text":
        return commandNeedsWard(findCommand(told.text, commands));
      case "location":
        return true;
      case "postback":
        if (told.dialogue === "command") return commandNeedsWard(commands.find(({ id }) => id === told.action));
        return told.dialogue === "guide" || told.dialogue === "shelter";
      default:
        return false;
    }
  }

  function ask(turn: Turn): Outcome {
    const { language, channel } = turn.resident;
    const lead = turn.ward.say(language)("wardLead");
    const wards = wardsOf(channel);
    return {
      messages: [
        card(
          [lead, ...wards.map(({ ward }) => `・${ward.name[language]}`)].join("\n"),
          bubble(
            [line(lead)],
            wards.map(({ ward }) =>
              button(postbackAction(ward.name[language], "ward", "set", { w: ward.id }), "secondary"),
            ),
          ),
        ),
      ],
      aside: true,
    };
  }

  return {
    name: "ward",
    overhears: true,
    ask,
    async hear(turn, told) {
      const wards = wardsOf(turn.resident.channel);
      if (told.kind === "postback" && told.dialogue === "ward") {
        if (told.action === "open" && wards.length > 1) return ask(turn);
        const chosen = wards.find(({ ward }) => ward.id === told.values.w);
        if (told.action !== "set" || !chosen) return undefined;
        await residents.setWard(turn.tx, turn.resident.id, chosen.ward.id);
        await menuChanged(turn);
        const { language } = turn.resident;
        const say = chosen.say(language);
        return {
          messages: [
            text(`${say("wardChosen", { ward: chosen.ward.name[language] })}${say("wardAskAgain")}`),
            menuBubble(chosen, language, true),
          ],
          lastEntry: null,
        };
      }
      // Nobody can be answered before the ward is known; danger has had its turn before this.
      return wards.length > 1 && !turn.resident.ward && needsWard(told) ? ask(turn) : undefined;
    },
  };
}

function commandNeedsWard(command: Command | undefined): boolean {
  return !command || !("opens" in command) || !wardless.includes(command.opens);
}
