/** A survey in the database with responses written row by row: what a count begins with. */
import { randomUUID } from "node:crypto";
import type { Prisma } from "../../../generated/prisma/client.js";
import type { Database } from "../../../src/db.js";
import type { Frame } from "../../../src/policy/indicator.js";
import type { Answers } from "../../../src/survey/answering/answer.js";
import { encode } from "../../../src/survey/answering/encode.js";
import { responseHash } from "../../../src/survey/answering/responseHash.js";
import { type SurveyDefinition, surveyDefinition } from "../../../src/survey/survey.js";

export interface AddedResponse {
  frame: Frame;
  version: number;
  answers: Answers;
  day: string;
  batchId?: string | undefined;
}

export async function addSurvey(database: Database, versions: readonly unknown[]): Promise<string> {
  const id = randomUUID();
  await database.transaction("console", async (tx) => {
    const key = `s${id.slice(0, 8)}`;
    await tx.survey.create({
      data: {
        id,
        ward: "nishi",
        key,
        state: "open",
        class: "public",
        version: versions.length,
        opensAt: new Date("2026-11-01T00:00:00Z"),
      },
    });
    for (const [index, definition] of versions.entries())
      await tx.surveyVersion.create({
        data: {
          ...{ surveyId: id, number: index + 1, definition: definition as Prisma.InputJsonObject, sha256: "" },
          publishedAt: new Date(),
        },
      });
  });
  return id;
}

export async function addResponses(
  database: Database,
  surveyId: string,
  versions: readonly unknown[],
  responses: readonly AddedResponse[],
): Promise<void> {
  const definitions: SurveyDefinition[] = versions.map((one) => surveyDefinition.parse(one));
  const rows = responses.map(({ frame, version, answers, day, batchId }) => {
    const key = randomUUID().replaceAll("-", "");
    const { picks, values } = encode(definitions[version - 1]!.questions, answers);
    const hash = responseHash({ surveyId, respondentKey: key, frame, version, answers }).toString("hex");
    const list = `{${picks.map((one) => one ?? "NULL").join(",")}}`;
    return { key, frame, version, picks: list, values, hash, day, batch: batchId ?? null };
  });
  await database.transaction("console", async (tx) => {
    await tx.$executeRaw`
      INSERT INTO survey_response (survey_id, respondent_key, frame, batch_id, version, language, way, picks, "values", row_hash, stamp, day)
      SELECT ${surveyId}::uuid, decode(g.key, 'hex'), g.frame, g.batch::uuid, g.version, 'ja', 'page', g.picks::bigint[], g.values,
        decode(g.hash, 'hex'), '', g.day::date
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        g (key text, frame text, batch text, version int, picks text, values jsonb, hash text, day text)`;
  });
}

const ja = (text: string) => ({ ja: text });
const choice = (key: string, text = `答え${key}`) => ({ key, text: ja(text) });

/** Two versions: the second asks `safe` in other words, and puts a question in front. */
export function twoVersions() {
  const child = {
    ...{ id: "child", kind: "single", text: ja("お子さんと暮らしていますか"), subject: "family" },
    choices: [choice("yes"), choice("no")],
  };
  const env = {
    ...{ id: "env", kind: "single", text: ja("環境が整っていますか"), subject: "opinion" },
    onlyIf: [{ question: "child", choices: ["yes"] }],
    choices: [choice("a"), choice("b"), choice("c"), choice("x", "わからない")],
  };
  const useful = {
    ...{ id: "useful", kind: "multiple", text: ja("役に立ったもの"), subject: "use", most: 3 },
    choices: [choice("p"), choice("q"), choice("r"), choice("s"), { ...choice("none", "特にない"), exclusive: true }],
  };
  const scale = {
    ...{ id: "scale", kind: "scale", text: ja("満足度"), subject: "opinion", from: 1, to: 5 },
    ...{ lowest: ja("低い"), highest: ja("高い") },
  };
  const years = { id: "years", kind: "number", text: ja("お住まいの年数"), subject: "opinion", most: 100 };
  const word = { id: "word", kind: "text", text: ja("ご意見"), subject: "opinion" };
  const safe = (words: string) => ({
    ...{ id: "safe", kind: "single", text: ja(words), subject: "opinion" },
    choices: [choice("a"), choice("b")],
  });
  const measures = [
    { indicator: "nishi-r6-1-2-2", question: "safe", numerator: ["a"], denominator: ["a", "b"] },
    {
      ...{ indicator: "nishi-r6-2-1-1", question: "env", numerator: ["a", "b"], denominator: ["a", "b", "c"] },
      subgroup: [{ question: "child", choices: ["yes"] }],
    },
  ];
  const common = {
    ...{ key: "kumin", title: ja("区民アンケート"), lead: ja("うかがいます"), purpose: ja("区政の参考にします") },
    ...{ class: "public", frames: ["mailed", "line", "panel"], measures },
  };
  return [
    { ...common, questions: [child, env, useful, scale, years, word, safe("安全ですか")] },
    { ...common, questions: [scale, child, env, useful, years, word, safe("安全だと感じますか")] },
  ];
}
