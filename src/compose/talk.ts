/** Puts together the talk with staff: the word that a reply is there, and what is deleted when. */
import { notifySlotStore } from "../talk/notifySlotStore.js";
import { createTalkJobs } from "../talk/talkJobs.js";
import { createTalkRetention } from "../talk/talkRetentionJobs.js";
import type { Parts } from "./parts.js";

export function composeTalk(parts: Parts) {
  const { content, database, jobs, threads, messenger, residents, settings, audit, log } = parts;
  return {
    jobs: createTalkJobs({
      database,
      jobs,
      threads,
      slots: notifySlotStore,
      messenger,
      lineUserIdOf: residents.lineUserIdOf,
      wardOf: (id) => content().wards.get(id),
      publicUrl: parts.config.publicUrl,
      log,
    }),
    retention: createTalkRetention({
      database,
      wards: [...content().wards.keys()],
      threads,
      retentionDaysOf: async (ward) => (await settings.readAlone(ward)).talkRetentionDays,
      audit,
    }),
  };
}
