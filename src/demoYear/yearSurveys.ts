/** Which surveys the year plays: how many are asked in which way, when, and what they answer. */
import type { LetterOrder } from "../survey/asking/batch.js";
import type { Panel } from "../survey/asking/panelFile.js";
import type { SurveyDefinition } from "../survey/survey.js";
import type { SurveyText } from "../survey/surveyText.js";
import type { Shares } from "./yearAnswers.js";
import { dayIn, daysLater, instantOf } from "./yearCalendar.js";
import { batchNames, titlePrefixes } from "./yearWords.js";

export interface PlayedSurvey {
  ward: string;
  /** The ready survey of the ward's content that it asks. */
  ready: string;
  key: string;
  /** Tells two rounds of one survey apart in their titles. */
  year: number;
  opens: Date;
  closes: Date;
  isOver: boolean;
  /** Asked by letters with codes, and how many of them answer. */
  letters?: {
    order: Pick<LetterOrder, "frame" | "name" | "count" | "everyone">;
    panel?: Panel;
    shares: Shares;
    answers: number;
  };
  /** Friends of the account who answer by themselves. */
  friends?: { shares: Shares; answers: number };
  /** The results are published after closing, broken down so. */
  published?: readonly { question: string; by: string }[];
}

/** Yes, rather, rather not, no, don't know. */
const felt = (clearly: number, rather: number, ratherNot: number, not: number, unsure: number) => ({
  "yes-clearly": clearly,
  "yes-rather": rather,
  "no-rather": ratherNot,
  "no-clearly": not,
  unsure,
});

const about = {
  age: { "under-20": 3, "20s": 9, "30s": 17, "40s": 20, "50s": 18, "60s": 14, "over-69": 16, blank: 3 },
  sex: { female: 55, male: 40, other: 1, untold: 2, blank: 2 },
  measures: { stock: 40, furniture: 14, place: 20, contact: 12, drill: 11, other: 3 },
};

/** 349 yes of 530: 65.8 %. */
const residentsLast: Shares = {
  ...about,
  activities: felt(112, 237, 88, 41, 52),
  council: { known: 221, unknown: 309 },
  preparedness: { taken: 318, "not-taken": 189, unsure: 23 },
  safety: felt(161, 276, 52, 19, 22),
  information: felt(104, 231, 103, 48, 44),
  counters: felt(190, 251, 46, 20, 23),
};

/** 296 yes of 488: 60.7 %. */
const residentsBefore: Shares = {
  ...about,
  activities: felt(88, 208, 96, 44, 52),
  council: { known: 183, unknown: 305 },
  preparedness: { taken: 269, "not-taken": 191, unsure: 28 },
  safety: felt(132, 251, 57, 24, 24),
  information: felt(80, 200, 110, 52, 46),
  counters: felt(158, 232, 51, 23, 24),
};

/** Friends of the account, whose answers stand beside those of the letters. */
const residentsFriends: Shares = {
  ...about,
  activities: felt(12, 21, 8, 3, 4),
  council: { known: 26, unknown: 22 },
  preparedness: { taken: 33, "not-taken": 13, unsure: 2 },
  safety: felt(16, 24, 5, 1, 2),
  information: felt(15, 22, 6, 2, 3),
  counters: felt(17, 23, 4, 1, 3),
};

export const letterPeople = 2_000;
export const councilMembers = 20;
export const organisations = 14;
export const staffMembers = 180;

/** Addresses begin so: who sees one knows what it is. */
const keyOf = (name: string) => `fictional-${name}`;
const rounds = /^fictional-residents-(\d{4})$/;

/** The year that has been played already, from the surveys that are there. */
export function yearPlayed(keys: readonly string[]): number | undefined {
  const years = keys.flatMap((key) => rounds.exec(key)?.[1] ?? []);
  return years.length > 0 ? Math.max(...years.map(Number)) : undefined;
}

const residents = (year: number, shares: Shares, answers: number): PlayedSurvey => ({
  ward: "nishi",
  ready: "residents",
  key: keyOf(`residents-${year}`),
  year,
  opens: instantOf(dayIn(year, "01-09"), "09:00"),
  closes: instantOf(dayIn(year, "01-31"), "23:00"),
  isOver: true,
  letters: {
    order: { frame: "mailed", name: batchNames.mailed(letterPeople), count: letterPeople, everyone: false },
    shares,
    answers,
  },
});

/** @param last the fiscal year that is over */
export function yearSurveys(last: number, now: Date): PlayedSurvey[] {
  return [
    residents(last - 1, residentsBefore, 488),
    {
      ...residents(last, residentsLast, 530),
      friends: { shares: residentsFriends, answers: 48 },
      published: [
        { question: "activities", by: "age" },
        { question: "safety", by: "sex" },
      ],
    },
    {
      ...{ ward: "nishi", ready: "ward-council", key: keyOf(`ward-council-${last}`), year: last, isOver: true },
      opens: instantOf(dayIn(last, "02-02"), "09:00"),
      closes: instantOf(dayIn(last, "02-20"), "17:00"),
      letters: {
        order: { frame: "panel", name: batchNames.council(councilMembers), count: councilMembers, everyone: true },
        panel: "council",
        shares: { feedback: felt(6, 10, 2, 1, 1) },
        answers: councilMembers,
      },
    },
    {
      ...{
        ward: "suminoe",
        ready: "community-council",
        key: keyOf(`community-council-${last}`),
        year: last,
        isOver: true,
      },
      opens: instantOf(dayIn(last, "02-05"), "09:00"),
      closes: instantOf(dayIn(last, "02-27"), "17:00"),
      letters: {
        order: {
          frame: "organisations",
          name: batchNames.organisations(organisations),
          count: organisations,
          everyone: true,
        },
        panel: "organisations",
        shares: { watching: felt(3, 5, 3, 1, 0), autonomy: felt(4, 6, 1, 0, 1), support: felt(5, 6, 1, 0, 0) },
        answers: 12,
      },
    },
    {
      ...{ ward: "suminoe", ready: "staff", key: keyOf(`staff-${last}`), year: last, isOver: true },
      opens: instantOf(dayIn(last, "02-10"), "09:00"),
      closes: instantOf(dayIn(last, "02-27"), "17:00"),
      letters: {
        order: { frame: "staff", name: batchNames.staff(staffMembers), count: staffMembers, everyone: true },
        shares: { noticing: felt(39, 74, 21, 6, 6) },
        answers: 146,
      },
    },
    {
      ...{ ward: "nishi", ready: "guardians", key: keyOf("guardians"), year: last + 1, isOver: false },
      opens: daysLater(now, -9),
      closes: daysLater(now, 21),
      friends: {
        shares: { environment: felt(22, 29, 6, 3, 4), news: { useful: 41, "not-useful": 9, unseen: 12, blank: 2 } },
        answers: 64,
      },
    },
  ];
}

/** The ready survey under a name that nobody takes for the ward's own. */
export function playedDefinition(
  ready: SurveyDefinition,
  { key, year }: Pick<PlayedSurvey, "key" | "year">,
): SurveyDefinition {
  const title = Object.fromEntries(
    Object.entries(ready.title).map(([language, words]) => [
      language,
      `${titlePrefixes(year)[language as keyof SurveyText]}${words}`.slice(0, 100),
    ]),
  ) as SurveyText;
  return { ...ready, key, title };
}
