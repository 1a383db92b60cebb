/** The running product's ear for commands: a socket in the data folder that only its owner can open. */
import { chmodSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { localAddress } from "#lock";
import { type CommandAnswer, type CommandIo, type Commands, perform, request, socketName } from "./command.js";
import type { Database } from "./db.js";
import { errorFields, type Log } from "./log.js";

/** How long a stopping product waits for commands that are being done. */
const patienceMs = 5_000;

export interface CommandSocket {
  /** Takes no more commands, and waits a little for those that are being done. */
  close(): Promise<void>;
}

/** The lock of `dataFolder` must be held: what a dead product left of its socket is removed. */
export async function serveCommands(
  dataFolder: string,
  commands: Commands,
  database: Database,
  log: Log,
): Promise<CommandSocket> {
  const path = join(dataFolder, socketName);
  if (process.platform !== "win32") rmSync(path, { force: true });
  const running = new Set<Promise<void>>();
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    createInterface({ input: socket }).once("line", (line) => {
      const work = serve(socket, line, commands, database, log);
      running.add(work);
      void work.finally(() => running.delete(work));
    });
  });
  await listen(server, dataFolder);
  if (process.platform !== "win32") chmodSync(path, 0o600);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      const patience = new Promise((resolve) => setTimeout(resolve, patienceMs).unref());
      await Promise.race([Promise.all([...running, closed]), patience]);
      if (process.platform !== "win32") rmSync(path, { force: true });
    },
  };
}

async function serve(socket: Socket, line: string, commands: Commands, database: Database, log: Log): Promise<void> {
  // Who has left does not hear the rest; the command is done all the same.
  const say = (answer: CommandAnswer) => void (socket.writable && socket.write(`${JSON.stringify(answer)}\n`));
  try {
    const asked = request.parse(JSON.parse(line));
    log.info("command received", { command: asked.command });
    const io: CommandIo = { out: (out) => say({ out }), err: (err) => say({ err }), cwd: asked.cwd };
    const exit = await perform(commands, asked, io, database);
    log.info("command done", { command: asked.command, exit });
    say({ exit });
  } catch (error) {
    log.warn("a command could not be understood", errorFields(error));
    say({ exit: 2 });
  } finally {
    socket.end();
  }
}

async function listen(server: Server, dataFolder: string): Promise<void> {
  const address = localAddress(dataFolder, socketName);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(address.path, resolve);
  }).finally(address.done);
}
