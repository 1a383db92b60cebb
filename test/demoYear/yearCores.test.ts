import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dealt, seeded } from "../../src/demoYear/seeded.js";
import { yearAnswers } from "../../src/demoYear/yearAnswers.js";
import { dayIn } from "../../src/demoYear/yearCalendar.js";
import { playedAnswers, yearCases } from "../../src/demoYear/yearCases.js";
import { comingEvents, recentEvent } from "../../src/demoYear/yearComing.js";
import { yearEvents } from "../../src/demoYear/yearEvents.js";
import { yearNews } from "../../src/demoYear/yearNews.js";
import { noTelephone, personName, signUpDetails } from "../../src/demoYear/yearPeople.js";
import { yearReadings } from "../../src/demoYear/yearReadings.js";
import { yearResidents } from "../../src/demoYear/yearResidents.js";
import { playedDefinition, yearPlayed, yearSurveys } from "../../src/demoYear/yearSurveys.js";
import * as words from "../../src/demoYear/yearWords.js";
import { faultsOf } from "../../src/survey/answering/answerCheck.js";
import { surveyDefinition } from "../../src/survey/survey.js";
import { civilDate, daysApart } from "../../src/time.js";
import { realContent } from "../support/content.js";

const now = new Date("2026-11-20T10:00:00+09:00");
const surveys = yearSurveys(2025, now);

describe("chance from a seed", () => {
  test("deals the same year at every start, and another one from another seed", () => {
    const weights = { yes: 349, no: 181 };
    const dealtFrom = (seed: string) => dealt(seeded(seed), 530, weights);
    expect(dealtFrom("a")).toEqual(dealtFrom("a"));
    expect(dealtFrom("a")).not.toEqual(dealtFrom("b"));
  });

  test("whatever the weights, everybody gets a card, and no share is off by a whole one", () => {
    const weights = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.integer({ min: 1, max: 99 }), { minKeys: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), weights, fc.string(), (total, given, seed) => {
        const cards = dealt(seeded(seed), total, given);
        const sum = Object.values(given).reduce((all, one) => all + one, 0);
        expect(cards).toHaveLength(total);
        for (const [key, weight] of Object.entries(given)) {
          const share = (weight * total) / sum;
          expect(Math.abs(cards.filter((card) => card === key).length - share)).toBeLessThan(1);
        }
      }),
    );
  });
});

describe("the surveys of the year", () => {
  const asked = surveys.flatMap((played) =>
    [played.letters, played.friends].flatMap((side) => (side ? [{ key: played.key, played, ...side }] : [])),
  );

  test.each(asked)("$key: every fictional answer is one that the survey takes", ({ played, shares, answers }) => {
    const definition = realContent().wards.get(played.ward)?.surveys.get(played.ready);
    const questions = definition?.questions ?? [];
    // A question or choice that the survey does not have (any more) would be dealt to nobody.
    for (const [question, weights] of Object.entries(shares)) {
      const found = questions.find(({ id }) => id === question);
      const keys = found && "choices" in found ? found.choices.map(({ key }) => key) : [];
      expect(keys).toEqual(expect.arrayContaining(Object.keys(weights).filter((key) => key !== "blank")));
    }
    const people = yearAnswers(questions, shares, answers, seeded("test"), words.comments);
    expect(people).toHaveLength(answers);
    for (const person of people) expect(faultsOf(questions, person)).toEqual({});
  });

  test.each(surveys)("$key says in its title that it is fictional, and is a definition like any other", (played) => {
    const ready = realContent().wards.get(played.ward)?.surveys.get(played.ready);
    if (!ready) throw new Error("the ward has no such survey");
    const definition = surveyDefinition.parse(playedDefinition(ready, played));
    expect(definition.title.ja).toContain("架空");
    expect(definition.title.en).toContain("Fictional");
    expect(definition.key).toMatch(/^fictional-/);
  });

  test("are those of the year that was played, also when the demo runs on into the next one", () => {
    expect(yearPlayed(surveys.map(({ key }) => key))).toBe(2025);
    expect(yearPlayed(["residents", "guardians"])).toBeUndefined();
  });
});

const forms = ["nishi", "suminoe", "nishiyodogawa"].flatMap((id) => {
  const ward = realContent().wards.get(id);
  return [...(ward?.caseForms.values() ?? [])].map((form) => ({ ward: id, towns: ward?.ward.towns ?? [], form }));
});
const asked = forms.flatMap(({ ward, towns, form }) =>
  yearCases
    .filter((played) => played.form === form.key)
    .map((played) => ({ ward, form, played, answers: playedAnswers(form, played.number, towns, now) })),
);

describe("what is still to come", () => {
  const nineteenthOf = (month: string) => new Date(`2026-${month}-19T10:00:00+09:00`);

  test.each([
    "01",
    "04",
    "07",
    "10",
    "11",
    "12",
  ])("whatever the day, it lies within eight weeks, and nothing is held at New Year: month %s", (month) => {
    const day = nineteenthOf(month);
    const events = comingEvents([], day);
    expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
    for (const { fields } of events) {
      const days = daysApart(civilDate(day), civilDate(fields.startsAt));
      expect(days).toBeGreaterThanOrEqual(3);
      expect(days).toBeLessThanOrEqual(56 + 7);
      expect(civilDate(fields.startsAt).slice(5)).not.toMatch(/^(12-(28|29|30|31)|01-0[1-4])$/);
    }
  });

  test("one of each fate is among them: a draft, one moved, one cancelled, one full, one without a sign-up", () => {
    const events = comingEvents([], now);
    expect(events.filter(({ state }) => state === "draft")).toHaveLength(1);
    expect(events.filter(({ movedFrom }) => movedFrom)).toHaveLength(1);
    expect(events.filter(({ cancelled }) => cancelled !== undefined)).toHaveLength(1);
    const people = (signUps: readonly number[]) => signUps.reduce((all, one) => all + one, 0);
    const full = events.filter(({ fields, signUps }) => people(signUps) > (fields.capacity ?? 1_000));
    expect(full.map(({ key }) => key)).toEqual(["fictional-lecture", "fictional-smartphone"]);
    expect(events.some(({ fields }) => !fields.signUp)).toBe(true);
  });

  test("counts in no plan: sessions that pass without a record would stand in its figure", () => {
    expect([...comingEvents([], now), recentEvent(now)].flatMap(({ fields }) => fields.series ?? [])).toEqual([]);
  });
});

test("local news is counted from within the running year on, also shortly after its beginning", () => {
  for (const day of ["2026-04-20", "2026-06-01", "2026-11-20", "2027-03-30"]) {
    const groups = yearNews([], new Date(`${day}T10:00:00+09:00`));
    const posts = groups.flatMap(({ posts }) => posts);
    expect(posts.length).toBeGreaterThan(6);
    for (const { decided } of posts) if (decided) expect(civilDate(decided.at) > "2026-04-01").toBe(true);
  }
});

describe("the cases of the year", () => {
  test("every form of every ward is asked for at least once", () => {
    const missing = forms.filter(({ form }) => !yearCases.some((played) => played.form === form.key));
    expect(missing).toEqual([]);
  });

  test.each(asked)("$ward, $played.form ($played.number): states and required answers are those of the form", (one) => {
    const states = one.form.states.map(({ key }) => key);
    for (const { state } of one.played.states) expect(states).toContain(state);
    for (const { key, required } of one.form.questions) if (required) expect(one.answers).toHaveProperty(key);
  });
});

describe("what could be taken for a fact about the wards", () => {
  const said = JSON.stringify([
    Object.values(words).map((one) => (typeof one === "function" ? "" : one)),
    words.titlePrefixes(2025),
    words.residentName(1),
    words.memberName("council", 1),
    yearEvents(2025),
    yearReadings(2025),
    comingEvents([], now),
    yearNews([], now),
    asked.map(({ answers }) => answers),
    Array.from({ length: 12 }, (_, number) => signUpDetails(number, { needs: [] })),
  ]).replaceAll(noTelephone, "");

  test("is not among the words: no telephone number, no address, no link", () => {
    expect(said).not.toMatch(/\d{2,4}-\d{2,4}-\d{4}|https?:|www\.|丁目|番地|@/);
  });

  test("every text of staff, event, figure and person calls itself fictional", () => {
    const { announcementWords, planTexts, batchNames } = words;
    const all = [
      ...words.comments,
      ...Object.values(announcementWords).flatMap(({ title, text }) => [title, text]),
      ...Object.values(planTexts).flatMap((texts) => Object.values(texts)),
      ...Object.values(batchNames).map((name) => name(3)),
      ...yearEvents(2025).flatMap(({ fields }) => [fields.title, fields.place ?? ""]),
      ...[...comingEvents([], now), recentEvent(now)].flatMap(({ fields }) => [
        ...[fields.title, fields.summary, fields.details, fields.place, fields.contact],
        fields.source ?? "",
      ]),
      ...yearNews([], now).flatMap(({ form, posts }) => [
        ...[form.name, form.about, form.person],
        ...posts.flatMap(({ draft }) => [draft.title, draft.body]),
      ]),
      ...[words.slotPlace, words.slotPerson, ...Object.values(words.counterNames), words.areaWords.association(1)],
      ...[...Object.values(words.caseTexts.answers), ...Object.values(words.followUpWords)],
      ...Array.from({ length: 12 }, (_, number) => personName(number)),
      ...yearReadings(2025).flatMap(({ reading }) => [reading.source, reading.note ?? ""]),
      ...yearResidents("nishi").map(({ displayName }) => displayName),
      ...["council", "organisations"].map((panel) => words.memberName(panel, 1)),
    ];
    for (const text of all) expect(text).toContain("架空");
  });
});

test("a day of a fiscal year lies in the next calendar year from January to March", () => {
  expect(["04-01", "12-31", "01-09", "03-31"].map((day) => dayIn(2025, day))).toEqual([
    "2025-04-01",
    "2025-12-31",
    "2026-01-09",
    "2026-03-31",
  ]);
});

test("the course of the plan is held from October on, and its count never stands for the whole year", () => {
  const course = yearEvents(2025).filter(({ fields }) => fields.series === "watchover-supporter-course");
  expect(course.length).toBeGreaterThan(0);
  for (const { fields } of course) {
    const day = civilDate(fields.startsAt);
    expect(day >= "2025-10-01" && day <= "2026-03-31").toBe(true);
  }
});
