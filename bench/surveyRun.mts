/**
 * People answer one survey while the server is killed again and again; in the end the judge, who knows what was sent,
 * looks at the exported answers row for row and at the kept tally.
 */
import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { type Database, openDatabase } from "../src/db.js";
import { createLog } from "../src/log.js";
import { civilDate } from "../src/time.js";
import { createVault } from "../src/vault.js";
import { type AnsweringPerson, createPerson, type Habit } from "./answeringPerson.mjs";
import { expectedRow } from "./answerJudge.mjs";
import { startStandIn } from "./lineStandIn.mjs";
import { type Server, startServer } from "./serverProcess.mjs";
import { addSurvey, type ProvedSurvey, provedMeasure, provedQuestions } from "./surveySetting.mjs";
import { createPoster } from "./webhookPoster.mjs";

export interface SurveyRun {
  people: number;
  /** Answers tapped in all, at least. */
  events: number;
  kills: number;
  redelivered: number;
  /** A server, or else a data folder of the embedded database. */
  databaseUrl?: string | undefined;
  dataFolder: string;
}

export interface SurveyResult {
  events: number;
  late: number;
  form: number;
  kills: number;
  redelivered: number;
  repeatedUnanswered: number;
  seconds: number;
  /** Rows that must be there. */
  expected: number;
  right: number;
  wrong: number;
  missing: number;
  unexpected: number;
  /** Differences between the kept tally and a count of the exported rows. */
  tallyDifferences: string[];
}

const secretKey = Buffer.alloc(32, 7).toString("base64");
const peopleAtOnce = 48;
const habits: readonly Habit[] = ["taps", "taps", "sends", "form-last", "form-between", "taps", "sends", "gives-up"];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function runSurvey(run: SurveyRun): Promise<SurveyResult> {
  const open = () =>
    openDatabase({ url: run.databaseUrl, dataFolder: run.dataFolder, instanceId: "prove", log: createLog("silent") });
  const before = await open();
  const survey = await addSurvey(before, createVault(secretKey)).finally(() => before.close());
  const forms = new Map<string, string>();
  const standIn = await startStandIn({
    limits: "observe",
    replied(token, messages) {
      const address = /https?:\/\/[^"\\]+\/a\/[\w-]+/.exec(messages)?.[0];
      if (token.startsWith("form-") && address) forms.set(token, address);
    },
  });
  const env = {
    ...{ DATABASE_URL: run.databaseUrl ?? "", DATA_DIR: run.dataFolder, SECRET_KEY: secretKey, LOG_LEVEL: "warn" },
    ...{ LINE_API_BASE_URL: standIn.url, LINE_DATA_API_BASE_URL: standIn.url },
  };
  let server: Server = await startServer("product", env);
  try {
    const began = performance.now();
    const days = new Set([civilDate(new Date())]);
    const url = () => server.url;
    const poster = createPoster({ url, channel: "nishi", secret: "secret-nishi", redelivered: run.redelivered });
    const people = Array.from({ length: run.people }, (_, number) =>
      createPerson({ number, surveyId: survey.id, poster, url, formOf: (token) => forms.get(token) }),
    );
    let over = false;
    const answering = allAnswer(people, run).finally(() => {
      over = true;
    });
    let kills = 0;
    const share = run.events / (run.kills + 1);
    while (kills < run.kills && !over) {
      const until = share * (kills + 0.6 + Math.random() * 0.4);
      while (poster.tally.acknowledged < until && !over) await pause(5);
      // Whatever is under way in this moment: the answer to a webhook, a turn, a form, a count.
      await pause(Math.random() * 100);
      await server.kill();
      kills += 1;
      server = await startServer("product", env);
    }
    await answering;
    await poster.settled();
    await drained(server);
    const seconds = (performance.now() - began) / 1_000;
    const rows = await exported(server, survey);
    days.add(civilDate(new Date()));
    const judged = judge(survey, people, rows, days);
    const tallyDifferences = await countedAlike(open, run, survey, rows, server, env);
    const sum = (of: (person: AnsweringPerson) => number) => people.reduce((all, person) => all + of(person), 0);
    return {
      events: sum(({ counts }) => counts.events),
      late: sum(({ counts }) => counts.late),
      form: sum(({ counts }) => counts.form),
      ...{ kills, redelivered: poster.tally.redelivered, repeatedUnanswered: poster.tally.repeatedUnanswered },
      ...{ seconds, ...judged, tallyDifferences },
    };
  } finally {
    await server.kill();
    await standIn.close();
  }
}

async function allAnswer(people: readonly AnsweringPerson[], run: SurveyRun): Promise<void> {
  const each = Math.ceil(run.events / run.people);
  const waiting = people.entries();
  const inTurn = async () => {
    for (const [index, person] of waiting) await person.answer(habits[index % habits.length] ?? "taps", each);
  };
  await Promise.all(Array.from({ length: peopleAtOnce }, inTurn));
}

/** Until no event waits any more, by the server's own word. */
async function drained({ url }: Server): Promise<void> {
  for (const deadline = Date.now() + 600_000; ; await pause(250)) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    if (/^tonari_inbox_oldest_seconds 0$/m.test(metrics)) return;
    if (Date.now() > deadline) throw new Error("events are still waiting");
  }
}

type Cells = Record<string, string>;

async function exported({ url }: Server, { id, token }: ProvedSurvey): Promise<Cells[]> {
  const answer = await fetch(`${url}/api/v1/wards/nishi/surveys/${id}/answers.csv`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (answer.status !== 200) throw new Error(`answers.csv: ${answer.status}`);
  return parse(await answer.text(), { bom: true, columns: true }) as Cells[];
}

function judge(
  survey: ProvedSurvey,
  people: readonly AnsweringPerson[],
  rows: readonly Cells[],
  days: ReadonlySet<string>,
): Pick<SurveyResult, "expected" | "right" | "wrong" | "missing" | "unexpected"> {
  const found = new Map(rows.map((row) => [row["respondent"] ?? "", Object.values(row)]));
  const result = { expected: 0, right: 0, wrong: 0, missing: 0, unexpected: rows.length };
  for (const { lineUserId, said } of people) {
    const wanted = expectedRow(survey.id, survey.salt, lineUserId, said);
    if (!wanted) continue;
    result.expected += 1;
    const row = found.get(wanted.respondent);
    if (!row) {
      result.missing += 1;
      continue;
    }
    result.unexpected -= 1;
    const [before, day, after] = [row.slice(0, 6), row[6] ?? "", row.slice(7)];
    const same = JSON.stringify([before, after]) === JSON.stringify([wanted.before, wanted.after]) && days.has(day);
    if (same) result.right += 1;
    else result.wrong += 1;
  }
  return result;
}

/** The tally that the console and the indicators show, against a count of the exported rows. */
async function countedAlike(
  open: () => Promise<Database>,
  run: SurveyRun,
  { id }: ProvedSurvey,
  rows: readonly Cells[],
  running: Server,
  env: Record<string, string>,
): Promise<string[]> {
  let server = running;
  for (let looks = 1; ; looks += 1) {
    // The last count is asked for a second after the last answer. An embedded database is looked at while nobody runs.
    await pause(2_000);
    if (run.databaseUrl === undefined) await server.stop();
    const database = await open();
    const [kept, waiting] = await database
      .run(
        "console",
        async (tx) =>
          [
            await tx.surveyTally.findUnique({ where: { surveyId: id } }),
            await tx.job.count({ where: { kind: "survey-tally", state: "waiting" } }),
          ] as const,
      )
      .finally(() => database.close());
    if (waiting > 0 && looks < 15) {
      if (run.databaseUrl === undefined) server = await startServer("product", env);
      continue;
    }
    if (run.databaseUrl === undefined) await server.kill();
    return waiting > 0 ? ["a count is still waiting"] : differences(kept, rows);
  }
}

/** What of a kept tally is looked at. */
interface Counts {
  responses: number;
  frames: {
    responses: number;
    byDay: Record<string, number>;
    questions: Record<string, { answered: number; choices: Record<string, number> }>;
    measures: { numerator: number; denominator: number }[];
  }[];
}

function differences(kept: { counts: unknown; answersSha256: string } | null, rows: readonly Cells[]): string[] {
  const tally = kept?.counts as Counts | undefined;
  const [frame, ...others] = tally?.frames ?? [];
  const wrong: string[] = [];
  const compare = (what: string, counted: unknown, there: number | string) => {
    if (counted !== there) wrong.push(`${what}: ${counted} instead of ${there}`);
  };
  compare("frames", others.length, 0);
  compare("responses", frame?.responses, rows.length);
  compare("responses in all", tally?.responses, rows.length);
  for (const day of new Set(rows.map(({ day }) => day ?? "")))
    compare(day, frame?.byDay[day], rows.filter((row) => row["day"] === day).length);
  for (const asked of provedQuestions) {
    const chosen = rows.map((row) => (row[`q_${asked.id}`] ?? "").split("|").filter(Boolean));
    const counts = frame?.questions[asked.id];
    compare(`${asked.id}, answered`, counts?.answered, chosen.filter((keys) => keys.length > 0).length);
    for (const key of asked.options)
      compare(`${asked.id} ${key}`, counts?.choices[key] ?? 0, chosen.filter((keys) => keys.includes(key)).length);
  }
  const { numerator, denominator, question } = provedMeasure;
  const among = (keys: readonly string[]) => rows.filter((row) => keys.includes(row[`q_${question}`] ?? "")).length;
  compare("numerator", frame?.measures[0]?.numerator, among(numerator));
  compare("denominator", frame?.measures[0]?.denominator, among(denominator));
  const hashes = rows.map((row) => row["row_sha256"] ?? "").toSorted();
  compare("hash of the answers", kept?.answersSha256, createHash("sha256").update(hashes.join("\n")).digest("hex"));
  return wrong;
}
