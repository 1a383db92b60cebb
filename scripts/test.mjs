/** `npm test`: the set-up, then every test, or those of the files that are named. */
import { join } from "node:path";
import { root, runProgram, SetupFailed, setUp } from "./setup.mjs";

try {
  await setUp((line) => console.log(line));
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const { code } = await runProgram([process.execPath, vitest, "run", ...process.argv.slice(2)], { show: true });
  process.exitCode = code ?? 1;
} catch (error) {
  if (!(error instanceof SetupFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
