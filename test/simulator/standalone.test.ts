import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { projectRoot } from "../../src/projectRoot.js";
import { isUserId } from "../../src/simulator/identifiers.js";

test("the platform runs as a process of its own and says where", async () => {
  const script = "src/simulator/standalone.ts";
  const child = spawn(process.execPath, ["--import", "tsx", script, "--channels", "nishi"], { cwd: projectRoot });
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  const { url, channels } = JSON.parse(line) as { url: string; channels: string[] };
  expect(channels).toEqual(["nishi"]);
  const answer = await fetch(`${url}/v2/bot/info`, { headers: { authorization: "Bearer token-nishi" } });
  const info = (await answer.json()) as { displayName: string; userId: string };
  expect([info.displayName, isUserId(info.userId)]).toEqual(["nishi", true]);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});
