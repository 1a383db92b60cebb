/** Runs a command wherever the database is: in the running product that owns it, or here when none is running. */
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { LockHeld, localAddress } from "#lock";
import { answer, type CommandIo, type CommandRequest, type Commands, perform, socketName } from "./command.js";
import { type DatabaseOptions, openDatabase } from "./db.js";

/** A product that has just been started owns the folder some seconds before it listens for commands. */
const startingMs = 60_000;
const lookEveryMs = 200;

const terminal: CommandIo = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  cwd: process.cwd(),
};

/** @returns the exit code */
export async function runCommand(
  command: string,
  parameters: readonly string[],
  commands: Commands,
  options: DatabaseOptions,
  io: CommandIo = terminal,
): Promise<number> {
  const asked: CommandRequest = { command, parameters: [...parameters], cwd: io.cwd };
  const deadline = Date.now() + startingMs;
  for (;;) {
    // On a server anybody may open the database; the product need not be asked.
    const socket = options.url === undefined ? await reach(options.dataFolder) : undefined;
    if (socket) return handOver(socket, asked, io);
    try {
      return await runHere(asked, commands, options, io);
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error;
      if (Date.now() > deadline) {
        io.err(error.message);
        return 1;
      }
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }
}

async function runHere(
  asked: CommandRequest,
  commands: Commands,
  options: DatabaseOptions,
  io: CommandIo,
): Promise<number> {
  const database = await openDatabase(options);
  try {
    return await perform(commands, asked, io, database);
  } finally {
    await database.close();
  }
}

/** A connection to the running product; undefined if there is none. */
async function reach(dataFolder: string): Promise<Socket | undefined> {
  const address = localAddress(dataFolder, socketName);
  return new Promise<Socket | undefined>((resolve) => {
    const socket = connect(address.path);
    socket.once("connect", () => resolve(socket));
    socket.once("error", () => resolve(undefined));
  }).finally(address.done);
}

async function handOver(socket: Socket, asked: CommandRequest, io: CommandIo): Promise<number> {
  socket.on("error", () => socket.destroy());
  socket.write(`${JSON.stringify(asked)}\n`);
  for await (const line of createInterface({ input: socket })) {
    const said = answer.parse(JSON.parse(line));
    if ("exit" in said) return said.exit;
    if ("out" in said) io.out(said.out);
    else io.err(said.err);
  }
  io.err("the running product ended before the command was done; see what it has done before you repeat it");
  return 1;
}
