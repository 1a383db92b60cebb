/**
 * `npm run prove [-- --quick] [--only announcement | survey | booking]`: the fault runs, as a table; exit 1 if a promise does not hold.
 * With TEST_DATABASE_URL on that PostgreSQL server, for which the promises are made; else on the embedded database.
 */
import { parseArgs } from "node:util";
import type { FaultRun } from "./faultRun.mjs";
import { announcementFaultRun } from "./proveAnnouncement.mjs";
import { bookingFaultRun } from "./proveBooking.mjs";
import { surveyFaultRun } from "./proveSurvey.mjs";

const runs: readonly FaultRun[] = [announcementFaultRun, surveyFaultRun, bookingFaultRun];

const { values } = parseArgs({ options: { quick: { type: "boolean" }, only: { type: "string" } } });
const chosen = runs.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0) {
  console.error(`no such run: ${values.only}; there are ${runs.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
const serverUrl = process.env["TEST_DATABASE_URL"] || undefined;
console.log(`On ${serverUrl === undefined ? "the embedded database" : "a PostgreSQL server"}:\n`);
console.log("| | run | measured | promised |\n|---|---|---|---|");
let failures = 0;
for (const one of chosen) {
  for await (const { run, measured, promised, holds } of one.run({ quick: values.quick ?? false, serverUrl })) {
    if (!holds) failures += 1;
    console.log(`| ${holds ? "✓" : "✗"} | ${run} | ${measured} | ${promised} |`);
  }
}
console.log(failures === 0 ? "\nAll promises hold." : `\n${failures} promises do not hold.`);
process.exitCode = failures === 0 ? 0 : 1;
