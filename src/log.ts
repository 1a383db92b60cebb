/**
 * The log: one JSON line per event, a constant lower-case message, facts as fields.
 * Only ids and counts: never a resident's text, name, LINE user id, token or answer.
 */
import { pino } from "pino";
import { z } from "zod";

export type Fields = Readonly<Record<string, string | number | boolean | null | undefined | readonly string[]>>;

export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}

export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: null,
    messageKey: "message",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = destination ? pino(options, destination) : pino(options);
  const at =
    (severity: "debug" | "info" | "warn" | "error") =>
    (message: string, fields: Fields = {}) =>
      logger[severity](fields, message);
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** Name and place of an error without its message: messages of drivers and parsers quote the data they choked on. */
export function errorFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  // The stack begins with the message, whose lines may say anything.
  const said = error.stack?.indexOf(error.message) ?? -1;
  const frames = said < 0 ? error.stack : error.stack?.slice(said + error.message.length);
  const place = frames?.split("\n").find((line) => /^\s+at /.test(line) && !line.includes("node_modules"));
  return { error: error.name, code, sqlState: sqlStateOf(error), at: place?.trim() };
}

const withSqlState = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

function sqlStateOf(error: Error): string | undefined {
  return withSqlState.safeParse(error).data?.meta.driverAdapterError.cause.originalCode;
}
