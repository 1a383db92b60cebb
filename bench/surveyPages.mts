/**
 * `TEST_DATABASE_URL=postgres://… npx tsx bench/surveyPages.mts [responses]`: how long the public pages of a survey take
 * while as many responses lie behind them (1,000,000 unless told): the product as a process, 20 requests each after one
 * that is not counted. They answer from the kept tally and the published edition; promised: under 200 ms.
 */
import { randomUUID } from "node:crypto";
import { openDatabase } from "../src/db.js";
import { createLog } from "../src/log.js";
import { findSurvey, versionsOf } from "../src/survey/console/surveyViewStore.js";
import { writeEdition } from "../src/survey/publish/editionStore.js";
import { createPublishingDesk } from "../src/survey/publish/publishingDesk.js";
import { findTally } from "../src/survey/tally/tallyStore.js";
import { startStandIn } from "./lineStandIn.mjs";
import { layManyResponses } from "./manyResponses.mjs";
import { inPlace } from "./place.mjs";
import { startServer } from "./serverProcess.mjs";

const promisedMs = 200;
const requests = 20;
const responses = Number(process.argv[2] ?? 1_000_000);
const serverUrl = process.env["TEST_DATABASE_URL"];
if (!serverUrl || !(responses > 0)) {
  console.error("usage: TEST_DATABASE_URL=postgres://… npx tsx bench/surveyPages.mts [responses]");
  process.exit(2);
}
const pages = [
  "/nishi/indicators/nishi-r6-2-1-1",
  "/nishi/s/bench/results",
  "/open-data/nishi/survey-results/bench.csv",
];

await inPlace({ serverUrl }, async ({ databaseUrl: url, dataFolder }) => {
  const database = await openDatabase({ url, dataFolder, instanceId: "bench", log: createLog("silent") });
  const standIn = await startStandIn({ limits: "observe" });
  const surveyId = await layManyResponses(database, responses);
  await database.run(
    "console",
    (tx) => tx.$executeRaw`
    INSERT INTO job (kind, payload, run_at) VALUES ('survey-tally', jsonb_build_object('surveyId', ${surveyId}::text), now())`,
  );
  const server = await startServer("product", {
    ...{ DATABASE_URL: url ?? "", SECRET_KEY: Buffer.alloc(32, 7).toString("base64") },
    ...{ LINE_API_BASE_URL: standIn.url, LINE_DATA_API_BASE_URL: standIn.url },
  });
  try {
    const counted = () => database.run("console", (tx) => findTally(tx, surveyId));
    let kept = await counted();
    for (const deadline = Date.now() + 120_000; !kept && Date.now() < deadline; kept = await counted())
      await new Promise((resolve) => setTimeout(resolve, 250));
    if (kept?.tally.responses !== responses) throw new Error("the product has not counted them");
    const tally = kept;
    const results = createPublishingDesk({
      database,
      tallies: { kept: async () => tally, recount: async () => tally, changed: async () => undefined },
      audit: { record: async () => undefined },
      clock: { now: () => new Date() },
      indicatorOf: () => undefined,
    });
    await database.transaction("console", async (tx) =>
      tx.survey.update({ where: { id: surveyId }, data: { opensAt: new Date() } }),
    );
    const [survey, versions] = await database.run(
      "console",
      async (tx) => [await findSurvey(tx, "nishi", "bench"), await versionsOf(tx, "nishi", "bench")] as const,
    );
    if (!survey) throw new Error("the survey is not there");
    const prepared = await results.prepare({ survey, versions }, [], "");
    if (prepared.kind !== "prepared") throw new Error(`results: ${prepared.kind}`);
    const edition = { surveyId, number: prepared.number, results: prepared.results, basis: prepared.basis };
    await database.transaction("console", (tx) => writeEdition(tx, { ...edition, by: randomUUID(), now: new Date() }));
    console.log(`${responses} responses stored; ${requests} requests one after another:`);
    for (const page of pages) {
      const times: number[] = [];
      let bytes = 0;
      for (let round = 0; round <= requests; round += 1) {
        const begun = performance.now();
        const answer = await fetch(server.url + page);
        bytes = (await answer.arrayBuffer()).byteLength;
        if (answer.status !== 200) throw new Error(`${page}: ${answer.status}`);
        if (round > 0) times.push(performance.now() - begun);
      }
      times.sort((a, b) => a - b);
      const [p50, worst] = [times[requests / 2 - 1] ?? 0, times.at(-1) ?? 0];
      if (p50 >= promisedMs) process.exitCode = 1;
      console.log(`  ${page}  p50 ${p50.toFixed(0)} ms, p99 ${worst.toFixed(0)} ms (${bytes} bytes)`);
    }
  } finally {
    await server.kill();
    await standIn.close();
    await database.close();
  }
});
