import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import type { Answers } from "../../../src/survey/answering/answer.js";
import type { Respondent } from "../../../src/survey/answering/answeringDesk.js";
import { encode } from "../../../src/survey/answering/encode.js";
import { responseHash } from "../../../src/survey/answering/responseHash.js";
import { apply, project, type Said, type Sheet } from "../../../src/survey/answering/sheet.js";
import { type Tick, tickOf } from "../../../src/survey/answering/tick.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { createStand, definition, given, many, minute, one } from "./stand.js";

const database = useDatabase();
const stand = createStand(database);
afterEach(() => emptyDatabase(database));

interface Told {
  who: number;
  n: number;
  answers: Answers;
  tick: Tick | undefined;
  submit: boolean;
}

const which = definition().questions.find(({ kind }) => kind === "multiple");
if (which?.kind !== "multiple") throw new Error("not a question with several answers");
const several = which;

const event: fc.Arbitrary<Told> = fc.record({
  who: fc.nat(11),
  n: fc.nat(1000),
  answers: fc.record(
    {
      feel: fc.constantFrom(one("very"), one("no")),
      used: fc.constantFrom(one("yes"), one("no"), null),
      which: fc.constantFrom(many("salon"), many("talk", "book"), many("none", "talk"), null),
      times: fc.constantFrom({ kind: "number", value: 3 } as const, { kind: "number", value: 99 } as const),
    },
    { requiredKeys: [] },
  ),
  tick: fc.option(
    fc
      .tuple(fc.constantFrom("salon", "talk", "book", "none"), fc.boolean())
      .map(([choice, on]) => tickOf(several, choice, on)),
    { nil: undefined },
  ),
  submit: fc.boolean(),
});

/** The respondents' rows as the events alone say, told in the order of their stamps. */
function expected(
  surveyId: string,
  events: readonly Told[],
  people: readonly Respondent[],
  questions: Parameters<typeof project>[0],
) {
  const sheets = new Map<number, Sheet>();
  for (const { who, n, answers, tick, submit } of events.toSorted((a, b) => a.n - b.n)) {
    const said = { stamp: minute(n), way: "page", language: "ja", answers, tick, submit } as Said;
    sheets.set(who, apply(sheets.get(who) ?? [], said));
  }
  return [...sheets]
    .flatMap(([who, kept]) => {
      const response = project(questions, kept);
      const person = people[who];
      if (!response || !person) return [];
      const respondentKey = Buffer.from(person.key).toString("hex");
      const { answers } = response;
      const hash = responseHash({ surveyId, respondentKey, frame: person.frame, version: 1, answers }).toString("hex");
      const picks = `{${encode(questions, answers)
        .picks.map((pick) => pick ?? "NULL")
        .join(",")}}`;
      return [{ respondentKey, frame: person.frame, picks, hash }];
    })
    .toSorted((a, b) => (a.respondentKey < b.respondentKey ? -1 : 1));
}

it("whatever is told in whatever order, twice, at once, or broken off half way: the rows are those of the events", async () => {
  const sample = fc.sample(fc.tuple(fc.array(event, { minLength: 150, maxLength: 150 }), fc.nat()), {
    numRuns: 2,
    seed: 4,
  });
  for (const [index, [events]] of sample.entries()) {
    const survey = await stand.publish({ ward: index === 0 ? "nishi" : "suminoe" });
    const { questions } = survey.definition;
    const people: Respondent[] = [];
    for (let who = 0; who < 12; who += 1) people.push(await stand.asFriend(survey, await stand.arrive(`p${who}x`)));
    const shuffled =
      fc.sample(fc.shuffledSubarray([...events, ...events.slice(0, 40)], { minLength: events.length + 40 }), {
        numRuns: 1,
        seed: 7,
      })[0] ?? [];
    const tell = async (told: Told, breakOff: boolean) => {
      const respondent = people[told.who];
      if (!respondent) throw new Error("nobody");
      await stand.within(async (tx) => {
        const now = given(told.answers, minute(told.n), { tick: told.tick });
        await stand.answering[told.submit ? "submit" : "keep"](tx, survey, respondent, now);
        if (breakOff) throw new Error("killed");
      });
    };
    for (let from = 0; from < shuffled.length; from += 8) {
      const atOnce = shuffled.slice(from, from + 8);
      await Promise.all(
        atOnce.map(async (told, place) => {
          if ((from + place) % 13 === 0) await expect(tell(told, true)).rejects.toThrow("killed");
          await tell(told, false);
        }),
      );
    }
    const rows = await stand.within(
      (tx) => tx.$queryRaw<unknown[]>`
        SELECT encode(respondent_key, 'hex') AS "respondentKey", frame, picks::text, encode(row_hash, 'hex') AS hash
        FROM survey_response WHERE survey_id = ${survey.id}::uuid ORDER BY encode(respondent_key, 'hex') COLLATE "C"`,
    );
    const wanted = expected(survey.id, events, people, questions);
    expect(wanted.length).toBeGreaterThan(9);
    expect(rows).toEqual(wanted);
  }
});
