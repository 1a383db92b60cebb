/** The product as a process of its own, on a data folder or a server, to be killed and started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../../src/projectRoot.js";

export interface Product {
  pid: number;
  /** Everything it has written so far. */
  output(): string;
  /** Resolves when it answers that it is ready. */
  ready(): Promise<void>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  stop(): Promise<number | null>;
  exited: Promise<number | null>;
}

/** @param env beside PATH and the like; nothing of the test's own environment is passed on */
export function startProduct(env: Record<string, string>): Product {
  const child: ChildProcess = spawn(process.execPath, [join(projectRoot, "dist/src/main.js")], {
    cwd: projectRoot,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "",
      CONTENT_DIR: join(projectRoot, "content"),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let written = "";
  child.stdout?.on("data", (chunk: Buffer) => (written += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (written += chunk.toString()));
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const { pid } = child;
  if (pid === undefined) throw new Error("the product did not start");
  return {
    pid,
    output: () => written,
    exited,
    async ready() {
      const deadline = Date.now() + 30_000;
      for (;;) {
        if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}: ${written}`);
        const answer = await fetch(`http://127.0.0.1:${env["PORT"]}/readyz`).catch(() => undefined);
        if (answer?.ok) return;
        if (Date.now() > deadline) throw new Error(`the product is not ready: ${written}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    async kill() {
      process.kill(pid, "SIGKILL");
      await exited;
    },
    async stop() {
      process.kill(pid, "SIGTERM");
      return exited;
    },
  };
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || !address) throw new Error("no port");
  return address.port;
}
