/** `npm run check`: everything that can be said about the code and the content without running it. */
import { join } from "node:path";
import { root, runProgram } from "./setup.mjs";

const tool = (path, ...parameters) => [process.execPath, join(root, "node_modules", path), ...parameters];

const steps = [
  ["format and lint (biome)", tool("@biomejs/biome/bin/biome", "ci", "--reporter=summary", "--colors=off", ".")],
  ["lint with types (eslint)", tool("eslint/bin/eslint.js", ".")],
  ["types (tsc)", tool("typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json")],
  ["dependency rules (dependency-cruiser)", tool("dependency-cruiser/bin/dependency-cruise.mjs", "src")],
  ["content", [process.execPath, join(root, "scripts/run.mjs"), "check:content"]],
  ["migrations against schema", [process.execPath, join(root, "scripts/run.mjs"), "migration", "--check"]],
];

/** @returns {Promise<number>} 1 if a step found something; the others are done all the same */
export async function run() {
  let failures = 0;
  for (const [title, command] of steps) {
    const begin = performance.now();
    const { code, output } = await runProgram(command);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    console.log(`${code === 0 ? "✓" : "✗"} ${title} (${seconds} s)`);
    if (code === 0) continue;
    failures += 1;
    console.log(output.trim());
  }
  console.log(failures === 0 ? "all checks passed" : `${failures} of ${steps.length} checks failed`);
  return failures === 0 ? 0 : 1;
}
