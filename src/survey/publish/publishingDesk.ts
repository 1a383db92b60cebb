/** What staff do with results that the public shall read: prepare an edition, publish it, withdraw it. */
import type { Actor } from "../../console/actor.js";
import type { Audit } from "../../console/audit/audit.js";
import type { Database } from "../../db.js";
import type { Indicator } from "../../policy/indicator.js";
import type { Clock } from "../../time.js";
import { countResponses } from "../export/responseRowStore.js";
import { crossTables } from "../results/crossTable.js";
import { pickPairs } from "../results/crossTableStore.js";
import type { SurveyVersionView, SurveyView } from "../surveyDesk.js";
import type { KeptTally } from "../tally/tally.js";
import type { TallyDesk } from "../tally/tallyDesk.js";
import { type ClaimProblem, claimProblems } from "../wordingGuard.js";
import type { Breakdown } from "./editionBasis.js";
import { editionOf } from "./editionOf.js";
import { batchesByFrame, everPublished, lockEditions, withdrawEdition, writeEdition } from "./editionStore.js";
import type { EditionBasis } from "./publication.js";
import type { PublishedResults } from "./publishedResults.js";
import type { Publishing } from "./publishingForm.js";
import { besideWeights } from "./weightsOrBreakdowns.js";

export interface PublishingDeskOptions {
  database: Database;
  tallies: TallyDesk;
  audit: Audit;
  clock: Clock;
  /** Of the ward's plans: what a measured share is called and about whom it is. */
  indicatorOf(ward: string, id: string): MeasuredIndicator | undefined | Promise<MeasuredIndicator | undefined>;
}

export type MeasuredIndicator = Pick<Indicator, "id" | "text" | "population" | "acceptsFrames">;

export interface PublishedSurvey {
  survey: SurveyView;
  /** Published ones. */
  versions: readonly SurveyVersionView[];
}

export interface Prepared {
  kind: "prepared";
  number: number;
  results: PublishedResults;
  basis: EditionBasis;
}

export type Preparation =
  | Prepared
  /** Nobody has answered. */
  | { kind: "empty" }
  /** Answers came in while it was counted, each time that it was tried. */
  | { kind: "moving" };

export type Publication =
  | { kind: "published"; number: number }
  | Exclude<Preparation, Prepared>
  /** Other answers, or another edition, than what was looked at. */
  | { kind: "changed" }
  | { kind: "claims"; problems: readonly ClaimProblem[] };

export interface PublishingDesk {
  /** What would be public now. */
  prepare(of: PublishedSurvey, breakdowns: readonly Breakdown[], note: string): Promise<Preparation>;
  publish(actor: Actor & { kind: "staff" }, of: PublishedSurvey, publishing: Publishing): Promise<Publication>;
  /** @returns false where there is none, or it is withdrawn already */
  withdraw(actor: Actor & { kind: "staff" }, survey: SurveyView, number: number): Promise<boolean>;
}

const tries = 3;

export function createPublishingDesk(options: PublishingDeskOptions): PublishingDesk {
  const { database, tallies, audit, clock } = options;

  async function prepare({ survey, versions }: PublishedSurvey, breakdowns: readonly Breakdown[], note: string) {
    for (let tried = 0; tried < tries; tried++) {
      // None yet, or none any more: then what was counted last must not be counted away.
      if ((await database.run("console", (tx) => countResponses(tx, survey.id))) === 0)
        return { kind: "empty" } as const;
      const kept = await tallies.recount(survey.id);
      const version = versions.find(({ number }) => number === kept.tally.version);
      if (!version) throw new Error("a tally of a version that has not been published");
      const { questions } = version.definition;
      const rows = await database.run("console", async (tx) => {
        const tables = [];
        const earlier = await everPublished(tx, survey.id);
        const isWeightTold = earlier.some(({ weighted }) => weighted);
        for (const { question, by } of besideWeights(version.definition, breakdowns, isWeightTold)) {
          const row = questions.find(({ id }) => id === question);
          const column = questions.find(({ id }) => id === by);
          if (!row || !column) continue;
          const pairs = await pickPairs(tx, survey.id, versions, row, column);
          tables.push({ question, by, tables: crossTables(row, column, pairs) });
        }
        return {
          tables,
          earlier,
          batches: await batchesByFrame(tx, survey.id),
        };
      });
      // Cross tables and tally must be of the same answers: their sums are public together.
      if (breakdowns.length > 0 && !isSame(kept, await tallies.recount(survey.id))) continue;
      const { definition } = version;
      const indicators = new Map<string, MeasuredIndicator>();
      for (const { indicator } of definition.measures) {
        const found = await options.indicatorOf(survey.ward, indicator);
        if (found) indicators.set(indicator, found);
      }
      return editionOf({ survey, definition, kept, ...rows, indicators, note, now: clock.now() });
    }
    return { kind: "moving" } as const;
  }

  return {
    prepare,

    async publish(actor, of, { breakdowns, note, answers }) {
      const problems = claimProblems(note);
      if (problems.length > 0) return { kind: "claims", problems };
      const prepared = await prepare(of, breakdowns, note);
      if (prepared.kind !== "prepared") return prepared;
      const { number, results, basis } = prepared;
      if (results.answersSha256 !== answers) return { kind: "changed" };
      const { id: surveyId, ward } = of.survey;
      return database.transaction("console", async (tx): Promise<Publication> => {
        await lockEditions(tx, surveyId);
        if ((await everPublished(tx, surveyId)).length + 1 !== number) return { kind: "changed" };
        await writeEdition(tx, { surveyId, number, results, basis, by: actor.id, now: clock.now() });
        // What the indicators tell beside the raw share goes by what the editions tell.
        await tallies.changed(tx, surveyId);
        const facts = { edition: number, breakdowns: breakdowns.length, midway: results.midway };
        await audit.record(tx, { actor, ward, action: "survey.results-published", subject: surveyId, facts });
        return { kind: "published", number };
      });
    },

    withdraw: (actor, { id, ward }, number) =>
      database.transaction("console", async (tx) => {
        if (!(await withdrawEdition(tx, id, number, clock.now()))) return false;
        const facts = { edition: number };
        await audit.record(tx, { actor, ward, action: "survey.results-withdrawn", subject: id, facts });
        return true;
      }),
  };
}

const isSame = (one: KeptTally, other: KeptTally) =>
  one.answersSha256 === other.answersSha256 && one.tally.responses === other.tally.responses;
