/** What `npm run evaluate` was asked for: each problem is a sentence that says what to write instead. */
import { parseArgs } from "node:util";
import { type Dimension, dimensions } from "../../evaluation/groups.js";
import { type Half, halves } from "../../evaluation/question.js";

export interface EvaluationRequest {
  files: readonly string[];
  /** A list of sets, instead of files or beside them. */
  sets: string | undefined;
  split: Half | undefined;
  by: readonly (Dimension | "entry")[];
  misses: boolean;
  calibration: boolean;
  /** Files to write. */
  curve: string | undefined;
  save: string | undefined;
  readme: string | undefined;
  /** Files to hold the result against. */
  against: string | undefined;
  thresholds: string | undefined;
  /** Another folder of content than the configured one. */
  content: string | undefined;
}

const groupings = [...dimensions, "entry"] as const;
const asked: readonly (Dimension | "entry")[] = ["language", "style", "ward"];

export const evaluationUsage = `usage: npm run --silent evaluate -- --file questions.jsonl [--file more.jsonl] | --sets sets.yaml
  --by ${groupings.join(" | ")}   which groups to show (several times; otherwise ${asked.join(", ")})
  --split ${halves.join(" | ")}      only lines whose id ends in such a number
  --misses                what was missed, and why
  --calibration           whether a confidence of 0.8 is right in eight of ten cases
  --curve FILE.svg        draws coverage against precision
  --save FILE.json        keeps the result …
  --against FILE.json     … and shows what turned since then
  --content FOLDER        evaluates another folder of content
  --thresholds FILE.yaml  exit code 1 and a list where a measure sank below its floor
  --readme README.md      writes the table between its marks`;

const options = {
  file: { type: "string", multiple: true },
  sets: { type: "string" },
  split: { type: "string" },
  by: { type: "string", multiple: true },
  misses: { type: "boolean" },
  calibration: { type: "boolean" },
  curve: { type: "string" },
  save: { type: "string" },
  readme: { type: "string" },
  against: { type: "string" },
  thresholds: { type: "string" },
  content: { type: "string" },
} as const;

export function readEvaluationArguments(parameters: readonly string[]): EvaluationRequest | { problem: string } {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(parameters);
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message : error}\n${evaluationUsage}` };
  }
  const { file: files = [], sets, split, by = asked } = values;
  if (files.length === 0 && sets === undefined) return { problem: evaluationUsage };
  const strange = by.find((one) => !groupings.some((known) => known === one));
  if (strange !== undefined) return { problem: `--by ${strange}: write ${groupings.join(", ")}` };
  const half = halves.find((one) => one === split);
  if (split !== undefined && !half) return { problem: `--split ${split}: write ${halves.join(" or ")}` };
  if (half && sets !== undefined)
    return { problem: "--split is for --file: the sets of a list say themselves which half is theirs" };
  if (values.readme !== undefined && sets === undefined)
    return { problem: "--readme needs --sets: the table tells where its questions come from" };
  return {
    files,
    sets,
    split: half,
    by: groupings.filter((one) => by.includes(one)),
    misses: values.misses ?? false,
    calibration: values.calibration ?? false,
    curve: values.curve,
    save: values.save,
    readme: values.readme,
    against: values.against,
    thresholds: values.thresholds,
    content: values.content,
  };
}

const parse = (parameters: readonly string[]) => parseArgs({ args: [...parameters], options }).values;
