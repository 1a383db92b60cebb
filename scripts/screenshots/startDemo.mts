/** The product in demo mode for a while, started as `npm start` does: the pictures show what a newcomer sees. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../src/projectRoot.js";
import { freePort } from "../../test/support/product.js";

export interface Demo {
  url: string;
  /** By the name of a fictional staff member: the link that signs them in, as the start prints it. */
  links: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

/** The start may have to build first. */
const patience = 180_000;

export async function startDemo(): Promise<Demo> {
  const dataFolder = await mkdtemp(join(tmpdir(), "tonari-screenshots-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const product = spawn(process.execPath, [join(projectRoot, "scripts/start.mjs")], {
    // Away from a .env with the credentials of real channels.
    cwd: dataFolder,
    env: {
      PATH: process.env["PATH"] ?? "",
      PORT: String(port),
      DATA_DIR: dataFolder,
      CONTENT_DIR: join(projectRoot, "content"),
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  product.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const ended = once(product, "exit");

  async function stop(): Promise<void> {
    product.kill("SIGTERM");
    await ended;
    await rm(dataFolder, { recursive: true });
  }

  const deadline = Date.now() + patience;
  while (linksIn(printed).size === 0 || !(await isGreeting(url))) {
    if (product.exitCode === null && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 200));
    else {
      await stop();
      throw new Error("the product did not start");
    }
  }
  return { url, links: linksIn(printed), stop };
}

const linksIn = (printed: string) =>
  new Map(
    [...printed.matchAll(/^\s*(\S+)\s+(http\S+\/console\/welcome\/\S+)$/gm)].map(([, name = "", link = ""]) => [
      name,
      link,
    ]),
  );

/** It is ready, and has its first residents. */
async function isGreeting(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/simulator/phones`).catch(() => undefined);
  return answer?.ok === true && ((await answer.json()) as { phones: unknown[] }).phones.length > 1;
}
