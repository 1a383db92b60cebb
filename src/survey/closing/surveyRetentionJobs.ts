/** What happens to surveys by the calendar: they close, and what had served its time goes; each on record. */
import type { Audit } from "../../console/audit/audit.js";
import type { Database, Tx } from "../../db.js";
import type { Clock } from "../../time.js";
import { surveyById } from "../surveyStore.js";
import { clearPiece, closeIfDue, surveysDue } from "./closingStore.js";
import { retentionOf } from "./surveyRetention.js";
import {
  type ClosedSurvey,
  closedSurveys,
  deleteOldLinks,
  deleteResponses,
  deleteTexts,
  destroySalt,
  markTextsDeleted,
} from "./surveyRetentionStore.js";

export interface SurveyRetentionOptions {
  database: Pick<Database, "run" | "transaction">;
  clock: Clock;
  audit: Audit;
  /** TallyDesk.changed: what counts at the end is counted once more. */
  changed(tx: Tx, surveyId: string): Promise<void>;
}

export interface SurveyRetention {
  /** Every ten minutes. Answering stops to the minute without it; this makes it final. */
  closeDue(): Promise<void>;
  /** Every night. */
  forgetOld(): Promise<void>;
}

/** Both are safe to do twice, and take up where they broke off. */
export function createSurveyRetention({ database, clock, audit, changed }: SurveyRetentionOptions): SurveyRetention {
  const inTurn = <T>(work: (tx: Tx) => Promise<T>) => database.transaction("worker", work);

  const record = (tx: Tx, { id, ward }: { id: string; ward: string }, action: string, facts = {}) =>
    audit.record(tx, { actor: { kind: "system" }, ward, action, subject: id, facts });

  async function close(id: string, now: Date): Promise<void> {
    await inTurn(async (tx) => {
      const survey = await surveyById(tx, id);
      const days = survey?.definition.retention.objectionDays ?? 0;
      const ward = await closeIfDue(tx, id, days, now);
      if (ward === undefined) return;
      await changed(tx, id);
      await record(tx, { id, ward }, "survey.closed", { version: survey?.version ?? null });
    });
  }

  /** Piece by piece, so that nobody waits long. @returns how many rows in all */
  async function inPieces(work: (tx: Tx) => Promise<number>): Promise<number> {
    let all = 0;
    for (;;) {
      const rows = await inTurn(work);
      if (rows === 0) return all;
      all += rows;
    }
  }

  async function forget({ survey, closedAt, saltUntil, textsDeleted }: ClosedSurvey, now: Date): Promise<void> {
    const until = retentionOf(survey.definition, closedAt);
    if ((saltUntil ?? until.objection) <= now) {
      await inTurn(async (tx) => {
        if (await destroySalt(tx, survey.id, now)) await record(tx, survey, "survey.keys-destroyed");
      });
    }
    if (until.texts <= now && !textsDeleted) {
      const texts = await inPieces((tx) => deleteTexts(tx, survey.id));
      await inTurn(async (tx) => {
        await markTextsDeleted(tx, survey.id, now);
        await record(tx, survey, "survey.texts-deleted", { texts });
      });
    }
    if (until.responses <= now) {
      const rows = await inPieces((tx) => deleteResponses(tx, survey.id, now));
      if (rows > 0) await inTurn((tx) => record(tx, survey, "survey.responses-deleted", { rows }));
    }
  }

  return {
    async closeDue() {
      const now = clock.now();
      for (const id of await database.run("worker", (tx) => surveysDue(tx, now))) await close(id, now);
      await inPieces(clearPiece);
    },

    async forgetOld() {
      const now = clock.now();
      for (const closed of await database.run("worker", closedSurveys)) await forget(closed, now);
      await inTurn(deleteOldLinks);
    },
  };
}
