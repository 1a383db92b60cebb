/** Puts together the demo's played year: the product's own parts, on a calendar that can be moved. */
import { demoActors } from "../console/staff/demoStaff.js";
import { residentsBehind } from "../demoYear/demoYearStore.js";
import { createYearAnnouncements } from "../demoYear/yearAnnouncementJobs.js";
import { playedClock } from "../demoYear/yearCalendar.js";
import { createYearCases } from "../demoYear/yearCaseJobs.js";
import { createYearComing } from "../demoYear/yearComingJobs.js";
import { createYearCourses } from "../demoYear/yearCourseJobs.js";
import { type Befriend, createYear, type YearPlayed } from "../demoYear/yearJobs.js";
import { createYearNews } from "../demoYear/yearNewsJobs.js";
import { createYearOffice } from "../demoYear/yearOfficeJobs.js";
import { createYearRecords } from "../demoYear/yearRecordJobs.js";
import { yearResidents } from "../demoYear/yearResidents.js";
import { createYearSignUps } from "../demoYear/yearSignUps.js";
import { createYearSurveys } from "../demoYear/yearSurveyJobs.js";
import { createTakingPart } from "../demoYear/yearTakingPartJobs.js";
import { errorFields } from "../log.js";
import { createImportStore } from "../resident/importStore.js";
import { createAnswering } from "../survey/answering/surveyAnsweringStore.js";
import { createPanelStore } from "../survey/asking/panelStore.js";
import { createCodeStore } from "../survey/respondent/codeStore.js";
import type { Announcements } from "./announcements.js";
import { composeParticipation } from "./participation.js";
import type { Parts } from "./parts.js";
import { composeSurveys } from "./surveys.js";

export type PlayYear = (befriend: Befriend) => Promise<YearPlayed | undefined>;

/**
 * Plays the year, once at a time. Its failure is on record in the log and stops nothing else.
 * @returns undefined where it is no demo, or the year could not be played to its end
 */
export function composeDemoYear(parts: Parts, announcements: Announcements): PlayYear {
  const { config, log } = parts;
  let playing: Promise<YearPlayed | undefined> | undefined;

  async function play(befriend: Befriend): Promise<YearPlayed | undefined> {
    const began = performance.now();
    try {
      const played = await (await yearOf(parts, announcements))(befriend);
      log.info("fictional year played", { ...played, seconds: Math.round((performance.now() - began) / 100) / 10 });
      return played;
    } catch (error) {
      log.error("fictional year not played to its end", errorFields(error));
      return undefined;
    }
  }

  return async (befriend) => {
    // People and figures that do not exist have no place beside real ones.
    if (!config.demo) {
      log.warn("the fictional year is played in demo mode only");
      return undefined;
    }
    playing ??= play(befriend).finally(() => {
      playing = undefined;
    });
    return playing;
  };
}

async function yearOf(parts: Parts, announcements: Announcements) {
  const { database, audit, vault, channelsOf } = parts;
  const { wards } = parts.content();
  const clock = playedClock(parts.clock.now());
  const surveys = composeSurveys({ ...parts, clock });
  const people = await demoActors(database, audit);
  const channelOf = (ward: string) => channelsOf(ward)[0];
  const friendsOf = (ward: string) => {
    const channel = channelOf(ward) ?? "";
    const persons = yearResidents(ward).map(({ lineUserId }) => vault.pseudonym("person", channel, lineUserId));
    return { channel, persons };
  };
  const { bookings, cases, associations, newsGroups } = composeParticipation({ ...parts, clock }, surveys);
  const signUps = createYearSignUps({
    bookings,
    async residentsOf(tx, ward) {
      const { channel, persons } = friendsOf(ward);
      return residentsBehind(tx, channel, persons);
    },
  });
  const writer = people.editor.id;
  const courses = createYearCourses({ signUps, writer });
  return createYear({
    ...{ database, audit, today: parts.clock, clock },
    ...{ desk: surveys.desk, publishing: surveys.publishing, approver: people.approver },
    nightly: surveys.nightly,
    residents: createImportStore(database, vault),
    wards: [...wards.keys()].map((id) => ({ id, channel: channelOf(id) })),
    surveys: createYearSurveys({
      ...{ database, clock, desk: surveys.desk, tallies: surveys.tallies },
      // Counted once, when all of them have answered.
      answering: createAnswering({ vault, changed: async () => {} }),
      codes: createCodeStore(vault),
      panels: createPanelStore(vault),
      readyOf: (ward, key) => wards.get(ward)?.surveys.get(key),
      friendsOf,
    }),
    records: createYearRecords({
      ...{ database, counts: surveys.counts, plansOf: parts.filePlansOf, writer },
      courses,
    }),
    takingPart: createTakingPart({
      ...{ database, desk: announcements.desk, editor: people.editor, wards: [...wards.values()] },
      coming: createYearComing({ database, bookings, signUps, courses, writer }),
      cases: createYearCases({ database, cases, associations, clock, editor: people.editor }),
      news: createYearNews({ database, groups: newsGroups, counts: surveys.newsCounts, people }),
      office: createYearOffice({ database, writer }),
    }),
    announcements: createYearAnnouncements({
      ...{ database, desk: announcements.desk, people },
      wardOf: (ward) => wards.get(ward),
    }),
  });
}
