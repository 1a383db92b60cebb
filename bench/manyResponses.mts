/** A survey of ten questions with as many responses as are wanted, made in the database itself. */
import { randomUUID } from "node:crypto";
import type { Prisma } from "../generated/prisma/client.js";
import type { Database } from "../src/db.js";
import { surveyDefinition } from "../src/survey/survey.js";

/** Ten questions: five with one answer (the third for some only), two with several, three scales; two measures. */
const ja = (text: string) => ({ ja: text });
const choices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `c${index}`, text: ja(`答え${index}`) }));
export const manySizes = [4, 5, 5, 6, 8, 5, 5, 5, 5, 10];
const kinds = ["single", "single", "single", "multiple", "multiple", "scale", "scale", "scale", "single", "single"];
export const manyAsked = surveyDefinition.parse({
  ...{
    key: "bench",
    title: ja("計測"),
    lead: ja("計測"),
    purpose: ja("計測"),
    class: "public",
    frames: ["mailed", "line"],
  },
  questions: manySizes.map((size, index) => ({
    ...{ id: `q${index}`, kind: kinds[index], text: ja(`設問${index}`), subject: "opinion" },
    ...(kinds[index] === "scale"
      ? { from: 1, to: size, lowest: ja("低い"), highest: ja("高い") }
      : { choices: choices(size) }),
    onlyIf: index === 2 ? [{ question: "q0", choices: ["c0", "c1"] }] : [],
  })),
  measures: [
    { indicator: "nishi-r6-2-1-1", question: "q1", numerator: ["c0", "c1"], denominator: ["c0", "c1", "c2", "c3"] },
    {
      ...{ indicator: "nishi-r6-1-2-2", question: "q8", numerator: ["c0"], denominator: ["c0", "c1"] },
      subgroup: [{ question: "q0", choices: ["c0"] }],
    },
  ],
});

/** @returns the survey's id */
export async function layManyResponses(database: Database, responses: number): Promise<string> {
  const surveyId = randomUUID();
  await database.transaction("console", async (tx) => {
    await tx.survey.create({
      data: { id: surveyId, ward: "nishi", key: "bench", class: "public", state: "open", version: 1 },
    });
    const frozen = { surveyId, number: 1, definition: manyAsked as unknown as Prisma.InputJsonObject, sha256: "" };
    await tx.surveyVersion.create({ data: { ...frozen, publishedAt: new Date() } });
  });
  const picks = manySizes.map((size, index) => {
    const one = `(1::bigint << (hashint8(g * 31 + ${index}) & 1048575) % ${size})`;
    if (kinds[index] === "multiple") return `((hashint8(g * 17 + ${index}) & 1048575) % ${2 ** size})::bigint`;
    return index === 2 ? `CASE WHEN (hashint8(g * 31) & 1048575) % ${manySizes[0]} < 2 THEN ${one} END` : one;
  });
  await database.session(async (session) => {
    await session.query(`
      INSERT INTO survey_response (survey_id, respondent_key, frame, version, language, way, picks, row_hash, stamp, day)
      SELECT '${surveyId}', sha256(g::text::bytea), (ARRAY['mailed', 'line', 'line'])[1 + g % 3], 1, 'ja', 'page',
        ARRAY[${picks.join(", ")}], sha256(('row ' || g)::bytea), '', date '2026-11-01' + (g % 20)::int
      FROM generate_series(1::bigint, ${responses}) g`);
    await session.query("VACUUM ANALYZE survey_response");
  });
  return surveyId;
}
