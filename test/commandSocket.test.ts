import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { takeLock } from "#lock";
import type { CommandIo, Commands } from "../src/command.js";
import { runCommand } from "../src/commandRunner.js";
import { serveCommands } from "../src/commandSocket.js";
import { createLog } from "../src/log.js";
import { layDatabase, onServer, useDatabase } from "./support/database.js";

const db = useDatabase({ instanceId: "product" });
const log = createLog("silent");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "commands-test-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let out: string[];
let err: string[];
let io: CommandIo;
beforeEach(() => {
  out = [];
  err = [];
  io = { out: (line) => void out.push(line), err: (line) => void err.push(line), cwd: "/where/the/person/is" };
});

const commands: Commands = {
  where: async (parameters, { out: say, cwd }, database) => {
    say(`${database.instanceId.split(".")[0]} ${database.kind}`);
    say(parameters.join("|"));
    say(cwd);
    return 7;
  },
  fail: () => Promise.reject(new Error("no such staff member")),
};
const run = (command: string, ...parameters: string[]) =>
  runCommand(command, parameters, commands, { dataFolder: folder, instanceId: "command line", log }, io);

test("while the product runs a command is done by the product, with its database", async () => {
  const socket = await serveCommands(folder, commands, db, log);
  expect(await run("where", "one", "two words", "ひらがな\nand a second line")).toBe(7);
  expect(out).toEqual([`product ${db.kind}`, "one|two words|ひらがな\nand a second line", "/where/the/person/is"]);
  expect(statSync(join(folder, "commands.sock")).mode & 0o777).toBe(0o600);
  await socket.close();
});

test("a command that fails says why, and an unknown one which there are", async () => {
  const socket = await serveCommands(folder, commands, db, log);
  expect(await run("fail")).toBe(1);
  expect(await run("toString")).toBe(2);
  expect(err).toEqual(["no such staff member", 'there is no command "toString"; there are: fail, where']);
  await socket.close();
});

test.skipIf(onServer)(
  "when no product runs the command opens the database itself, and gives the folder back",
  async () => {
    await layDatabase(folder);
    expect(await run("where", "alone")).toBe(7);
    expect(out.slice(0, 2)).toEqual(["command line embedded", "alone"]);
    await (await takeLock(folder)).release();
  },
);

test("a command given while the product is starting waits for it", async () => {
  const lock = await takeLock(folder);
  const running = run("where", "early");
  const socket = await serveCommands(folder, commands, db, log);
  expect(await running).toBe(7);
  expect(out[0]).toBe(`product ${db.kind}`);
  await socket.close();
  await lock.release();
});

test("what a killed product left of its socket does not keep the next one from listening", async () => {
  await serveCommands(folder, commands, db, log);
  const next = await serveCommands(folder, commands, db, log);
  expect(await run("where", "again")).toBe(7);
  await next.close();
});
