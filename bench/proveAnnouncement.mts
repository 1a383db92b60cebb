/** The promises of announcements: 200,000 recipients, each exactly once, whatever fails. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../src/projectRoot.js";
import { type AnnouncementResult, type AnnouncementRun, runAnnouncement } from "./announcementRun.mjs";
import type { FaultRun, Row } from "./faultRun.mjs";
import { inPlace, type Place } from "./place.mjs";
import type { ServerKind } from "./serverProcess.mjs";

const server: ServerKind = "product";

export const announcementFaultRun: FaultRun = {
  name: "announcement",
  async *run(options) {
    const recipients = options.quick ? 5_000 : options.serverUrl === undefined ? 20_000 : 200_000;
    const kills = options.quick ? 8 : 30;
    const usual = { recipients, kills: 0, faulty: 0, pacePerSecond: 100, latencyMs: 0, patienceMs: 60_000, server };
    const results: Record<string, AnnouncementResult> = {};
    const measure = async (name: string, run: Omit<AnnouncementRun, keyof Place>) => {
      const result = await inPlace(options, (place) => runAnnouncement({ ...run, ...place }));
      results[name] = result;
      return result;
    };
    const many = recipients.toLocaleString("en");

    const clean = await measure("clean", { ...usual, limits: "observe" });
    yield row(`${many} recipients, LINE's limits observed`, clean, 15);
    yield {
      run: `${many} recipients, memory of the server`,
      measured: `grew by ${clean.rssGrowthMb} MB`,
      promised: "< 150 MB",
      holds: clean.rssGrowthMb < 150,
    };
    const paced = await measure("paced", { ...usual, limits: "enforce" });
    yield row(`${many} recipients, LINE's limits enforced`, paced, 30);
    yield {
      run: "requests in the busiest second",
      measured: `${paced.busiestSecond}, ${paced.overLimit} above LINE's limit`,
      promised: "≤ 100 and a slot at the edge, none above",
      holds: paced.busiestSecond <= 105 && paced.overLimit === 0,
    };
    const killed = await measure("killed", { ...usual, limits: "enforce", kills, faulty: 0.25 });
    yield row(`${many} recipients, ${killed.kills} kill -9, a quarter of the answers faulty`, killed, 90, kills);
    await writeFile(join(projectRoot, "bench/results-announcement.json"), `${JSON.stringify(results, null, 2)}\n`);
  },
};

function row(run: string, result: AnnouncementResult, withinSeconds: number, kills = 0): Row {
  const { seconds, acceptedOnce, acceptedTwice, neverAccepted, keysWithOtherBody } = result;
  return {
    run,
    measured:
      `${seconds.toFixed(1)} s (planned in ${result.planSeconds.toFixed(1)}); once ${acceptedOnce}, twice ${acceptedTwice}, ` +
      `never ${neverAccepted}; keys with another body ${keysWithOtherBody}; ${result.state}`,
    promised: `each exactly once, ≤ ${withinSeconds} s`,
    holds:
      acceptedOnce === result.recipients &&
      acceptedTwice + neverAccepted + keysWithOtherBody === 0 &&
      result.sumRight &&
      result.state === "done" &&
      result.kills >= kills &&
      seconds <= withinSeconds,
  };
}
