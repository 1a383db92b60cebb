/** A published survey, residents who come and go, and the engine over a real database. */
import { randomUUID } from "node:crypto";
import type { Database, Tx } from "../../../src/db.js";
import { createResidentStore } from "../../../src/resident/residentStore.js";
import type { Answers, Stamp } from "../../../src/survey/answering/answer.js";
import type { Given, OpenSurvey, Respondent, WayIn } from "../../../src/survey/answering/answeringDesk.js";
import { createAnswering } from "../../../src/survey/answering/surveyAnsweringStore.js";
import { shownCode } from "../../../src/survey/respondent/code.js";
import { createCodeStore } from "../../../src/survey/respondent/codeStore.js";
import { posterCode } from "../../../src/survey/respondent/posterStore.js";
import { newSalt } from "../../../src/survey/respondent/respondent.js";
import { type SurveyDefinition, surveyDefinition } from "../../../src/survey/survey.js";
import { createVault } from "../../../src/vault.js";

export const vault = createVault(Buffer.alloc(32, 7).toString("base64"));

const ja = (text: string) => ({ ja: text });
const choices = (...keys: string[]) => keys.map((key) => ({ key, text: ja(key) }));

/** Six questions; who says yes to the second is asked a third, required one. */
export const sixQuestions = {
  key: "guardians",
  title: ja("保護者アンケート"),
  lead: ja("子育ての環境についてうかがいます。"),
  purpose: ja("区政の参考にします。"),
  class: "public",
  frames: ["line", "mailed", "open"],
  questions: [
    {
      id: "feel",
      kind: "single",
      text: ja("整っていると感じますか"),
      subject: "opinion",
      required: true,
      choices: choices("very", "rather", "little", "no"),
    },
    { id: "used", kind: "single", text: ja("利用しましたか"), subject: "use", choices: choices("yes", "no") },
    {
      id: "which",
      kind: "multiple",
      text: ja("どれですか"),
      subject: "use",
      required: true,
      most: 2,
      choices: [...choices("salon", "talk", "book"), { key: "none", text: ja("ない"), exclusive: true }],
      onlyIf: [{ question: "used", choices: ["yes"] }],
    },
    {
      id: "times",
      kind: "number",
      text: ja("何回"),
      subject: "use",
      least: 0,
      most: 50,
      onlyIf: [{ question: "used", choices: ["yes"] }],
    },
    { id: "since", kind: "date", text: ja("いつから"), subject: "use", earliest: "2020-01-01", latest: "2026-12-31" },
    { id: "words", kind: "text", text: ja("ご意見"), subject: "personal", most: 200 },
  ],
  measures: [],
};

export const definition = (change: Record<string, unknown> = {}): SurveyDefinition =>
  surveyDefinition.parse({ ...sixQuestions, ...change });

export const now = new Date("2026-11-20T03:00:00Z");
export const days = (n: number) => new Date(now.getTime() + n * 86_400_000);
/** Stamps go by the minute of the story. */
export const minute = (n: number): Stamp => `${new Date(now.getTime() + n * 60_000).toISOString()}#${n}`;

export const one = (key: string) => ({ kind: "choices", keys: [key] }) as const;
export const many = (...keys: string[]) => ({ kind: "choices", keys }) as const;
export const words = (value: string) => ({ kind: "text", value }) as const;
export const whole: Answers = {
  feel: one("rather"),
  used: one("yes"),
  which: many("talk", "salon"),
  times: { kind: "number", value: 3 },
  since: { kind: "date", value: "2025-04-01" },
  words: words("遊び場がほしい"),
};

export const given = (answers: Answers, stamp: Stamp, change: Partial<Given> = {}): Given => ({
  answers,
  stamp,
  language: "ja",
  way: "page",
  now,
  ...change,
});

export interface Opening {
  definition?: SurveyDefinition;
  ward?: string;
  opensAt?: Date;
  closesAt?: Date;
}

export function createStand(database: Database) {
  const changes: string[] = [];
  const changed = async (_tx: Tx, surveyId: string) => void changes.push(surveyId);
  const answering = createAnswering({ vault, changed });
  const residents = createResidentStore(database, vault);
  const codes = createCodeStore(vault);
  const within = <T>(work: (tx: Tx) => Promise<T>) => database.transaction("worker", work);
  let events = 0n;

  return {
    answering,
    changed,
    residents,
    codes,
    /** Surveys whose tally was asked for, since the last look. */
    changes: () => changes.splice(0),
    within,

    async publish({ definition: asked = definition(), ward = "nishi", ...times }: Opening = {}): Promise<OpenSurvey> {
      const id = randomUUID();
      await within(async (tx) => {
        const { key, class: secrecy } = asked;
        const salt = newSalt(vault);
        await tx.survey.create({ data: { id, ward, key, class: secrecy, state: "open", version: 1, salt, ...times } });
        const version = { surveyId: id, number: 1, definition: asked, sha256: "0".repeat(64), publishedAt: now };
        await tx.surveyVersion.create({ data: version });
      });
      return this.survey(id);
    },

    /** The next version is published. */
    async republish(survey: OpenSurvey, asked: SurveyDefinition): Promise<OpenSurvey> {
      const number = survey.version + 1;
      const version = { surveyId: survey.id, number, definition: asked, sha256: "1".repeat(64), publishedAt: now };
      await within(async (tx) => {
        await tx.surveyVersion.create({ data: version });
        await tx.survey.update({ where: { id: survey.id }, data: { version: number } });
      });
      return this.survey(survey.id);
    },

    async survey(id: string): Promise<OpenSurvey> {
      const found = await within((tx) => answering.findById(tx, id));
      if (!found) throw new Error("not published");
      return found;
    },

    async batch(survey: OpenSurvey, kind: string, frame: string): Promise<string> {
      const id = randomUUID();
      const { hash } = posterCode(vault, id);
      const row = { id, surveyId: survey.id, kind, frame, name: kind };
      await within((tx) => tx.surveyBatch.create({ data: kind === "poster" ? { ...row, posterHash: hash } : row }));
      return id;
    },

    /** A batch of letters, and its codes as printed. */
    async letters(survey: OpenSurvey, count: number): Promise<{ batchId: string; printed: string[] }> {
      const batchId = await this.batch(survey, "letters", "mailed");
      const printed = await within(async (tx) => {
        await codes.createCodes(tx, batchId, count);
        return (await codes.codesOf(tx, batchId)).map(({ code }) => shownCode(code));
      });
      return { batchId, printed };
    },

    /** A friend of the account; the same name is the same person on LINE. */
    async arrive(name: string): Promise<string> {
      const lineUserId = `U${name.padEnd(32, "0")}`;
      const person = vault.pseudonym("person", "nishi", lineUserId);
      events += 1n;
      const arrival = { channel: "nishi", person, lineUserId, eventId: events, orderTs: new Date(), ward: "nishi" };
      return (await within((tx) => residents.meet(tx, arrival))).id;
    },

    async block(name: string): Promise<void> {
      const person = vault.pseudonym("person", "nishi", `U${name.padEnd(32, "0")}`);
      await within((tx) => residents.block(tx, { channel: "nishi", person, orderTs: new Date() }));
    },

    async asFriend(survey: OpenSurvey, residentId: string): Promise<Respondent> {
      return respondentOf(await within((tx) => answering.friend(tx, survey, residentId, now)));
    },

    async asCode(typed: string): Promise<Respondent> {
      return respondentOf(await within((tx) => answering.byCode(tx, "nishi", typed, now)));
    },

    async asLink(token: string): Promise<Respondent> {
      return respondentOf(await within((tx) => answering.byLink(tx, "nishi", token, now)));
    },

    keep: (survey: OpenSurvey, respondent: Respondent, told: Given) =>
      within((tx) => answering.keep(tx, survey, respondent, told)),
    submit: (survey: OpenSurvey, respondent: Respondent, told: Given) =>
      within((tx) => answering.submit(tx, survey, respondent, told)),
    link: (survey: OpenSurvey, respondent: Respondent, seed: string) =>
      within((tx) => answering.link(tx, survey, respondent, seed)),
    sheet: (survey: OpenSurvey, respondent: Respondent) =>
      within((tx) => answering.sheet(tx, survey, respondent, "ja")),

    /** Rows as they count, by frame. */
    async responses(survey: OpenSurvey) {
      const rows = await within(
        (tx) => tx.$queryRaw<
          { frame: string; version: number; way: string; picks: string; values: unknown; stamp: string; hash: string }[]
        >`SELECT frame, version, way, picks::text, "values", stamp, encode(row_hash, 'hex') AS hash FROM survey_response
          WHERE survey_id = ${survey.id}::uuid ORDER BY frame, version, picks::text COLLATE "C"`,
      );
      return rows;
    },
  };
}

export function respondentOf(way: WayIn): Respondent {
  if (way.kind !== "respondent") throw new Error(`no way in: ${way.kind}`);
  return way.respondent;
}
