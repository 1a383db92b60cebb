/** A command of the operator's, such as `npm run staff`, and what the two ends say when it runs inside the product. */
import { z } from "zod";
import type { Database } from "./db.js";

/** Where a command writes to, and where the person stands who gave it. */
export interface CommandIo {
  out(line: string): void;
  err(line: string): void;
  /** File names that the person gives are relative to this. */
  cwd: string;
}

/** @returns the exit code */
export type Command = (parameters: readonly string[], io: CommandIo, database: Database) => Promise<number>;
export type Commands = Readonly<Record<string, Command>>;

/** The name of the socket in the data folder. */
export const socketName = "commands.sock";

/** The one line that is asked. */
export const request = z.object({ command: z.string(), parameters: z.array(z.string()), cwd: z.string() });
export type CommandRequest = z.infer<typeof request>;

/** The lines that are answered; the last one has the exit code. */
export const answer = z.union([
  z.object({ out: z.string() }),
  z.object({ err: z.string() }),
  z.object({ exit: z.number().int() }),
]);
export type CommandAnswer = z.infer<typeof answer>;

/** Runs a command; an error is a sentence on `err` and exit code 1, because there is a person at the other end. */
export async function perform(
  commands: Commands,
  asked: CommandRequest,
  io: CommandIo,
  database: Database,
): Promise<number> {
  const command = Object.hasOwn(commands, asked.command) ? commands[asked.command] : undefined;
  if (!command) {
    io.err(`there is no command "${asked.command}"; there are: ${Object.keys(commands).sort().join(", ")}`);
    return 2;
  }
  try {
    return await command(asked.parameters, io, database);
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
