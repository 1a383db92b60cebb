/** The promise of surveys: 10,000 answers, and what counts is what was said last, whatever fails. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../src/projectRoot.js";
import type { FaultRun } from "./faultRun.mjs";
import { inPlace } from "./place.mjs";
import { runSurvey } from "./surveyRun.mjs";

export const surveyFaultRun: FaultRun = {
  name: "survey",
  async *run(options) {
    const size = options.quick
      ? { people: 60, events: 1_000, kills: 5 }
      : { people: 600, events: 10_000, kills: options.serverUrl === undefined ? 10 : 30 };
    const result = await inPlace(options, (place) => runSurvey({ ...size, redelivered: 0.05, ...place }));
    await writeFile(join(projectRoot, "bench/results-survey.json"), `${JSON.stringify(result, null, 2)}\n`);
    const { events, form, late, kills, redelivered, repeatedUnanswered, seconds } = result;
    const { expected, right, wrong, missing, unexpected, tallyDifferences } = result;
    const many = events.toLocaleString("en");
    yield {
      run: `${many} answers tapped and ${form} on the form by ${size.people} people, ${kills} kill -9`,
      measured:
        `${seconds.toFixed(0)} s; ${late} came after newer ones, ${redelivered} twice, ${repeatedUnanswered} again for want of a 200; ` +
        `of ${expected} rows ${right} right, ${wrong} wrong, ${missing} missing; ${unexpected} that must not be`,
      promised: `≥ ${size.events.toLocaleString("en")} answers, ≥ ${size.kills} kills, 5 % twice; every row right`,
      holds:
        events >= size.events &&
        kills >= size.kills &&
        expected > size.people / 2 &&
        right === expected &&
        wrong + missing + unexpected === 0,
    };
    yield {
      run: "the totals that console and indicators show, against a count of the exported rows",
      measured: tallyDifferences.length === 0 ? "no difference" : tallyDifferences.slice(0, 5).join("; "),
      promised: "equal, and the hash of the answers too",
      holds: tallyDifferences.length === 0,
    };
  },
};
