/** Puts together what becomes of questions in vain: sorting, and telling the answer to those who wait. */
import { createQuestionJobs } from "../guide/questionJobs.js";
import { createQuestionSorting } from "../guide/questionSortJobs.js";
import type { Parts } from "./parts.js";

export type Questions = ReturnType<typeof composeQuestions>;

export function composeQuestions(parts: Parts) {
  const { database, clock, content, questions: store, jobs, uses, residents, messenger, settings, log } = parts;
  return {
    sortNew: createQuestionSorting({
      database,
      store,
      content,
      clock,
      questionDays: async (tx, ward) => (await settings.read(tx, ward)).questionDays,
    }),
    jobs: createQuestionJobs({
      database,
      store,
      jobs,
      uses,
      content,
      clock,
      messenger,
      lineUserIdOf: residents.lineUserIdOf,
      dialogues: parts.dialogues,
      publicUrl: parts.config.publicUrl,
      log,
    }),
  };
}
