/**
 * `TEST_DATABASE_URL=postgres://… npx tsx bench/surveyTally.mts [responses]`: how long it takes to count a survey of
 * 10 questions (1,000,000 responses unless told), in a database of its own that goes afterwards. Promised: under 2 s.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";
import { type Database, openDatabase } from "../src/db.js";
import { createLog } from "../src/log.js";
import { beginCount, countSurvey, findTallied, hashAnswers } from "../src/survey/tally/tallyStore.js";
import { layManyResponses, manySizes } from "./manyResponses.mjs";

const promisedMs = 2_000;
const responses = Number(process.argv[2] ?? 1_000_000);
const address = process.env["TEST_DATABASE_URL"];
if (!address || !(responses > 0)) {
  console.error("usage: TEST_DATABASE_URL=postgres://… npx tsx bench/surveyTally.mts [responses]");
  process.exit(2);
}

const server = new pg.Client({ connectionString: address });
await server.connect();
const name = `tonari_bench_${randomUUID().slice(0, 8)}`;
await server.query(`CREATE DATABASE ${name}`);
try {
  const url = new URL(address);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href, dataFolder: "", instanceId: "bench", log: createLog("silent") });
  try {
    process.exitCode = (await measure(database)) ? 0 : 1;
  } finally {
    await database.close();
  }
} finally {
  await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await server.end();
}

async function measure(database: Database): Promise<boolean> {
  const surveyId = await layManyResponses(database, responses);
  const rounds: { count: number; cpu: number | undefined; hash: number }[] = [];
  for (let round = 0; round < 5; round++)
    rounds.push(
      await database.transaction("worker", async (tx) => {
        await beginCount(tx);
        const survey = await findTallied(tx, surveyId);
        if (!survey) throw new Error("the survey is not there");
        const [{ pid } = { pid: 0 }] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        const [cpuBefore, begun] = [cpuMs(pid), performance.now()];
        const tally = await countSurvey(tx, surveyId, survey);
        const [cpuAfter, counted] = [cpuMs(pid), performance.now()];
        const cpu = cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore;
        if (tally.responses !== responses) throw new Error("counted others than there are");
        await hashAnswers(tx, surveyId);
        return { count: counted - begun, cpu, hash: performance.now() - counted };
      }),
    );
  const middle = (of: (round: (typeof rounds)[0]) => number) => rounds.map(of).toSorted((a, b) => a - b)[2] ?? 0;
  const worst = Math.max(...rounds.map(({ count }) => count));
  const ms = (value: number) => `${Math.round(value)} ms`;
  console.log(`${responses} responses to ${manySizes.length} questions, ${rounds.length} times:`);
  console.log(
    `  tally       ${ms(middle(({ count }) => count))} (median), ${ms(worst)} (worst); promised ${ms(promisedMs)} for 1,000,000`,
  );
  console.log(
    `  of which the server computed ${rounds.map(({ cpu }) => (cpu === undefined ? "?" : ms(cpu))).join(", ")}`,
  );
  console.log(`  answer hash ${ms(middle(({ hash }) => hash))} (median)`);
  return worst < promisedMs;
}

/** What a process of this machine has computed so far; a busy machine makes the clock on the wall say little. */
function cpuMs(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}
