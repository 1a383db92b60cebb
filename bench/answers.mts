/** How fast, how large and how right the guide is, beside a plain full-text library with the same entries and questions. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { AnswersMeasured, Times } from "./answersProcess.mjs";
import { type BenchRow, rowOf } from "./benchFigures.mjs";

export const baseline = "MiniSearch 7.2.0";

/** ms; MB */
const promised = { few: 0.5, kana: 2, many: 20, load: 500, memory: 150 } as const;
/** Processes of which the quickest counts: loading happens once in each. */
const loadings = 2;

export interface AnswersFigures {
  few: { here: AnswersMeasured; library: AnswersMeasured };
  many: { here: AnswersMeasured; library: AnswersMeasured };
}

export async function measureAnswers(): Promise<AnswersFigures> {
  return {
    few: { here: await quickest("here"), library: await quickest("library") },
    many: { here: await inProcess("here", "many"), library: await inProcess("library", "many") },
  };
}

async function quickest(engine: "here" | "library"): Promise<AnswersMeasured> {
  let best = await inProcess(engine, "few");
  for (let time = 1; time < loadings; time += 1) {
    const other = await inProcess(engine, "few");
    if (other.loadMs < best.loadMs) best = other;
  }
  return best;
}

async function inProcess(engine: "here" | "library", size: "few" | "many"): Promise<AnswersMeasured> {
  const program = fileURLToPath(new URL("answersProcess.mts", import.meta.url));
  const flags = ["--expose-gc", "--max-old-space-size=8192", "--import", "tsx"];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program, engine, size]);
  return JSON.parse(stdout);
}

export function answersRows({ few, many }: AnswersFigures): BenchRow[] {
  const entries = `${few.here.entries} entries`;
  const times = (what: string, one: Times | undefined, other: Times | undefined, below?: number): BenchRow[] => {
    if (!one || !other) return [];
    return [
      rowOf(`${what}, p50 of ${one.n} questions`, "ms", one.p50, other.p50),
      rowOf(`${what}, p99`, "ms", one.p99, other.p99, below),
    ];
  };
  const { here, library } = few;
  return [
    rowOf("loading: content read, a ward ready for Japanese", "ms", here.loadMs, library.loadMs, promised.load),
    rowOf("of that the index", "ms", here.indexMs, library.indexMs),
    rowOf("of that the index, time of processors", "ms", here.indexCpuMs, library.indexCpuMs),
    rowOf("memory: growth of the process", "MB", here.rssMb, library.rssMb, promised.memory),
    rowOf("of that the heap, after a collection", "MB", here.heapMb, library.heapMb),
    ...times(`an answer, ${entries}`, here.plain, library.plain, promised.few),
    ...times(`an answer to kana alone, ${entries}`, here.kana, library.kana, promised.kana),
    ...times(`an answer, ${many.here.entries} entries`, many.here.plain, many.library.plain, promised.many),
    rowOf(
      `index of ${many.here.entries} entries, time of processors`,
      "ms",
      many.here.indexCpuMs,
      many.library.indexCpuMs,
    ),
    rowOf(`memory with ${many.here.entries} entries`, "MB", many.here.rssMb, many.library.rssMb),
    ...rightRows(few),
  ];
}

function rightRows({ here, library }: AnswersFigures["few"]): BenchRow[] {
  const n = here.quality?.n ?? 0;
  const share = (right = 0) => `${right} of ${n} (${((100 * right) / Math.max(1, n)).toFixed(1)} %)`;
  const row = (what: string, ours?: number, theirs?: number): BenchRow => ({
    ...{ what, ours: share(ours), baseline: share(theirs), target: "", holds: undefined },
  });
  return [
    row("right entry first", here.quality?.first, library.quality?.first),
    row("right entry among three", here.quality?.three, library.quality?.three),
  ];
}
