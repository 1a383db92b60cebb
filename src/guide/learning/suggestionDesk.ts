/** Gathers what residents meant into suggestions of ways of asking, for one ward, from its rows as they are now. */
import type { Content, WardContent } from "../../content.js";
import type { Tx } from "../../db.js";
import { askedIn } from "../layerChange.js";
import { createQuestionReading } from "../questionReading.js";
import type { OpenQuestion, UnsureStore } from "./unsureStore.js";
import { createWayIndex, type WayIndex } from "./wayIndex.js";
import { type Evidence, nearestOfGroup, suggestionsOf, type WaySuggestion } from "./waySuggestion.js";
import type { WayVerdictStore } from "./wayVerdictStore.js";

export interface SuggestionDeskOptions {
  unsure: UnsureStore;
  verdicts: WayVerdictStore;
  /** As residents meet it now. */
  content(): Content;
}

export interface Suggested {
  suggestions: readonly WaySuggestion[];
  /** Unanswered questions of open groups: the effect counts how many would be answered. */
  waiting: readonly OpenQuestion[];
}

export type SuggestionDesk = ReturnType<typeof createSuggestionDesk>;

export function createSuggestionDesk({ unsure, verdicts, content }: SuggestionDeskOptions) {
  const readingOf = createQuestionReading();
  const indexes = new WeakMap<WardContent, WayIndex>();

  function indexOf(ward: WardContent): WayIndex {
    const { ways, elsewhere } = content();
    const index = indexes.get(ward) ?? createWayIndex({ topics: ward.topics, ways, elsewhere });
    indexes.set(ward, index);
    return index;
  }

  return {
    indexOf,

    async suggested(tx: Tx, ward: WardContent): Promise<Suggested> {
      const { id } = ward.ward;
      const index = indexOf(ward);
      const decided = await verdicts.decided(tx, id);
      const waiting = await unsure.openOnes(tx, id);
      const chosen: Evidence[] = (await unsure.chosenOnes(tx, id)).map((one) => ({
        questionId: one.id,
        kind: one.kind,
        text: one.text,
        language: askedIn(one.language),
        entry: one.entry,
      }));
      const evidence = [...chosen, ...unanswered(ward, waiting)].filter(({ entry }) => ward.topics.has(entry));
      const suggestions = suggestionsOf(evidence, {
        read: readingOf(content()),
        isSettled: (entry, language, text) =>
          index.ownerOf(language, text) !== undefined || decided(entry, language, text),
      });
      return { suggestions, waiting };
    },
  };
}

function unanswered(ward: WardContent, waiting: readonly OpenQuestion[]): Evidence[] {
  const groups = new Map<string, OpenQuestion[]>();
  for (const one of waiting) groups.set(one.groupId, [...(groups.get(one.groupId) ?? []), one]);
  return [...groups.values()].flatMap((questions) => {
    const entry = nearestOfGroup(questions, (text, language) => ward.guide.rank(text, language)[0]?.id);
    if (entry === undefined) return [];
    return questions.map(({ id, groupId, text, language }) => ({
      questionId: id,
      kind: "unanswered" as const,
      text,
      language: askedIn(language),
      entry,
      groupId,
    }));
  });
}
