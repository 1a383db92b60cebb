/** Learning over a test's database, with residents who choose among what they were offered. */
import { layOver } from "../../../src/contentLayer.js";
import type { Database } from "../../../src/db.js";
import { createLearningConsole } from "../../../src/guide/learning/learningConsole.js";
import { createSuggestionDesk } from "../../../src/guide/learning/suggestionDesk.js";
import { createUnsureStore } from "../../../src/guide/learning/unsureStore.js";
import type { WayEffect } from "../../../src/guide/learning/wayEffect.js";
import { createWayEffectDesk } from "../../../src/guide/learning/wayEffectDesk.js";
import { createWayVerdictStore } from "../../../src/guide/learning/wayVerdictStore.js";
import { audit, vault } from "../../console/testConsole.js";
import { questionParts } from "../questionParts.js";
import { chooser } from "./chooser.js";

const nothing = { count: 0, right: { before: 0, after: 0 }, turned: [] };
export const noEffect: WayEffect = {
  questions: nothing,
  ways: nothing,
  open: { count: 0, answered: { before: 0, after: 0 } },
  wordings: [],
};

export function learningParts(database: Database) {
  const parts = questionParts(database, { audit });
  const unsure = createUnsureStore(vault);
  const verdicts = createWayVerdictStore(vault);
  const { content } = parts.layer;
  const effects = createWayEffectDesk({ content, withPhrases: layOver });
  /** An effect instead of the real one, which takes a while to work out. */
  const pretended: { effect: WayEffect | undefined } = { effect: noEffect };
  const feature = createLearningConsole({
    database,
    questions: parts.store,
    sortNew: (ward) => parts.sortNew(ward.ward.id),
    changes: parts.changes,
    unsure,
    verdicts,
    desk: createSuggestionDesk({ unsure, verdicts, content }),
    effects: {
      effectOf: async (ward, phrases, open) => pretended.effect ?? effects.effectOf(ward, phrases, open),
    },
    audit,
    content,
  });

  return {
    ...parts,
    feature,
    questionFeature: parts.feature,
    unsure,
    verdicts,
    effects,
    pretended,
    choose: chooser(database, unsure),
  };
}
