/**
 * Somebody may be in danger: the answer that comes before anything else, whatever is open.
 * No question first, nothing to rate; what was written is erased with the turn.
 */
import type { Dialogue, Told } from "../conversation/dialogue.js";
import type { Language } from "../language.js";
import { detectLanguage } from "./detectLanguage.js";
import { detectPriority } from "./detectPriority.js";
import { readMessage } from "./messageLanguage.js";
import type { PriorityContent } from "./priority.js";
import { priorityBubble } from "./priorityBubble.js";
import { type PriorityId, priorityIds } from "./priorityId.js";
import { matchSmalltalk, type Smalltalk } from "./smalltalk.js";
import type { UseStore } from "./useStore.js";

export interface PriorityDialogueOptions {
  priority: PriorityContent;
  /** A greeting or thanks is no danger, where only the model sees one. */
  smalltalk: Smalltalk;
  uses: UseStore;
}

export function createPriorityDialogue({ priority, smalltalk, uses }: PriorityDialogueOptions): Dialogue {
  return {
    name: "priority",
    async hear(turn, told) {
      const isOrdinary = (text: string) => {
        const { question, language } = readMessage(text, turn.resident.language);
        return (
          matchSmalltalk(question, language, smalltalk) !== undefined ||
          turn.ward.guide.decide(question, language).kind === "answer"
        );
      };
      const asked =
        told.kind === "text"
          ? detectPriority(told.text, priority.signals, () => isOrdinary(told.text))
          : askedByButton(told);
      const answer = asked && priority.answers[asked];
      if (!answer) return undefined;
      const language = told.kind === "text" ? languageOf(told.text, turn.resident.language) : turn.resident.language;
      await uses.shown(turn.tx, {
        id: turn.effectId("use priority"),
        ward: turn.ward.ward.id,
        language,
        kind: "priority",
        entry: answer.id,
      });
      return {
        messages: [priorityBubble(answer, priority.beginning[language], language, turn.ward.say(language))],
        urgent: true,
        aside: true,
        // Only what the search for a refuge needs is kept: that somebody was in another danger stands nowhere. What was
        // talked of before is forgotten, so that 「電話番号は？」 is not answered with the number of something else.
        lastEntry: answer.id === "priority.disaster-now" ? answer.id : null,
      };
    },
  };
}

/** The menu's button 緊急のとき. */
function askedByButton(told: Told): PriorityId | undefined {
  if (told.kind !== "postback" || told.action !== "show") return undefined;
  return priorityIds.find((id) => id === told.values.e);
}

function languageOf(text: string, known: Language): Language {
  const found = detectLanguage(text, known)?.language ?? known;
  return found === "ja" && known === "easy" ? "easy" : found;
}
