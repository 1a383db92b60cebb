import { expect, test } from "vitest";
import { asThrown, DatabaseUnavailable, isConflict } from "../../src/database/failure.js";

/** As Prisma's adapter reports an SQLSTATE. */
const reported = (sqlState: string) => ({
  name: "PrismaClientKnownRequestError",
  code: "P2010",
  meta: { driverAdapterError: { name: "DriverAdapterError", cause: { kind: "postgres", originalCode: sqlState } } },
});

test.each([
  ["the server is shutting down", reported("57P01")],
  ["the server is starting", reported("57P03")],
  ["the connection broke", reported("08006")],
  ["the disk is full", reported("53100")],
  ["there are too many connections", reported("53300")],
  ["the statement took too long", reported("57014")],
  ["the server became read-only", reported("25006")],
  ["nobody listens", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
  ["Prisma can't reach it", { code: "P1001", message: "Can't reach database server" }],
  ["the socket closed under a query", new Error("Connection terminated unexpectedly")],
])("%s: unavailable, and worth another attempt", (_case, error) => {
  const thrown = asThrown(error);
  expect(thrown).toBeInstanceOf(DatabaseUnavailable);
  expect(thrown).toMatchObject({ retryable: true });
});

test.each([
  ["a unique violation", reported("23505")],
  ["a wrong statement", reported("42601")],
  ["a fault of ours", new TypeError("undefined is not a function")],
])("%s is thrown as it is", (_case, error) => {
  expect(asThrown(error)).toBe(error);
});

test("only serialization failures and deadlocks are conflicts", () => {
  expect([reported("40001"), reported("40P01"), { code: "P2034" }].map(isConflict)).toEqual([true, true, true]);
  expect([reported("23505"), reported("57P01"), undefined, "text"].map(isConflict)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
