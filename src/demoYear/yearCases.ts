/** What fictional residents have asked the ward for (架空の申出), and how far staff have come with it. */
import type { CaseAnswers, CaseForm, CaseQuestion } from "../participation/case/caseForm.js";
import { addDays, civilDate } from "../time.js";
import { noTelephone, personName } from "./yearPeople.js";
import { caseTexts } from "./yearWords.js";

export interface PlayedCase {
  form: string;
  /** Days before the day of the demo on which it was made. */
  made: number;
  /** Tells apart those of one form, and decides who asks. */
  number: number;
  assigned?: boolean;
  note?: string;
  /** States that follow, with the days before the demo. */
  states: readonly { state: string; ago: number; message?: string }[];
}

const { contacted, joined, told, visited } = caseTexts;

/** Of every kind of form; a ward plays those that it offers. Nobody has looked at the one of 25 days ago: it is overdue. */
const cases: readonly Omit<PlayedCase, "number">[] = [
  { form: "association-join", made: 1, states: [] },
  { form: "association-join", made: 25, states: [] },
  { form: "association-join", made: 3, assigned: true, note: contacted, states: [{ state: "passed-on", ago: 2 }] },
  {
    ...{ form: "association-join", made: 30, note: contacted },
    states: [
      { state: "passed-on", ago: 28 },
      { state: "joined", ago: 14, message: joined },
    ],
  },
  { form: "apartment-association", made: 3, assigned: true, states: [{ state: "in-progress", ago: 2 }] },
  { form: "company-help", made: 8, note: contacted, states: [{ state: "arranging", ago: 5 }] },
  {
    ...{ form: "company-help", made: 40 },
    states: [
      { state: "arranging", ago: 35 },
      { state: "matched", ago: 20, message: told },
    ],
  },
  { form: "disaster-lecture", made: 2, states: [] },
  {
    ...{ form: "disaster-lecture", made: 4, assigned: true },
    states: [
      { state: "arranging", ago: 3 },
      { state: "fixed", ago: 1, message: told },
    ],
  },
  {
    form: "evacuation-plan-interest",
    made: 4,
    assigned: true,
    note: visited,
    states: [{ state: "in-progress", ago: 3 }],
  },
  { form: "evacuation-plan-interest", made: 45, states: [{ state: "done", ago: 33 }] },
  { form: "watchover-concern", made: 1, states: [{ state: "checking", ago: 1 }], assigned: true },
  { form: "watchover-concern", made: 20, note: visited, states: [{ state: "done", ago: 18 }] },
  { form: "childcare-concierge", made: 2, states: [{ state: "confirmed", ago: 1 }] },
  { form: "childcare-concierge", made: 1, states: [] },
  { form: "childcare-concierge", made: 1, states: [] },
  { form: "home-visit", made: 2, assigned: true, states: [{ state: "confirmed", ago: 1 }] },
  { form: "home-visit", made: 1, states: [] },
  { form: "home-visit", made: 1, states: [] },
];

/** In the order in which they were made: their numbers follow it. */
export const yearCases: readonly PlayedCase[] = cases
  .map((one, number) => ({ ...one, number }))
  .sort((one, other) => other.made - one.made);

/** Answers to what has to be answered, and to what makes the case worth looking at. */
export function playedAnswers(form: CaseForm, number: number, towns: readonly string[], now: Date): CaseAnswers {
  const all = form.questions.map((question) => [question.key, answer(form, question, number, towns, now)] as const);
  return Object.fromEntries(all.filter((one): one is readonly [string, string | string[]] => one[1] !== undefined));
}

function answer(
  form: CaseForm,
  question: CaseQuestion,
  number: number,
  towns: readonly string[],
  now: Date,
): string | string[] | undefined {
  const { kind } = question;
  switch (kind) {
    case "name":
      return personName(number);
    case "phone":
      return noTelephone;
    case "email":
      return undefined;
    case "town":
      return towns[number % Math.max(1, towns.length)];
    case "date":
      return question.required ? addDays(civilDate(now), 21 + number) : undefined;
    case "number":
      return String(20 + number);
    case "choice":
      return question.choices[number % question.choices.length]?.key;
    case "choices":
      return question.choices.filter((_, index) => index === number % question.choices.length).map(({ key }) => key);
    case "address":
      return caseTexts.address;
    case "text":
    case "long-text":
      return textOf(`${form.key}.${question.key}`) ?? (question.required ? caseTexts.some : undefined);
    default:
      return kind satisfies never;
  }
}

function textOf(key: string): string | undefined {
  const texts: Readonly<Record<string, string | undefined>> = caseTexts.answers;
  return texts[key];
}
