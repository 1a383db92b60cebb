/**
 * The played year (架空の一年): a fictional year of a ward's work, so that charts, forms and results have something to
 * show. Each part finds what is there already, so that playing again adds nothing and goes on where it was cut off.
 */
import type { Audit } from "../console/audit/audit.js";
import type { StaffActor } from "../console/staff/demoStaff.js";
import type { Database } from "../db.js";
import type { ImportStore } from "../resident/importStore.js";
import type { PublishingDesk } from "../survey/publish/publishingDesk.js";
import type { SurveyDeskWithVersions } from "../survey/surveyDeskStore.js";
import { type Clock, civilDate, fiscalYear } from "../time.js";
import type { createYearAnnouncements } from "./yearAnnouncementJobs.js";
import { daysLater, type PlayedClock } from "./yearCalendar.js";
import type { createYearRecords } from "./yearRecordJobs.js";
import { type PlayedResident, yearResidents } from "./yearResidents.js";
import type { createYearSurveys } from "./yearSurveyJobs.js";
import { type PlayedSurvey, yearPlayed, yearSurveys } from "./yearSurveys.js";
import type { TakenPart } from "./yearTakingPartJobs.js";
import { resultsNote } from "./yearWords.js";

export interface YearOptions {
  database: Database;
  audit: Audit;
  /** The day of the demo. */
  today: Clock;
  /** The day that is being played. */
  clock: PlayedClock;
  desk: SurveyDeskWithVersions;
  publishing: PublishingDesk;
  residents: ImportStore;
  wards: readonly { id: string; channel: string | undefined }[];
  approver: StaffActor;
  surveys: ReturnType<typeof createYearSurveys>;
  records: ReturnType<typeof createYearRecords>;
  announcements: ReturnType<typeof createYearAnnouncements>;
  takingPart(now: Date): Promise<TakenPart>;
  /** What the product does each night: marks are given where the year is over. */
  nightly(): Promise<void>;
}

/** How many rows of each kind were added; all 0 where the year had been played before. */
export type YearPlayed = Readonly<
  Record<
    | (
        | "residents"
        | "surveys"
        | "codes"
        | "answers"
        | "editions"
        | "events"
        | "readings"
        | "planTexts"
        | "announcements"
      )
    | keyof TakenPart,
    number
  >
>;

/** The people become friends of a channel on the platform that plays LINE. */
export type Befriend = (channel: string, people: readonly PlayedResident[]) => void;

export function createYear(options: YearOptions) {
  const { database, clock, desk } = options;

  async function residents(befriend: Befriend): Promise<number> {
    let created = 0;
    for (const { id, channel } of options.wards) {
      const people = yearResidents(id);
      if (channel === undefined || people.length === 0) continue;
      befriend(channel, people);
      created += (await options.residents.write(channel, id, people)).created;
    }
    return created;
  }

  /** @returns how many editions were published */
  async function publish({ ward, key, closes, published }: PlayedSurvey): Promise<number> {
    const survey = published && (await desk.find(ward, key));
    if (!published || survey?.state !== "closed" || !survey.fictional) return 0;
    clock.put(daysLater(closes, 20));
    const versions = (await desk.versions(ward, key)).filter(({ publishedAt }) => publishedAt);
    const prepared = await options.publishing.prepare({ survey, versions }, published, resultsNote);
    if (prepared.kind !== "prepared" || prepared.number > 1) return 0;
    const publishing = {
      breakdowns: published,
      note: resultsNote,
      answers: prepared.results.answersSha256,
      previewed: "",
    };
    const outcome = await options.publishing.publish(options.approver, { survey, versions }, publishing);
    if (outcome.kind !== "published") throw new Error(`fictional results were not published: ${outcome.kind}`);
    return 1;
  }

  return async function play(befriend: Befriend): Promise<YearPlayed> {
    const now = options.today.now();
    const keys = (await desk.list("nishi")).filter(({ fictional }) => fictional).map(({ key }) => key);
    const last = yearPlayed(keys) ?? fiscalYear(civilDate(now)) - 1;
    const played = { ...{ residents: await residents(befriend), surveys: 0, codes: 0, answers: 0, editions: 0 } };
    for (const survey of yearSurveys(last, now)) {
      const added = await options.surveys.play(survey);
      if (added) {
        played.surveys += 1;
        played.codes += added.codes;
        played.answers += added.answers;
      }
      played.editions += await publish(survey);
    }
    const { events, signUps } = await options.records.events(last, now);
    const records = {
      readings: await options.records.readings(last),
      planTexts: await options.records.planTexts(),
    };
    const taken = await options.takingPart(now);
    const announcements = await options.announcements.play(last);
    const sums = { events: events + taken.events, signUps: signUps + taken.signUps };
    const all: YearPlayed = { ...played, ...records, ...taken, ...sums, announcements };
    if (Object.values(all).every((count) => count === 0)) return all;
    clock.put(now);
    await options.nightly();
    await database.transaction("worker", (tx) =>
      options.audit.record(tx, { actor: { kind: "system" }, action: "demo.year-played", facts: all }),
    );
    return all;
  };
}
