/** The first words to somebody who adds the account, and a kind one to what it can't read. */

import { type Language, languages } from "../language.js";
import { bubble, button, line } from "../line/flex.js";
import { card, postbackAction, text } from "../line/messages.js";
import type { Dialogue, Outcome, Turn } from "./dialogue.js";
import { menuBubble } from "./menuBubble.js";

export interface GreetingOptions {
  demo: boolean;
  /** Name of each language in itself. */
  languageNames: Record<Language, string>;
  servesSeveralWards(channel: string): boolean;
  askWard(turn: Turn): Outcome;
}

export function createGreetingDialogue({
  demo,
  languageNames,
  servesSeveralWards,
  askWard,
}: GreetingOptions): Dialogue {
  function greet(turn: Turn): Outcome {
    const { language, channel } = turn.resident;
    const say = turn.ward.say(language);
    const several = servesSeveralWards(channel);
    const lines = [
      say("greetingWhat", { ward: several ? "大阪市" : turn.ward.ward.fullName[language] }),
      say("greetingAutomatic"),
      say("greetingLanguage"),
    ];
    if (demo) lines.push(say("greetingDemo"));
    const greeting = card(
      lines.join("\n"),
      bubble(
        lines.map((value) => line(value)),
        languages.map((one) => button(postbackAction(languageNames[one], "language", "set", { l: one }), "secondary")),
      ),
    );
    if (several && !turn.resident.ward) return { messages: [greeting, ...askWard(turn).messages] };
    return { messages: [greeting, menuBubble(turn.ward, language, several)] };
  }

  return {
    name: "greeting",
    async hear(turn, told) {
      const say = turn.ward.say(turn.resident.language);
      if (told.kind === "media") return { messages: [text(say("media"))], aside: true };
      if (told.kind !== "follow") return undefined;
      // Somebody who comes back has chosen a language before and keeps it.
      if (told.again)
        return {
          messages: [
            text(say("welcomeBack")),
            menuBubble(turn.ward, turn.resident.language, servesSeveralWards(turn.resident.channel)),
          ],
        };
      return greet(turn);
    },
  };
}
