import { beforeEach, describe, expect, test } from "vitest";
import type { Frame } from "../../../src/policy/indicator.js";
import type { MeasuredReading } from "../../../src/policy/readingDesk.js";
import { keepPopulation, removePopulation } from "../../../src/survey/population/populationStore.js";
import type { PopulationTable } from "../../../src/survey/population/populationTable.js";
import { measuredWords } from "../../../src/survey/tally/measuredWords.js";
import { surveyTally } from "../../../src/survey/tally/tally.js";
import { createTallies } from "../../../src/survey/tally/tallyJobs.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { type AddedResponse, addResponses, addSurvey } from "../statistics/tallySetting.js";

const database = useDatabase();
let measured: MeasuredReading[] = [];
const tallies = createTallies({
  database,
  jobs: { enqueue: async () => {} },
  readings: { measured: async (_, reading) => void measured.push(reading), keepOnly: async () => {} },
  indicatorOf: () => ({ population: "アンケート回答者", acceptsFrames: ["mailed"] }),
  words: measuredWords,
}).desk;
beforeEach(async () => {
  measured = [];
  await emptyDatabase(database);
});

const ja = (text: string) => ({ ja: text });
const choices = (...keys: string[]) => keys.map((key) => ({ key, text: ja(`答え${key}`) }));
const single = (id: string, subject: string, ...keys: string[]) => ({
  ...{ id, kind: "single", text: ja(`問い${id}`), subject },
  choices: choices(...keys),
});
const definition = {
  ...{ key: "kumin", title: ja("区民アンケート"), lead: ja("うかがいます"), purpose: ja("区政の参考にします") },
  ...{ class: "public", frames: ["mailed", "line"] },
  questions: [
    single("safe", "opinion", "yes", "no", "unsure"),
    single("age", "age", "twenties", "thirties", "older", "untold"),
    single("sex", "sex", "female", "male", "untold"),
  ],
  measures: [{ indicator: "nishi-r6-1-2-2", question: "safe", numerator: ["yes"], denominator: ["yes", "no"] }],
  weighting: {
    age: { question: "age", groups: { twenties: "若い", thirties: "若い", older: "高い" } },
    sex: { question: "sex", groups: { female: "女", male: "男" } },
  },
};
/** Puts a question in front, so that every answer lies in another place. */
const second = { ...definition, questions: [single("use", "use", "a", "b"), ...definition.questions] };

const pick = (key: string) => ({ kind: "choices", keys: [key] }) as const;
function people(
  count: number,
  safe: string,
  age: string,
  sex: string,
  { frame = "mailed", version = 1 }: { frame?: Frame; version?: number } = {},
): AddedResponse[] {
  const answers = { safe: pick(safe), age: pick(age), sex: pick(sex) };
  return Array.from({ length: count }, () => ({ frame, version, answers, day: "2026-11-02" }));
}
/** 48 of 100; by hand 60.0 % with a design effect of 1.5625 among as many young as old, as many women as men. */
const hundred = [
  ...people(5, "yes", "twenties", "female"),
  ...people(3, "yes", "thirties", "female"),
  ...people(2, "no", "twenties", "female"),
  ...people(8, "yes", "thirties", "male"),
  ...people(2, "no", "twenties", "male"),
  ...people(16, "yes", "older", "female"),
  ...people(24, "no", "older", "female"),
  ...people(16, "yes", "older", "male"),
  ...people(24, "no", "older", "male"),
];
const table: PopulationTable = {
  ...{ source: "ある調査", asOf: "2020-10-01" },
  groups: ["若い", "高い"].flatMap((age) => ["女", "男"].map((sex) => ({ age, sex, people: 100 }))),
};
const staff = "00000000-0000-4000-8000-000000000001";
const enter = (ward = "nishi") => database.transaction("console", (tx) => keepPopulation(tx, ward, table, staff));

async function count(added: readonly AddedResponse[], versions: readonly unknown[] = [definition]) {
  const surveyId = await addSurvey(database, versions);
  await addResponses(database, surveyId, versions, added);
  return { surveyId, weighing: await weighingOf(surveyId) };
}
async function weighingOf(surveyId: string, frame: Frame = "mailed") {
  const { tally } = await tallies.recount(surveyId);
  return surveyTally.parse(tally).frames.find((one) => one.frame === frame)?.measures[0];
}
const byHand = { kind: "weighted", value: 60, designEffect: 1.56, method: "strata" };

describe("a survey that is weighted by age and sex", () => {
  test("has the weighted share in its tally, beside the raw one, as computed by hand", async () => {
    await enter();
    expect((await count(hundred)).weighing).toMatchObject({ numerator: 48, denominator: 100, weighing: byHand });
  });

  test("leaves out of it who is not in the denominator, and who told no age or sex; in the raw share the latter stay", async () => {
    await enter();
    const more = [
      ...people(7, "unsure", "older", "male"),
      ...people(6, "yes", "untold", "male"),
      ...people(6, "yes", "older", "untold"),
    ];
    expect((await count([...hundred, ...more])).weighing).toMatchObject({
      ...{ numerator: 60, denominator: 112, weighing: byHand },
    });
  });

  test("counts versions that ask in the same words together, wherever the questions stand", async () => {
    await enter();
    const split = hundred.map((one, place) => ({ ...one, version: (place % 2) + 1 }));
    expect((await count(split, [definition, second])).weighing).toMatchObject({ denominator: 100, weighing: byHand });
  });

  test("never mixes frames: the other one has too few for weights of its own", async () => {
    await enter();
    const friends = people(30, "no", "older", "male", { frame: "line" });
    const { surveyId, weighing } = await count([...hundred, ...friends]);
    expect(weighing).toMatchObject({ weighing: byHand });
    expect(await weighingOf(surveyId, "line")).toMatchObject({ weighing: { kind: "unweighted", why: "few" } });
  });

  test("is weighted by its own ward's population alone, and by none where it has been removed", async () => {
    await enter("suminoe");
    const none = { weighing: { kind: "unweighted", why: "no-table" } };
    const { surveyId, weighing } = await count(hundred);
    expect(weighing).toMatchObject(none);
    await enter();
    expect(await weighingOf(surveyId)).toMatchObject({ weighing: byHand });
    await database.transaction("console", (tx) => removePopulation(tx, "nishi"));
    expect(await weighingOf(surveyId)).toMatchObject(none);
  });

  test("hands the weighted share to the indicator when it is closed and an edition tells it, and not before", async () => {
    await enter();
    const { surveyId } = await count(hundred);
    expect(measured.at(-1)?.reading).toMatchObject({ value: 48, weighted: null });
    await database.run("console", (tx) => tx.survey.update({ where: { id: surveyId }, data: { state: "closed" } }));
    await tallies.recount(surveyId);
    expect(measured.at(-1)?.reading).toMatchObject({ value: 48, weighted: null });
    const content = { readings: [{ reading: { weighted: { value: 60, designEffect: 1.56, source: "ある調査" } } }] };
    await database.run("console", (tx) =>
      tx.surveyEdition.create({ data: { surveyId, number: 1, content, basis: {}, asOf: new Date(0) } }),
    );
    await tallies.recount(surveyId);
    expect(measured.at(-1)?.reading).toMatchObject({ value: 48, weighted: { value: 60, designEffect: 1.56 } });
    expect(measured.at(-1)?.reading.weighted?.source).toContain("ある調査（2020-10-01現在）");
  });
});

test("a survey that says nothing of weights is counted as before", async () => {
  await enter();
  const { weighting: _, ...plain } = definition;
  expect((await count(hundred, [plain])).weighing).toEqual({
    ...{ indicator: "nishi-r6-1-2-2", numerator: 48, denominator: 100 },
  });
});
