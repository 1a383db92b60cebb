/**
 * Somebody may be in danger: the answer that comes before anything else, whatever is open.
 * No question first, nothing to rate; what was written is erased with the turn.
 */
import type { Dialogue, Told } from "../conversation/dialogue.js";
import type { Language } from "../language.js";
import { detectLanguage } from "./detectLanguage.js";
import { detectPriority } from "./detectPriority.js";
import type { PriorityContent } from "./priority.js";
import { priorityBubble } from "./priorityBubble.js";
import { type PriorityId, priorityIds } from "./priorityId.js";
import type { UseStore } from "./useStore.js";

export interface PriorityDialogueOptions {
  priority: PriorityContent;
  uses: UseStore;
}

export function createPriorityDialogue({ priority, uses }: PriorityDialogueOptions): Dialogue {
  return {
    name: "priority",
    async hear(turn, told) {
      const asked = told.kind === "text" ? detectPriority(told.text, priority.signals) : askedByButton(told);
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
        // Only what the search for a refuge needs is kept: that somebody was in another danger stands nowhere.
        ...(answer.id === "priority.disaster-now" ? { lastEntry: answer.id } : {}),
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
