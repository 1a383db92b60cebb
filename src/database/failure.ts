/** What went wrong in the database, told apart by what the caller can do about it. */

/** The database is away, full or restarting: the same work may succeed later. */
export class DatabaseUnavailable extends Error {
  readonly retryable = true;
  /** At the start the message is all that a person needs. */
  readonly forOperator = true;
  constructor(reason: string, options?: ErrorOptions) {
    super(`the database is not available: ${reason}`, options);
    this.name = "DatabaseUnavailable";
  }
}

/** SQLSTATEs of a database that is away, shutting down, starting, read-only, too slow, or out of room. */
const away = /^(08...|57P0[1-5]|57014|53[0-4]..|58030|25006)$/;
/** Prisma: not reachable, timed out, closed the connection, no free connection, too many connections. */
const awayInPrisma = new Set(["P1001", "P1002", "P1008", "P1011", "P1017", "P2024", "P2037"]);
const awayInSockets = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EPIPE", "EAI_AGAIN", "ENOENT"]);
const awayInWords =
  /connection terminated|connection ended|connection error|timeout exceeded when trying to connect|cannot use a pool after|server closed the connection|unable to start a transaction in the given time/i;

/** Two transactions got in each other's way and one was rolled back: doing it again is right. */
export function isConflict(error: unknown): boolean {
  return codes(error).some((code) => code === "40001" || code === "40P01" || code === "P2034");
}

/** The index that a unique violation names, undefined for any other error. */
export function violatedIndex(error: unknown): string | undefined {
  for (const layer of layers(error)) {
    const constraint = layer["constraint"];
    if (codesOf(layer).includes("23505") || layer["kind"] === "UniqueConstraintViolation") {
      if (typeof constraint === "string") return constraint;
      if (isRecord(constraint) && typeof constraint["index"] === "string") return constraint["index"];
    }
  }
  return undefined;
}

/** The error to throw on: a DatabaseUnavailable where that is what it means, else the error itself. */
export function asThrown(error: unknown): unknown {
  if (error instanceof DatabaseUnavailable) return error;
  const found = codes(error).find(
    (code) => (code.length === 5 && away.test(code)) || awayInPrisma.has(code) || awayInSockets.has(code),
  );
  if (found !== undefined) return new DatabaseUnavailable(found, { cause: error });
  const worded = layers(error).some(
    (layer) => typeof layer["message"] === "string" && awayInWords.test(layer["message"]),
  );
  return worded ? new DatabaseUnavailable("the connection was lost", { cause: error }) : error;
}

function codes(error: unknown): string[] {
  return layers(error).flatMap(codesOf);
}

function codesOf(layer: Record<string, unknown>): string[] {
  return [layer["code"], layer["originalCode"]].filter((code): code is string => typeof code === "string");
}

/** An error, its causes, and what Prisma puts into `meta`, outermost first. */
function layers(error: unknown, depth = 0): Record<string, unknown>[] {
  if (!isRecord(error) || depth > 6) return [];
  const meta = isRecord(error["meta"]) ? error["meta"] : {};
  return [error, ...[error["cause"], meta["driverAdapterError"]].flatMap((inner) => layers(inner, depth + 1))];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
