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
  askWard(turn: Turn): Outcome;
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
  askWard,
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
      const several = servesSeveralWards(turn.resident.channel);
      const resident = { ...turn.resident, language: chosen.data };
      // In a channel of several wards the menu of one would be somebody else's.
      const next =
        several && !resident.ward
          ? askWard({ ...turn, resident }).messages
          : [menuBubble(turn.ward, chosen.data, several)];
      return { messages: [text(say("languageChosen")), ...next], aside: true };
    },
  };
}
