/**
 * Writes the Prisma client of prisma/schema.prisma to generated/, without the network.
 *
 * Prisma's CLI wants its schema engine even here, where it isn't used, and downloads it when it can't find one.
 * A file that exists and can't be executed stops the download. It must not be an executable such as /bin/true:
 * then `prisma db push` would look successful and do nothing.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export function prismaCommand(root) {
  return {
    command: () => [process.execPath, path.join(root, "node_modules/prisma/build/index.js"), "generate", "--no-hints"],
    env: {
      PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "package.json"),
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
  const { command, env } = prismaCommand(root);
  const [program, ...parameters] = command();
  const run = spawnSync(program, parameters, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  process.exitCode = run.status ?? 1;
}
