import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { createJobStore } from "../../../src/jobs/jobStore.js";
import type { Frame } from "../../../src/policy/indicator.js";
import type { MeasuredReading } from "../../../src/policy/readingDesk.js";
import type { Answer, Answers } from "../../../src/survey/answering/answer.js";
import { decode, encode } from "../../../src/survey/answering/encode.js";
import { answerSetSha256 } from "../../../src/survey/answering/responseHash.js";
import { optionsOf } from "../../../src/survey/question.js";
import { sameQuestion } from "../../../src/survey/sameQuestion.js";
import { type SurveyDefinition, surveyDefinition } from "../../../src/survey/survey.js";
import { measuredWords } from "../../../src/survey/tally/measuredWords.js";
import { type SurveyTally, surveyTally } from "../../../src/survey/tally/tally.js";
import { createTallies } from "../../../src/survey/tally/tallyJobs.js";
import { emptyDatabase, onServer, useDatabase } from "../../support/database.js";
import { type AddedResponse, addResponses, addSurvey, twoVersions } from "./tallySetting.js";

const database = useDatabase();
beforeEach(() => emptyDatabase(database));

const jobs = createJobStore(database);
let measured: MeasuredReading[] = [];
let keptOnly: readonly string[] = [];
const tallies = createTallies({
  database,
  jobs,
  readings: {
    measured: async (_, reading) => void measured.push(reading),
    keepOnly: async (_, __, keys) => {
      keptOnly = keys;
    },
  },
  indicatorOf: async (_, id) =>
    id.startsWith("nishi-r6") ? { population: "アンケート回答者", acceptsFrames: ["mailed", "line"] } : undefined,
  words: measuredWords,
});
beforeEach(() => {
  measured = [];
  keptOnly = [];
});

const frames: Frame[] = ["mailed", "line", "panel"];
const definitions = () => twoVersions().map((one) => surveyDefinition.parse(one));

/** Answers that somebody could give, blanks among them. */
const answersFor = (definition: SurveyDefinition): fc.Arbitrary<Answers> =>
  fc.record(
    Object.fromEntries(
      definition.questions.map((asked) => {
        const keys = optionsOf(asked).map(({ key }) => key);
        const given: fc.Arbitrary<Answer> =
          asked.kind === "multiple"
            ? fc.subarray(keys, { minLength: 1 }).map((chosen) => ({ kind: "choices" as const, keys: chosen }))
            : keys.length > 0
              ? fc.constantFrom(...keys).map((key) => ({ kind: "choices" as const, keys: [key] }))
              : asked.kind === "number"
                ? fc.integer({ min: 0, max: 100 }).map((value) => ({ kind: "number" as const, value }))
                : fc.constant({ kind: "text" as const, value: "意見" });
        return [asked.id, fc.option(given, { freq: 4 })];
      }),
    ),
  );

const responses = (versions: readonly SurveyDefinition[]): fc.Arbitrary<AddedResponse[]> =>
  fc.array(
    fc.constantFrom(...versions.keys()).chain((index) =>
      fc.record({
        frame: fc.constantFrom(...frames),
        version: fc.constant(index + 1),
        answers: answersFor(versions[index]!),
        day: fc.constantFrom("2026-11-02", "2026-11-03", "2026-11-19"),
      }),
    ),
    { minLength: 0, maxLength: 60 },
  );

/** Counted once more, from decoded rows, in the plainest way. */
function recounted(versions: readonly SurveyDefinition[], added: readonly AddedResponse[]) {
  const current = versions.at(-1)!;
  return frames
    .filter((frame) => added.some((one) => one.frame === frame))
    .map((frame) => {
      const rows = added
        .filter((one) => one.frame === frame)
        .map((one) => {
          const { questions } = versions[one.version - 1]!;
          return { ...one, questions, answers: decode(questions, encode(questions, one.answers)) };
        });
      const questions = Object.fromEntries(
        current.questions.map((asked) => {
          const same = rows.filter((row) => row.questions.some((one) => sameQuestion(one, asked)));
          const answers = same.flatMap(({ answers }) => (answers[asked.id] === undefined ? [] : [answers[asked.id]!]));
          const given = answers.filter((one) => one !== null);
          const numbers = given.flatMap((one) => (one.kind === "number" ? [one.value] : [])).toSorted((a, b) => a - b);
          const middle =
            (numbers[Math.floor((numbers.length - 1) / 2)]! + numbers[Math.floor(numbers.length / 2)]!) / 2;
          const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
          return [
            asked.id,
            {
              asked: same.filter(({ answers }) => answers[asked.id] !== undefined).length,
              answered: given.length,
              choices: Object.fromEntries(
                optionsOf(asked).map(({ key }) => [
                  key,
                  given.filter((one) => one.kind === "choices" && one.keys.includes(key)).length,
                ]),
              ),
              numbers:
                numbers.length === 0
                  ? null
                  : {
                      least: numbers[0],
                      most: numbers.at(-1),
                      median: middle,
                      mean: expect.closeTo(mean, 2) as number,
                    },
            },
          ];
        }),
      );
      const chose = (answers: Answers, id: string, keys: readonly string[]) => {
        const answer = answers[id];
        return answer?.kind === "choices" && answer.keys.some((key) => keys.includes(key));
      };
      const measures = current.measures.map(({ indicator, question, numerator, denominator, subgroup }) => {
        const asked = current.questions.find(({ id }) => id === question)!;
        const among = rows.filter(
          (row) =>
            row.questions.some((one) => sameQuestion(one, asked)) &&
            subgroup.every((one) => chose(row.answers, one.question, one.choices)),
        );
        const count = (keys: readonly string[]) => among.filter(({ answers }) => chose(answers, question, keys)).length;
        return { indicator, numerator: count(numerator), denominator: count(denominator) };
      });
      const days = rows.map(({ day }) => day).toSorted();
      return {
        ...{ frame, responses: rows.length, questions, measures },
        byDay: Object.fromEntries([...new Set(days)].map((day) => [day, days.filter((one) => one === day).length])),
      };
    });
}

async function countNow(surveyId: string): Promise<SurveyTally> {
  const { tally } = await tallies.desk.recount(surveyId);
  return surveyTally.parse(tally);
}

describe("the kept tally of a survey", () => {
  test("equals a count of the decoded answers, with branches, blanks, two versions and three frames", {
    timeout: 60_000,
  }, async () => {
    const versions = definitions();
    await fc.assert(
      fc.asyncProperty(responses(versions), async (added) => {
        const surveyId = await addSurvey(database, twoVersions());
        await addResponses(database, surveyId, twoVersions(), added);
        const tally = await countNow(surveyId);
        expect(tally.responses).toBe(added.length);
        const expected = recounted(versions, added);
        expect(tally.frames.map(({ frame }) => frame).toSorted()).toEqual(
          expected.map(({ frame }) => frame).toSorted(),
        );
        for (const frame of expected)
          expect(tally.frames.find((one) => one.frame === frame.frame)).toMatchObject(frame);
      }),
      { numRuns: onServer ? 15 : 25 },
    );
  });

  const panel = (answers: Answers, changes: Partial<AddedResponse> = {}): AddedResponse => ({
    ...{ frame: "panel", version: 2, answers, day: "2026-11-02" },
    ...changes,
  });
  const yes: Answers = { safe: { kind: "choices", keys: ["a"] } };
  const no: Answers = { safe: { kind: "choices", keys: ["b"] } };

  test("counts answers of a version that asked in other words apart", async () => {
    const surveyId = await addSurvey(database, twoVersions());
    const older = [panel(yes, { version: 1 }), panel(no, { version: 1 }), panel({}, { version: 1 })];
    await addResponses(database, surveyId, twoVersions(), [...older, panel(yes)]);
    const [frame] = (await countNow(surveyId)).frames;
    expect(frame?.questions["safe"]).toMatchObject({ asked: 1, answered: 1, choices: { a: 1, b: 0 } });
    expect(frame?.questions["scale"]).toMatchObject({ asked: 4, answered: 0 });
    expect(frame?.otherVersions).toEqual({ safe: 2 });
    expect(frame?.measures[0]).toMatchObject({ numerator: 1, denominator: 1 });
  });

  test("of a confidential survey reaches the indicators only when it is closed: no figure moves with one answer", async () => {
    const confidential = twoVersions().map((one) => ({ ...one, class: "confidential" }));
    const surveyId = await addSurvey(database, confidential);
    await addResponses(
      database,
      surveyId,
      confidential,
      Array.from({ length: 12 }, () => panel(yes)),
    );
    expect([(await tallies.desk.recount(surveyId)).tally.responses, measured, keptOnly]).toEqual([12, [], []]);
    await database.run("console", (tx) => tx.survey.update({ where: { id: surveyId }, data: { state: "closed" } }));
    await tallies.desk.recount(surveyId);
    expect(measured.map(({ reading }) => reading.n)).toContain(12);
  });

  test("stands when the rows are deleted after their time: a closed survey whose keys are destroyed is not counted anew", async () => {
    const surveyId = await addSurvey(database, twoVersions());
    await addResponses(database, surveyId, twoVersions(), [panel(yes), panel(no)]);
    const before = await tallies.desk.recount(surveyId);
    await database.run("console", (tx) => tx.surveyResponse.deleteMany({ where: { surveyId } }));
    await database.run("console", (tx) =>
      tx.survey.update({ where: { id: surveyId }, data: { state: "closed", salt: null, saltDestroyedAt: new Date() } }),
    );
    expect(await tallies.desk.recount(surveyId)).toEqual(before);
  });

  test("is of the moment and always the same: counted again it says the same with the same hash", async () => {
    const surveyId = await addSurvey(database, twoVersions());
    await addResponses(database, surveyId, twoVersions(), [panel(yes), panel(no), panel({})]);
    const first = await tallies.desk.recount(surveyId);
    const again = await tallies.desk.recount(surveyId);
    expect(again.tally).toEqual(first.tally);
    expect(again.answersSha256).toBe(first.answersSha256);
    const rows = await database.run("console", (tx) => tx.surveyResponse.findMany({ select: { rowHash: true } }));
    expect(first.answersSha256).toBe(answerSetSha256(rows.map(({ rowHash }) => Buffer.from(rowHash).toString("hex"))));
    expect(await database.run("console", (tx) => tallies.desk.kept(tx, surveyId))).toEqual(again);
  });

  test("of a survey without an answer is kept too, with the hash of nothing", async () => {
    const surveyId = await addSurvey(database, twoVersions());
    const kept = await tallies.desk.recount(surveyId);
    expect(kept.tally).toEqual({ version: 2, responses: 0, frames: [] });
    expect(kept.answersSha256).toBe(answerSetSha256([]));
  });

  test("is not there before the first count, and never for a survey that was not published", async () => {
    const nobody = randomUUID();
    expect(await database.run("console", (tx) => tallies.desk.kept(tx, nobody))).toBeUndefined();
    await expect(tallies.desk.recount(nobody)).rejects.toThrow("published");
  });

  test("names the last question of those who stopped on the way", async () => {
    const surveyId = await addSurvey(database, twoVersions());
    const sheet = (reached: number, version: number, submitted = false) => ({
      ...{ surveyId, respondentKey: Buffer.from(randomUUID()), frame: "panel", version, entries: Buffer.from("") },
      ...{ reached, submitted },
    });
    const data = [sheet(1, 1), sheet(1, 2), sheet(2, 2), sheet(7, 2, true), sheet(0, 2)];
    await database.run("console", (tx) => tx.surveySheet.createMany({ data }));
    await addResponses(database, surveyId, twoVersions(), [panel(yes)]);
    expect((await countNow(surveyId)).frames[0]?.leftAt).toEqual({ child: 2, scale: 1 });
  });

  describe("how many were asked", () => {
    const batch = { kind: "letters", frame: "panel", name: "委員", asked: 20, returned: 0, everyone: true };
    test.each([
      [
        "is the sum of the batches less what came back",
        [{ ...batch, returned: 2 }, batch],
        { invited: 38, everyone: true },
      ],
      ["is unknown where one batch does not say (a poster)", [batch, { ...batch, asked: null }], { invited: null }],
      ["is unknown without a batch", [], { invited: null, population: null, everyone: false }],
      ["and not everyone where one batch was a sample", [batch, { ...batch, everyone: false }], { everyone: false }],
      [
        "of the same population keeps its size",
        [
          { ...batch, population: 900 },
          { ...batch, population: 900 },
        ],
        { population: 900 },
      ],
      ["of different populations has none", [{ ...batch, population: 900 }, batch], { population: null }],
    ])("%s", async (_, batches, expected) => {
      const surveyId = await addSurvey(database, twoVersions());
      const data = batches.map((one) => ({ ...one, id: randomUUID(), surveyId }));
      await database.run("console", (tx) => tx.surveyBatch.createMany({ data }));
      await addResponses(database, surveyId, twoVersions(), [panel(yes, { batchId: data[0]?.id })]);
      expect((await countNow(surveyId)).frames[0]).toMatchObject(expected);
    });

    test("is unknown where somebody came by themselves: a rate of the invited would count them", async () => {
      const surveyId = await addSurvey(database, twoVersions());
      await database.run("console", (tx) => tx.surveyBatch.create({ data: { ...batch, id: randomUUID(), surveyId } }));
      await addResponses(database, surveyId, twoVersions(), [panel(yes)]);
      expect((await countNow(surveyId)).frames[0]?.invited).toBeNull();
    });

    test("of a frame that nobody has answered in stands there with no response", async () => {
      const surveyId = await addSurvey(database, twoVersions());
      await database.run("console", (tx) => tx.surveyBatch.create({ data: { ...batch, id: randomUUID(), surveyId } }));
      expect((await countNow(surveyId)).frames).toMatchObject([{ frame: "panel", responses: 0, invited: 20 }]);
    });
  });
});

describe("the readings of a survey's measures", () => {
  const many = (frame: Frame, count: number, key: string): AddedResponse[] =>
    Array.from({ length: count }, () => ({
      ...{ frame, version: 2, day: "2026-11-05" },
      answers: { safe: { kind: "choices" as const, keys: [key] } },
    }));

  test("are one for each frame, accepted by the indicator or not, and others of the survey go", async () => {
    const surveyId = await addSurvey(database, twoVersions());
    const added = [
      ...many("mailed", 15, "a"),
      ...many("mailed", 5, "b"),
      ...many("line", 3, "a"),
      ...many("panel", 12, "b"),
    ];
    await addResponses(database, surveyId, twoVersions(), added);
    const { answersSha256 } = await tallies.desk.recount(surveyId);
    expect(measured.map(({ sourceKey, indicator }) => [sourceKey, indicator])).toEqual(
      ["mailed", "line", "panel"].map((frame) => [`survey:${surveyId}:${frame}:nishi-r6-1-2-2`, "nishi-r6-1-2-2"]),
    );
    expect(keptOnly).toEqual(measured.map(({ sourceKey }) => sourceKey));
    expect(measured[0]).toMatchObject({ ward: "nishi", kind: "survey", surveyId, fictional: false });
    expect(measured.map(({ reading }) => [reading.frame, reading.value, reading.n, reading.suppressed])).toEqual([
      ["mailed", 75, 20, false],
      ["line", null, 3, true],
      ["panel", 0, 12, false],
    ]);
    expect(measured[0]?.reading).toMatchObject({
      answersSha256,
      asOf: "2026-11-05",
      from: "2026-11-01",
      surveyVersion: 2,
    });
  });

  test("of an indicator that no plan has any more are none", async () => {
    const versions = twoVersions().map((one) => ({
      ...one,
      measures: [{ ...one.measures[0]!, indicator: "nishi-r9-1" }],
    }));
    const surveyId = await addSurvey(database, versions);
    await addResponses(database, surveyId, versions, many("mailed", 15, "a"));
    await tallies.desk.recount(surveyId);
    expect(measured).toEqual([]);
  });
});

describe("asking for a count", () => {
  const waiting = () =>
    database.run(
      "console",
      (tx) =>
        tx.$queryRaw<
          { key: string | null; state: string }[]
        >`SELECT key, state::text AS state FROM job WHERE kind = 'survey-tally' ORDER BY id`,
    );
  const ask = (surveyId: string) => database.transaction("console", (tx) => tallies.desk.changed(tx, surveyId));
  const kind = tallies.kinds.get("survey-tally")!;

  test("many times is one count", async () => {
    const surveyId = await addSurvey(database, twoVersions());
    for (let time = 0; time < 5; time++) await ask(surveyId);
    expect(await waiting()).toEqual([{ key: `survey-tally:${surveyId}`, state: "waiting" }]);
  });

  test("after a count has begun is another one, though the first is not over", async () => {
    const surveyId = await addSurvey(database, twoVersions());
    await ask(surveyId);
    // The job's own work, while the queue still has it as waiting and claimed.
    await kind.run({ surveyId });
    await ask(surveyId);
    expect(await waiting()).toEqual([
      { key: null, state: "waiting" },
      { key: `survey-tally:${surveyId}`, state: "waiting" },
    ]);
  });

  test("of a survey that was removed in the meantime does nothing", async () => {
    await expect(kind.run({ surveyId: randomUUID() })).resolves.toBeUndefined();
  });

  test.runIf(onServer)("a change that is not committed yet when a count begins is waited for", async () => {
    const surveyId = await addSurvey(database, twoVersions());
    await ask(surveyId);
    let written = () => {};
    const hasWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    let commit = () => {};
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const change = database.transaction("console", async (tx) => {
      // The job is waiting already, so that this asking adds none.
      await tallies.desk.changed(tx, surveyId);
      await tx.$executeRaw`
        INSERT INTO survey_response (survey_id, respondent_key, frame, version, language, way, picks, row_hash, stamp, day)
        VALUES (${surveyId}::uuid, '\\x01'::bytea, 'mailed', 2, 'ja', 'page', '{1}', '\\x02'::bytea, '', '2026-11-05')`;
      written();
      await mayCommit;
    });
    await hasWritten;
    const job = kind.run({ surveyId });
    const early = await Promise.race([
      job.then(() => "counted"),
      new Promise((resolve) => setTimeout(resolve, 200, "waits")),
    ]);
    expect(early).toBe("waits");
    commit();
    await Promise.all([change, job]);
    const kept = await database.run("console", (tx) => tallies.desk.kept(tx, surveyId));
    expect(kept?.tally.responses).toBe(1);
  });

  test.runIf(onServer)("counts at the same time follow each other, and the newest stays", async () => {
    const surveyId = await addSurvey(database, twoVersions());
    const one = (): AddedResponse => ({ frame: "mailed", version: 2, answers: {}, day: "2026-11-05" });
    for (let round = 0; round < 5; round++) {
      await addResponses(database, surveyId, twoVersions(), [one(), one()]);
      await Promise.all([tallies.desk.recount(surveyId), tallies.desk.recount(surveyId)]);
      const kept = await database.run("console", (tx) => tallies.desk.kept(tx, surveyId));
      expect(kept?.tally.responses).toBe(2 * (round + 1));
    }
  });
});
