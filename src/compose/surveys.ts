/** Puts together surveys and what they feed: answering, counting, the indicators of the plans, events that are counted. */

import { recipientsSql } from "../announcement/audienceStore.js";
import type { Tx } from "../db.js";
import { createEventCounts } from "../participation/event/eventCountJobs.js";
import { countWords } from "../participation/event/eventWords.js";
import { createNewsCounts } from "../participation/news/newsCountJobs.js";
import { newsCountWords } from "../participation/news/newsWords.js";
import { formFigureOf } from "../policy/form/formFigures.js";
import { createIndicatorViewStore } from "../policy/indicatorViewStore.js";
import { createGiveMarks } from "../policy/markJobs.js";
import { placedIndicators } from "../policy/plan.js";
import { createReadingDesk } from "../policy/readingStore.js";
import { createWithdrawal } from "../survey/answering/respondentWithdrawalStore.js";
import { createAnswering } from "../survey/answering/surveyAnsweringStore.js";
import { forgetUnsent } from "../survey/answering/unsentStore.js";
import { forgetAsking } from "../survey/asking/askingRetentionStore.js";
import { createImportJobs } from "../survey/asking/importJobs.js";
import { createImportDesk } from "../survey/asking/importStore.js";
import { createInvitationStore } from "../survey/asking/invitationStore.js";
import { createSurveyRetention } from "../survey/closing/surveyRetentionJobs.js";
import { createPublishingDesk } from "../survey/publish/publishingDesk.js";
import { newSalt } from "../survey/respondent/respondent.js";
import { createSurveyDesk } from "../survey/surveyDeskStore.js";
import { measuredWords } from "../survey/tally/measuredWords.js";
import { createTallies } from "../survey/tally/tallyJobs.js";
import { audienceCriteria } from "./criteria.js";
import type { Parts } from "./parts.js";

export type Surveys = ReturnType<typeof composeSurveys>;

export function composeSurveys(parts: Parts) {
  const { content, database, clock, vault, audit, jobs, plansOf, channelsOf } = parts;
  // A ward that comes later is counted from the next start on.
  const wards = [...content().wards.keys()];
  const readings = createReadingDesk({ plansOf });
  const indicators = createIndicatorViewStore({ readings, plansOf });
  const indicatorOf = async (ward: string, id: string) => {
    const plans = await database.run("console", async (tx) => plansOf(ward, tx));
    return plans.flatMap(placedIndicators).find(({ indicator }) => indicator.id === id)?.indicator;
  };
  const tallies = createTallies({
    database,
    jobs,
    readings,
    indicatorOf,
    demo: parts.config.demo,
    words: measuredWords,
  });
  const { changed } = tallies.desk;
  const answering = createAnswering({ vault, changed });
  const newsCounts = createNewsCounts({ database, readings, plansOf, wards, words: newsCountWords });
  const counts = createEventCounts({ database, readings, plansOf, wards, words: countWords });
  const retention = createSurveyRetention({ database, clock, audit, changed });
  const giveMarks = createGiveMarks({ database, indicators, audit, wards });
  return {
    readings,
    indicators,
    tallies: tallies.desk,
    answering,
    withdrawal: createWithdrawal({ vault, changed }),
    /** Before a resident is forgotten. */
    forgetUnsent: (tx: Tx, residentId: string) => forgetUnsent(tx, vault, residentId),
    counts,
    newsCounts,
    desk: createSurveyDesk({ database, clock, audit, changed, newSalt: () => newSalt(vault) }),
    publishing: createPublishingDesk({ database, tallies: tallies.desk, audit, clock, indicatorOf }),
    imports: createImportDesk({ database, vault, audit, jobs }),
    invitations: createInvitationStore({
      people: (ward, audience) =>
        recipientsSql({
          ward,
          audience,
          emergency: false,
          cap: { weekly: undefined, atRequestOfWard: false },
          channels: channelsOf(ward),
          atNight: false,
          criteria: audienceCriteria,
        }),
    }),
    closeDue: retention.closeDue,
    jobKinds: [...tallies.kinds, ...createImportJobs({ database, vault, answering })],
    async forgetOld() {
      await retention.forgetOld();
      await database.transaction("worker", (tx) => forgetAsking(tx, clock.now()));
    },
    /** By the calendar: counts of events move on with the day, and what has come due gets its mark. */
    async nightly() {
      const now = clock.now();
      await counts.recountAll(now);
      await newsCounts.recountAll(now);
      await giveMarks(now);
    },
    /** Figures of a plan's indicators as its forms print them. */
    async formFigures(...[tx, ward, plan, now]: FormFigureRequest) {
      const { views } = await indicators.ofWard(tx, ward, now);
      return new Map(
        views.filter((view) => view.plan.id === plan.id).map((view) => [view.indicator.id, formFigureOf(view)]),
      );
    },
  };
}

type FormFigureRequest = Parameters<import("../policy/form/planConsole.js").PlanConsoleOptions["figuresOf"]>;
