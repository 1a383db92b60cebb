/** Puts together what becomes of questions that had no sure answer: suggestions of ways of asking, and their effect. */
import { layOver } from "../contentLayer.js";
import { createSuggestionDesk } from "../guide/learning/suggestionDesk.js";
import { createWayEffectDesk } from "../guide/learning/wayEffectDesk.js";
import { createWayVerdictStore } from "../guide/learning/wayVerdictStore.js";
import type { Parts } from "./parts.js";

export function composeLearning({ content, vault, unsure }: Pick<Parts, "content" | "vault" | "unsure">) {
  const verdicts = createWayVerdictStore(vault);
  return {
    unsure,
    verdicts,
    desk: createSuggestionDesk({ unsure, verdicts, content }),
    effects: createWayEffectDesk({ content, withPhrases: layOver }),
  };
}
