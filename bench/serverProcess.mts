/** A server as a process of its own, to be killed: the product as it is built, also with a clock of its own, or its delivery alone. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../src/projectRoot.js";
import { freePort } from "../test/support/product.js";

export type ServerKind = "product" | "clocked" | "delivery";

export interface Server {
  url: string;
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Everything it has written so far. */
  output(): string;
  /** Waits until what follows a start is over; from then on its memory counts. */
  settle(): Promise<void>;
  /** Since it was ready. */
  rssGrowthMb(): number;
}

const programs: Record<ServerKind, readonly string[]> = {
  product: [join(projectRoot, "dist/src/main.js")],
  clocked: ["--import", "tsx", join(projectRoot, "bench/clockedProcess.mts")],
  delivery: ["--import", "tsx", join(projectRoot, "bench/deliveryProcess.mts")],
};

/** @returns when it is ready */
export async function startServer(kind: ServerKind, env: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, programs[kind], {
    cwd: projectRoot,
    env: {
      ...{ PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", LOG_LEVEL: "info" },
      ...{ PORT: String(port), HOST: "127.0.0.1", CONTENT_DIR: join(projectRoot, "content") },
      ...{ LINE_NISHI_CHANNEL_SECRET: "secret-nishi", LINE_NISHI_CHANNEL_ACCESS_TOKEN: "token-nishi" },
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout?.on("data", (bytes: Buffer) => (output += bytes.toString()));
  child.stderr?.on("data", (bytes: Buffer) => (output += bytes.toString()));
  const exited = once(child, "exit");
  const isReady = async () =>
    kind === "delivery"
      ? output.includes("ready\n")
      : ((await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok ?? false);
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${output.slice(-2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  let began = residentMb(child.pid);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    output: () => output,
    async settle() {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      began = residentMb(child.pid);
    },
    rssGrowthMb: () => residentMb(child.pid) - began,
  };
}

/** Resident memory of a process, where the system tells it. */
function residentMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
