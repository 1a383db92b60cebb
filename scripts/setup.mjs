/**
 * Everything a clone needs before it can run: dependencies, generated code, build. What is there already is not done
 * again: each step leaves the fingerprint of what it was made from, written last, so that a set-up killed on the way
 * is simply done again. Only one set-up works in a checkout at a time.
 *
 * Only what Node brings along, because nothing else is there yet.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { prismaCommand } from "./generate.mjs";
import { isInstalled } from "./installed.mjs";
import { waitForLock } from "./lock.mjs";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const windows = process.platform === "win32";

/** A step of the set-up failed; the message is what its program said. */
export class SetupFailed extends Error {}

/** @param {(line: string) => void} say is told what is being done, when anything is */
export async function setUp(say) {
  // Looked at before the lock is taken: a finished checkout may be read-only.
  if (steps.every(isUpToDate)) return;
  const lock = await waitForLock(join(root, ".cache/setup"), ({ pid }) =>
    say(`waiting for the set-up of process ${pid}`),
  );
  try {
    for (const step of steps) await perform(step, say);
  } finally {
    await lock.release();
  }
}

const steps = [
  {
    title: "installing the dependencies (npm ci)",
    stamp: "node_modules/.tonari-stamp",
    sources: ["package-lock.json"],
    isDone: () => isInstalled(root),
    command: () => {
      const options = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
      const npm = process.env.npm_execpath;
      return npm?.endsWith(".js") ? [process.execPath, npm, ...options] : ["npm", ...options];
    },
  },
  {
    title: "generating the database client (prisma generate)",
    stamp: "generated/.tonari-stamp",
    sources: ["prisma/schema.prisma", "package-lock.json"],
    isDone: () => false,
    ...prismaCommand(root),
  },
  {
    title: "building (tsc)",
    stamp: "dist/.tonari-stamp",
    sources: ["src", "generated", "tsconfig.json", "tsconfig.build.json", "package-lock.json"],
    isDone: () => false,
    command: () => [process.execPath, join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"],
    after: removeOrphans,
  },
  {
    title: "drawing the menus",
    stamp: "dist/menus/.tonari-stamp",
    sources: ["content", "fonts", "src/menu", "package-lock.json"],
    isDone: () => false,
    command: () => [process.execPath, join(root, "dist/src/menu/buildMenus.js")],
  },
];

function isUpToDate(step) {
  const stamp = join(root, step.stamp);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprintOf(step.sources);
}

async function perform(step, say) {
  if (isUpToDate(step)) return;
  const fingerprint = fingerprintOf(step.sources);
  const stamp = join(root, step.stamp);
  if (!step.isDone()) {
    const begin = performance.now();
    const seconds = () => `${((performance.now() - begin) / 1000).toFixed(1)} s`;
    say(`${step.title} …`);
    const pulse = setInterval(() => say(`  … still at it, ${seconds()}`), 5_000);
    rmSync(stamp, { force: true });
    const { code, output } = await runProgram(step.command(), { env: step.env }).finally(() => clearInterval(pulse));
    if (code !== 0) throw new SetupFailed(`${step.title} failed:\n${output.trim() || `it ended with ${code}`}`);
    step.after?.();
    say(`  done in ${seconds()}`);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
}

/**
 * Runs a program to its end; a signal to us ends it too, so that nothing goes on behind our back.
 * @returns {Promise<{code: number | null, output: string}>} `output` is empty if `show` lets it through
 */
export async function runProgram([program, ...parameters], { env = {}, show = false } = {}) {
  const child = spawn(program, parameters, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    shell: windows && program === "npm",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const stop = (signal) => {
    child.kill(signal);
    process.exit(1);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  try {
    const code = await new Promise((finish, fail) => child.on("error", fail).on("close", finish));
    return { code, output };
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

function fingerprintOf(sources) {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0]);
  for (const source of sources) {
    for (const file of filesIn(join(root, source))) {
      hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path)
      .filter((name) => !name.startsWith("."))
      .sort()
      .flatMap((name) => filesIn(join(path, name)));
  } catch (error) {
    if (error.code === "ENOTDIR") return [path];
    throw error;
  }
}

/** Compiled files whose source is gone would still be found by imports. */
function removeOrphans() {
  for (const file of filesIn(join(root, "dist"))) {
    const source = join(root, relative(join(root, "dist"), file)).replace(/\.js(\.map)?$/, "");
    if (/\.js(\.map)?$/.test(file) && ![".ts", ".tsx"].some((ending) => existsSync(source + ending))) rmSync(file);
  }
}
