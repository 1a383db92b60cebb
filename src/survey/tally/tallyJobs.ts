/** The kept tally of surveys (集計): counted anew by a job when answers have changed, and handed to the indicators. */
import { z } from "zod";
import type { Database } from "../../db.js";
import type { JobStore } from "../../jobs/jobStore.js";
import { type JobKind, jobKind } from "../../jobs/jobWorker.js";
import type { Indicator } from "../../policy/indicator.js";
import type { ReadingDesk } from "../../policy/readingDesk.js";
import { civilDate } from "../../time.js";
import { type MeasuredWords, measuredReading } from "./measured.js";
import type { KeptTally } from "./tally.js";
import type { TallyDesk } from "./tallyDesk.js";
import { askForCount, letAskAgain, tallyJob } from "./tallyQueueStore.js";
import {
  beginCount,
  countSurvey,
  findTallied,
  findTally,
  hashAnswers,
  keepTally,
  publishesWeights,
} from "./tallyStore.js";
import { weighed } from "./weighingStore.js";

export interface TallyOptions {
  database: Pick<Database, "run" | "transaction">;
  jobs: Pick<JobStore, "enqueue">;
  readings: Pick<ReadingDesk, "measured" | "keepOnly">;
  /** Of all plans of the ward; may be asked for anew at each count. Not called inside a transaction. */
  indicatorOf(ward: string, id: string): Measured | undefined | Promise<Measured | undefined>;
  words: MeasuredWords;
  /** Nobody answers a demo but people who are played: each figure says so, whoever made the survey. */
  demo?: boolean;
}
type Measured = Pick<Indicator, "population" | "acceptsFrames">;

export interface Tallies {
  desk: TallyDesk;
  kinds: ReadonlyMap<string, JobKind>;
}

const payload = z.object({ surveyId: z.uuid() });

export function createTallies(options: TallyOptions): Tallies {
  const { database } = options;

  async function recount(surveyId: string): Promise<KeptTally | undefined> {
    const survey = await database.run("worker", (tx) => findTallied(tx, surveyId));
    if (!survey) return undefined;
    const indicators = new Map<string, Measured>();
    for (const { indicator } of survey.definition.measures) {
      const found = await options.indicatorOf(survey.ward, indicator);
      if (found) indicators.set(indicator, found);
    }
    // Somebody else's change to a reading can get in the way once.
    return database.transaction("worker", (tx) => count(surveyId, indicators, tx), { retry: true });
  }

  async function count(
    surveyId: string,
    indicators: ReadonlyMap<string, Measured>,
    tx: Parameters<TallyDesk["kept"]>[0],
  ): Promise<KeptTally | undefined> {
    await beginCount(tx);
    const survey = await findTallied(tx, surveyId);
    if (!survey) return undefined;
    // Its rows are deleted when their time is over, and its figures stay.
    const last = survey.settled ? await findTally(tx, surveyId) : undefined;
    if (last) return last;
    const tally = await weighed(tx, surveyId, survey, await countSurvey(tx, surveyId, survey));
    const kept = await keepTally(tx, surveyId, tally, await hashAnswers(tx, surveyId));
    const { ward, key, definition, version, fictional, opensAt, closed } = survey;
    const facts = {
      ...{ key, definition, version, answersSha256: kept.answersSha256 },
      ...{ from: opensAt && civilDate(opensAt), asOf: civilDate(kept.countedAt) },
      tellsWeights: closed && (await publishesWeights(tx, surveyId)),
    };
    const sourceKeys: string[] = [];
    // Of a figure that moves with each answer, who knows who has just answered could read what they said.
    const shown = definition.class === "public" || closed ? tally.frames : [];
    for (const frame of shown)
      for (const [index, measure] of definition.measures.entries()) {
        const counted = frame.measures[index];
        const indicator = indicators.get(measure.indicator);
        const reading =
          indicator && counted && measuredReading(measure, counted, frame, facts, indicator, options.words);
        if (!reading) continue;
        const sourceKey = `survey:${surveyId}:${frame.frame}:${measure.indicator}`;
        sourceKeys.push(sourceKey);
        const source = { ward, indicator: measure.indicator, kind: "survey" as const, sourceKey, surveyId };
        await options.readings.measured(tx, { ...source, reading, fictional: fictional || options.demo === true });
      }
    await options.readings.keepOnly(tx, surveyId, sourceKeys);
    return kept;
  }

  return {
    desk: {
      kept: findTally,
      changed: (tx, surveyId) => askForCount(tx, options.jobs, surveyId),
      async recount(surveyId) {
        const kept = await recount(surveyId);
        if (!kept) throw new Error("only a survey that has been published is counted");
        return kept;
      },
    },
    kinds: new Map([
      [
        tallyJob,
        jobKind(payload, async ({ surveyId }) => {
          await database.transaction("worker", (tx) => letAskAgain(tx, surveyId));
          await recount(surveyId);
        }),
      ],
    ]),
  };
}
