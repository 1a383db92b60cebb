/**
 * `npm run bench [-- --date 2026-11-20]`: the benchmarks, side by side with their baselines in one run, as a table and as
 * bench/results.json; exit 1 where a figure is not what is promised.
 */
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { answersRows, baseline, measureAnswers } from "./answers.mjs";
import { tableOf } from "./benchFigures.mjs";

const { values } = parseArgs({ options: { date: { type: "string" } } });
if (values.date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(values.date)) {
  console.error("--date takes a day such as 2026-11-20");
  process.exit(2);
}

// What else the machine was doing: with more than one busy process to each processor no time here says much.
const load = Number((loadavg()[0] ?? 0).toFixed(1));
const answers = await measureAnswers();
const rows = answersRows(answers);
const machine = `${cpus().length} processors, ${process.arch}, ${Math.round(totalmem() / 2 ** 30)} GB`;
console.log(`${machine}, Node ${process.versions.node}, load before the run ${load}\n`);
for (const line of tableOf(baseline, rows)) console.log(line);

const results = {
  date: values.date ?? new Date().toISOString().slice(0, 10),
  machine,
  node: process.versions.node,
  load,
  answers: { baseline, rows, measured: answers },
};
writeFileSync(fileURLToPath(new URL("results.json", import.meta.url)), `${JSON.stringify(results, undefined, 2)}\n`);

const missed = rows.filter(({ holds }) => holds === false);
console.log(
  missed.length === 0
    ? "\nAll that is promised holds."
    : `\nNot as promised: ${missed.map(({ what }) => what).join("; ")}.`,
);
process.exitCode = missed.length === 0 ? 0 : 1;
