/** Choosing the language of answers and menus. */
import type { Dialogue, Outcome, Turn } from "../conversation/dialogue.js";
import { menuBubble } from "../conversation/menuBubble.js";
import { type Language, language as languageSchema, languages } from "../language.js";
import { bubble, button, line } from "../line/flex.js";
import { card, postbackAction, text } from "../line/messages.js";
import type { ResidentStore } from "./residentStore.js";

export interface LanguageDialogueOptions {
  residents: ResidentStore;
  languageNames: Record<Language, string>;
  servesSeveralWards(channel: string): boolean;
  /** The rich menu follows the language; called in the turn's transaction. */
  menuChanged(turn: Turn): Promise<void>;
}

export interface LanguageDialogue extends Dialogue {
  ask(turn: Turn): Outcome;
}

export function createLanguageDialogue({
  residents,
  languageNames,
  servesSeveralWards,
  menuChanged,
}: LanguageDialogueOptions): LanguageDialogue {
  function ask(turn: Turn): Outcome {
    const say = turn.ward.say(turn.resident.language);
    const lead = say("languageLead");
    return {
      messages: [
        card(
          [lead, ...languages.map((one) => `・${languageNames[one]}`)].join("\n"),
          bubble(
            [line(lead)],
            languages.map((one) =>
              button(postbackAction(languageNames[one], "language", "set", { l: one }), "secondary"),
            ),
          ),
        ),
      ],
      aside: true,
    };
  }

  return {
    name: "language",
    ask,
    async hear(turn, told) {
      if (told.kind !== "postback") return undefined;
      if (told.action === "open") return ask(turn);
      const chosen = languageSchema.safeParse(told.values.l);
      if (told.action !== "set" || !chosen.success) return undefined;
      await residents.setLanguage(turn.tx, turn.resident.id, chosen.data);
      await menuChanged({ ...turn, resident: { ...turn.resident, language: chosen.data } });
      const say = turn.ward.say(chosen.data);
      return {
        messages: [
          text(say("languageChosen")),
          menuBubble(turn.ward, chosen.data, servesSeveralWards(turn.resident.channel)),
        ],
        aside: true,
      };
    },
  };
}
