/**
 * `npm run <name>`: the set-up, quietly, then the command. What the set-up says goes to stderr, so that the stdout of
 * a command is only what it answers.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, runProgram, SetupFailed, setUp } from "./setup.mjs";

/** Compiled modules export `run(args): Promise<number>` (the exit code); TypeScript ones are programs of their own. */
const commands = {
  check: "scripts/check.mjs",
  "check:content": "dist/src/cli/checkContent.js",
  "content:patch": "dist/src/cli/contentPatch.js",
  ask: "dist/src/cli/ask.js",
  rank: "dist/src/cli/rank.js",
  evaluate: "dist/src/cli/evaluate.js",
  staff: "dist/src/cli/staff.js",
  token: "dist/src/cli/token.js",
  channel: "dist/src/cli/channel.js",
  backup: "dist/src/cli/backup.js",
  restore: "dist/src/cli/restore.js",
  migration: "scripts/migration.mts",
  lexicon: "scripts/lexicon/writeLexicon.mts",
  train: "scripts/train/train.mts",
  calibrate: "scripts/train/calibrate.mts",
  "train:danger": "scripts/train/danger.mts",
  bench: "bench/bench.mts",
  prove: "bench/prove.mts",
};

const [name = "", ...parameters] = process.argv.slice(2);
const file = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!file) {
  console.error(`usage: npm run <${Object.keys(commands).join(" | ")}> -- …`);
  process.exit(2);
}
try {
  await setUp((line) => console.error(line));
  if (!existsSync(join(root, file))) throw new SetupFailed(`npm run ${name}: ${file} is not there`);
  process.exitCode = await perform(file, parameters);
} catch (error) {
  // A file that is not there is no fault of the program: one line says enough.
  if (!(error instanceof SetupFailed || /^E[A-Z]+$/.test(error?.code ?? ""))) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function perform(path, args) {
  if (path.endsWith(".mts")) {
    const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
    const { code } = await runProgram([process.execPath, tsx, join(root, path), ...args], { show: true });
    return code ?? 1;
  }
  const { run } = await import(pathToFileURL(join(root, path)).href);
  return run(args);
}
