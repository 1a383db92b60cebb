/** A survey's way from draft to open to closed, and its times in between. */
import type { Actor } from "../../console/actor.js";
import type { Database, Tx } from "../../db.js";
import type { Clock } from "../../time.js";
import type { SurveyDesk, SurveyView, SurveyWritten } from "../surveyDesk.js";
import { timesAfter } from "./surveyTimes.js";

export interface Closing {
  database: Database;
  clock: Clock;
  newSalt(): Uint8Array;
  /** What counts for which indicator may have changed, or counts at the end: asks for a new count. */
  changed?: ((tx: Tx, surveyId: string) => Promise<void>) | undefined;
  isOwn(actor: Actor, survey: SurveyView): boolean;
  step(
    ward: string,
    key: string,
    work: (tx: Tx, survey: SurveyView) => Promise<SurveyWritten | undefined>,
    record: (survey: SurveyView) => { actor: Actor; action: string },
  ): Promise<SurveyWritten>;
}

const day = 86_400_000;

export function createSurveyClosing(options: Closing): Pick<SurveyDesk, "publish" | "setTimes" | "close"> {
  const { clock, step, isOwn } = options;

  /** Open, and its time is not up: the job that closes it may come minutes later. */
  const isOver = ({ state, closesAt }: SurveyView): boolean =>
    state === "closed" || (state === "open" && closesAt !== undefined && closesAt <= clock.now());

  return {
    publish(actor, ward, key, edit, wanted) {
      const work = async (tx: Tx, survey: SurveyView): Promise<SurveyWritten | undefined> => {
        const { id, draft, published } = survey;
        if (isOver(survey)) return { kind: "fixed", state: "closed" };
        if (!draft) return { kind: "fixed", state: survey.state };
        if (draft.edit !== edit) return { kind: "outdated", edit: draft.edit };
        if (isOwn(actor, survey)) return { kind: "own" };
        const now = clock.now();
        const times = timesAfter(survey, wanted, now);
        if (times.kind === "faulty") return times;
        const { opensAt, closesAt = null } = times;
        await tx.surveyVersion.update({
          where: { surveyId_number: { surveyId: id, number: draft.number } },
          data: { publishedAt: now, publishedBy: actor.kind === "staff" ? actor.id : null },
        });
        const first = published ? {} : { salt: new Uint8Array(options.newSalt()), class: draft.definition.class };
        await tx.survey.update({
          where: { id },
          data: { state: "open", version: draft.number, opensAt, closesAt, ...first },
        });
        if (published) await options.changed?.(tx, id);
        return undefined;
      };
      return step(ward, key, work, () => ({ actor, action: "survey.published" }));
    },

    setTimes(actor, ward, key, wanted) {
      const work = async (tx: Tx, survey: SurveyView): Promise<SurveyWritten | undefined> => {
        if (survey.state !== "open") return { kind: "fixed", state: survey.state };
        if (isOver(survey)) return { kind: "fixed", state: "closed" };
        const times = timesAfter(survey, wanted, clock.now());
        if (times.kind === "faulty") return times;
        const { opensAt, closesAt = null } = times;
        await tx.survey.update({ where: { id: survey.id }, data: { opensAt, closesAt } });
        return undefined;
      };
      return step(ward, key, work, () => ({ actor, action: "survey.times-set" }));
    },

    close(actor, ward, key) {
      const work = async (tx: Tx, survey: SurveyView): Promise<SurveyWritten | undefined> => {
        const { id, published } = survey;
        if (survey.state !== "open" || !published) return { kind: "fixed", state: survey.state };
        const now = clock.now();
        // Where its time was up before, it closed then: what was promised counts from that moment.
        const closedAt = survey.closesAt !== undefined && survey.closesAt < now ? survey.closesAt : now;
        const saltUntil = new Date(closedAt.getTime() + published.definition.retention.objectionDays * day);
        await tx.survey.update({ where: { id }, data: { state: "closed", closedAt, saltUntil } });
        // Links and sheets go with the next round of the job that clears away what closed surveys leave behind.
        await options.changed?.(tx, id);
        return undefined;
      };
      return step(ward, key, work, () => ({ actor, action: "survey.closed" }));
    },
  };
}
