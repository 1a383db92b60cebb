/** In a channel of several wards: which one a resident asks about. Chosen once, and changed at will. */
import type { WardContent } from "../content.js";
import { type Command, findCommand } from "../conversation/commands.js";
import type { Dialogue, Outcome, Told, Turn } from "../conversation/dialogue.js";
import { menuBubble } from "../conversation/menuBubble.js";
import { lettersOnly, normalise } from "../guide/text.js";
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
const wardless: readonly string[] = ["help", "language", "forget", "stop", "ward", "shelter"];

export function createWardDialogue({ residents, wardsOf, commands, menuChanged }: WardDialogueOptions): WardDialogue {
  function needsWard(told: Told): boolean {
    switch (told.kind) {
      case "text":
        return commandNeedsWard(findCommand(told.text, commands));
      case "postback":
        if (told.dialogue === "command") return commandNeedsWard(commands.find(({ id }) => id === told.action));
        return told.dialogue === "guide";
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

  async function choose(turn: Turn, chosen: WardContent): Promise<Outcome> {
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

  return {
    name: "ward",
    overhears: true,
    ask,
    async hear(turn, told) {
      const wards = wardsOf(turn.resident.channel);
      if (told.kind === "postback" && told.dialogue === "ward") {
        if (told.action === "open" && wards.length > 1) return ask(turn);
        const chosen = wards.find(({ ward }) => ward.id === told.values.w);
        return told.action === "set" && chosen ? choose(turn, chosen) : undefined;
      }
      const named =
        told.kind === "text" && wards.length > 1 ? wards.find((one) => isNameOf(one, told.text)) : undefined;
      if (named) return choose(turn, named);
      // Nobody can be answered before the ward is known; danger has had its turn before this.
      return wards.length > 1 && !turn.resident.ward && needsWard(told) ? ask(turn) : undefined;
    },
  };
}

/** 「西区」 or "Nishi Ward", typed instead of pressed. */
function isNameOf({ ward }: WardContent, typed: string): boolean {
  const plain = lettersOnly(normalise(typed));
  return [...Object.values(ward.name), ...Object.values(ward.fullName)].some(
    (name) => lettersOnly(normalise(name)) === plain,
  );
}

function commandNeedsWard(command: Command | undefined): boolean {
  return !command || !("opens" in command) || !wardless.includes(command.opens);
}
