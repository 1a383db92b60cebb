/** Words that always work, whatever is open: メニュー, ヘルプ, 避難所, やめる and the rest. */

import { language as languageSchema } from "../language.js";
import { text } from "../line/messages.js";
import { type Command, findCommand, languageOfWord } from "./commands.js";
import type { Dialogue, Outcome, Turn } from "./dialogue.js";
import { menuBubble } from "./menuBubble.js";

/** What a word opens: a dialogue of the product by its name. */
export type Opener = (turn: Turn) => Promise<Outcome | undefined>;

export interface CommandDialogueOptions {
  commands: readonly Command[];
  /** By the name that a command `opens`. */
  openers: Readonly<Record<string, Opener>>;
  showEntry(turn: Turn, entry: string): Promise<Outcome | undefined>;
  servesSeveralWards(channel: string): boolean;
}

export function createCommandDialogue({
  commands,
  openers,
  showEntry,
  servesSeveralWards,
}: CommandDialogueOptions): Dialogue {
  const menu = (turn: Turn): Outcome => ({
    messages: [menuBubble(turn.ward, turn.resident.language, servesSeveralWards(turn.resident.channel))],
  });
  const say = (turn: Turn) => turn.ward.say(turn.resident.language);

  async function obey(turn: Turn, command: Command): Promise<Outcome | undefined> {
    if (!("opens" in command)) return nearestEntry(turn, command.entries);
    switch (command.opens) {
      case "menu":
        return menu(turn);
      case "help":
        return { messages: [text(say(turn)("helpText"))], aside: true };
      case "stop":
        return {
          messages: [
            text(say(turn)(turn.open !== undefined ? "left" : "nothingToLeave")),
            menuBubble(turn.ward, turn.resident.language, servesSeveralWards(turn.resident.channel)),
          ],
        };
      default: {
        const outcome = await openers[command.opens]?.(turn);
        if (outcome) return outcome;
        return "entries" in command ? nearestEntry(turn, command.entries) : menu(turn);
      }
    }
  }

  /** Until the feature exists, the entry that says most about it. */
  async function nearestEntry(turn: Turn, entries: readonly string[]): Promise<Outcome> {
    const entry = entries.find((id) => turn.ward.topics.has(id));
    const outcome = entry === undefined ? undefined : await showEntry(turn, entry);
    return outcome ?? menu(turn);
  }

  return {
    name: "command",
    async hear(turn, told) {
      const known = turn.resident.language;
      if (told.kind === "text") {
        const command = findCommand(told.text, commands);
        return command && obey(speaking(turn, command, languageOfWord(told.text, command, known)), command);
      }
      if (told.kind !== "postback") return undefined;
      const command = commands.find((one) => one.id === told.action);
      return command && obey(speaking(turn, command, languageSchema.catch(known).parse(told.values.l)), command);
    },
  };
}

/** What is answered at once, or carries its language in its buttons; a longer talk would fall back into the chosen one. */
const atOnce: readonly Command["id"][] = ["menu", "help", "stop", "language", "event", "course"];

/** The rest of the turn in the language of the word or button. */
const speaking = (turn: Turn, { id }: Command, language: Turn["resident"]["language"]): Turn =>
  atOnce.includes(id) ? { ...turn, resident: { ...turn.resident, language } } : turn;
