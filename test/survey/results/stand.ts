/** A survey of guardians with answers in two frames, counted in a second way: from the answers themselves. */
import { createHash, randomUUID } from "node:crypto";
import type { ConsoleFeature } from "../../../src/console/consoleRoute.js";
import type { Database, Tx } from "../../../src/db.js";
import type { Frame } from "../../../src/policy/indicator.js";
import type { Answers } from "../../../src/survey/answering/answer.js";
import { encode } from "../../../src/survey/answering/encode.js";
import { pathOf } from "../../../src/survey/answering/path.js";
import { answerSetSha256, responseHash } from "../../../src/survey/answering/responseHash.js";
import { optionsOf } from "../../../src/survey/question.js";
import { type SurveyDefinition, surveyDefinition } from "../../../src/survey/survey.js";
import type { FrameTally, KeptTally } from "../../../src/survey/tally/tally.js";
import type { TallyDesk } from "../../../src/survey/tally/tallyDesk.js";
import { createVault } from "../../../src/vault.js";
import { testKey } from "../../support/service.js";

export const vault = createVault(testKey);
const ja = (text: string) => ({ ja: text });

export const guardians = {
  key: "guardians",
  title: ja("保護者アンケート"),
  lead: ja("子育ての環境についてうかがいます。"),
  purpose: ja("区政の参考にします。"),
  class: "public",
  frames: ["guardians", "line"],
  questions: [
    {
      id: "feel",
      kind: "single",
      text: ja("子育てに関する環境が整っていると感じますか"),
      subject: "opinion",
      required: true,
      choices: [
        { key: "yes", text: ja("感じる") },
        { key: "rather", text: ja("ある程度感じる") },
        { key: "no", text: ja("感じない") },
      ],
    },
    {
      id: "used",
      kind: "multiple",
      text: ja("利用したことがあるもの"),
      subject: "use",
      choices: [
        { key: "salon", text: ja("子育てサロン") },
        { key: "talk", text: ja("子育て相談") },
        { key: "none", text: ja("ない"), exclusive: true },
      ],
    },
    {
      id: "age",
      kind: "single",
      text: ja("お子さんの年齢"),
      subject: "family",
      choices: [
        { key: "0-2", text: ja("0歳から2歳") },
        { key: "3-5", text: ja("3歳から5歳") },
        { key: "6-", text: ja("6歳以上") },
      ],
    },
    { id: "times", kind: "number", text: ja("今年の利用回数"), subject: "use", unit: ja("回") },
    { id: "words", kind: "text", text: ja("ご意見"), subject: "personal" },
  ],
  measures: [
    {
      indicator: "nishi-r6-2-1-1",
      question: "feel",
      numerator: ["yes", "rather"],
      denominator: ["yes", "rather", "no"],
    },
  ],
};

export const definitionOf = (change: Record<string, unknown> = {}): SurveyDefinition =>
  surveyDefinition.parse({ ...guardians, ...change });

export interface TestResponse {
  frame: Frame;
  answers: Answers;
  day?: string;
  version?: number;
}

export const pick = (...keys: string[]) => ({ kind: "choices", keys }) as const;

/** `count` alike. */
export const alike = (count: number, frame: Frame, answers: Answers, day = "2026-11-10"): TestResponse[] =>
  Array.from({ length: count }, () => ({ frame, answers, day }));

export interface LaidSurvey {
  id: string;
  definition: SurveyDefinition;
  kept: KeptTally;
  keys: readonly string[];
}

export interface Laying {
  ward?: string;
  change?: Record<string, unknown>;
  fictional?: boolean;
  state?: "open" | "closed";
  invited?: Partial<Record<Frame, number>>;
}

export async function layVersion(tx: Tx, surveyId: string, number: number, definition: SurveyDefinition) {
  const published = new Date("2026-11-01T00:00:00Z");
  await tx.surveyVersion.create({
    data: { surveyId, number, definition, sha256: "0".repeat(64), publishedAt: published, frozenAt: published },
  });
}

export async function laySurvey(
  database: Database,
  responses: readonly TestResponse[],
  { ward = "nishi", change = {}, fictional = false, state = "open", invited = {} }: Laying = {},
): Promise<LaidSurvey> {
  const id = randomUUID();
  const definition = definitionOf(change);
  await database.transaction("console", async (tx) => {
    await tx.survey.create({
      data: {
        id,
        ward,
        key: definition.key,
        class: definition.class,
        state,
        version: 1,
        fictional,
        opensAt: new Date("2026-11-01T00:00:00Z"),
        closesAt: new Date("2026-11-30T14:59:59Z"),
      },
    });
    await layVersion(tx, id, 1, definition);
    for (const [frame, asked] of Object.entries(invited))
      await tx.surveyBatch.create({
        data: { id: randomUUID(), surveyId: id, kind: "letters", frame, asked, name: "学校で配布" },
      });
  });
  const { keys, hashes } = await layResponses(database, id, definition, responses);
  return { id, definition, kept: keptOf(definition, responses, hashes, invited), keys };
}

export async function layResponses(
  database: Database,
  surveyId: string,
  definition: SurveyDefinition,
  responses: readonly TestResponse[],
) {
  const rows = responses.map(({ frame, answers, day = "2026-11-10", version = 1 }, index) => {
    const key = createHash("sha256").update(`${surveyId} ${frame} ${day} ${index}`).digest("hex");
    const { picks, values, texts } = encode(definition.questions, answers);
    const hash = responseHash({ surveyId, respondentKey: key, frame, version, answers }).toString("hex");
    const sealed =
      Object.keys(texts).length === 0 ? null : Buffer.from(vault.seal("survey texts", JSON.stringify(texts)));
    const list = `{${picks.map((one) => (one === null ? "NULL" : String(one))).join(",")}}`;
    return { key, frame, version, list, values: JSON.stringify(values), sealed, hash, day };
  });
  await database.transaction("console", async (tx) => {
    for (const { key, frame, version, list, values, sealed, hash, day } of rows)
      await tx.$executeRaw`
        INSERT INTO survey_response (survey_id, respondent_key, frame, batch_id, version, language, way, picks, values, texts,
          row_hash, stamp, day)
        VALUES (${surveyId}::uuid, decode(${key}, 'hex'), ${frame},
          (SELECT id FROM survey_batch WHERE survey_id = ${surveyId}::uuid AND frame = ${frame}), ${version}, 'ja', 'page', ${list}::bigint[],
          ${values}::jsonb, ${sealed}, decode(${hash}, 'hex'), 'x', ${day}::date)`;
  });
  return { keys: rows.map(({ key }) => key), hashes: rows.map(({ hash }) => hash) };
}

export function keptOf(
  definition: SurveyDefinition,
  responses: readonly TestResponse[],
  hashes: readonly string[] = [],
  invited: Laying["invited"] = {},
): KeptTally {
  const frames = [...new Set(responses.map(({ frame }) => frame))].sort();
  return {
    tally: {
      version: 1,
      responses: responses.length,
      frames: frames.map((frame) => frameOf(definition, frame, responses, invited[frame] ?? null)),
    },
    answersSha256: answerSetSha256(hashes),
    countedAt: new Date("2026-11-20T00:00:00Z"),
  };
}

function frameOf(
  definition: SurveyDefinition,
  frame: Frame,
  all: readonly TestResponse[],
  invited: number | null,
): FrameTally {
  const responses = all.filter((one) => one.frame === frame);
  const keysOf = (answers: Answers, id: string) => {
    const answer = answers[id];
    return answer?.kind === "choices" ? answer.keys : [];
  };
  const byDay: Record<string, number> = {};
  for (const { day = "2026-11-10" } of responses) byDay[day] = (byDay[day] ?? 0) + 1;
  return {
    frame,
    responses: responses.length,
    invited,
    population: null,
    everyone: false,
    questions: Object.fromEntries(
      definition.questions.map((question) => {
        const asked = responses.filter(({ answers }) => pathOf(definition.questions, answers).includes(question));
        const answered = asked.filter(({ answers }) => (answers[question.id] ?? null) !== null);
        const choices = Object.fromEntries(
          optionsOf(question).map(({ key }) => [
            key,
            answered.filter(({ answers }) => keysOf(answers, question.id).includes(key)).length,
          ]),
        );
        return [question.id, { asked: asked.length, answered: answered.length, choices, numbers: null }];
      }),
    ),
    measures: definition.measures.map(({ indicator, question, numerator, denominator }) => {
      const among = (keys: readonly string[]) =>
        responses.filter(({ answers }) => keysOf(answers, question).some((key) => keys.includes(key))).length;
      return { indicator, numerator: among(numerator), denominator: among(denominator) };
    }),
    otherVersions: {},
    byDay,
    leftAt: { used: 2 },
  };
}

/** Keeps what it is given; a new count gives the same. */
export function heldTallies(kept: Map<string, KeptTally>): TallyDesk & { recounts: string[] } {
  const recounts: string[] = [];
  return {
    recounts,
    kept: async (_tx, surveyId) => kept.get(surveyId),
    changed: async () => {},
    async recount(surveyId) {
      recounts.push(surveyId);
      const found = kept.get(surveyId);
      if (!found) throw new Error("nothing to count");
      return found;
    },
  };
}

/** The product's features, with these instead of its own at the same addresses. */
export function withInstead(features: readonly ConsoleFeature[], mine: readonly ConsoleFeature[]): ConsoleFeature[] {
  const taken = new Set(mine.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`)));
  const others = features.map((feature) => ({
    ...feature,
    routes: feature.routes.filter(({ method, path }) => !taken.has(`${method} ${path}`)),
  }));
  return [...mine, ...others];
}
