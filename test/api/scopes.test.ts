import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type Scope, scopes } from "../../src/api/apiRoute.js";
import { useDatabase } from "../support/database.js";
import { type ApiBench, openApiBench } from "./bench.js";

const db = useDatabase();
/** The routes' shape does not need the database. */
const { routes } = openApiBench(db);
let bench: ApiBench;
const tokens = new Map<Scope, string>();
let everything: string;
let elsewhere: string;
let none: string;
beforeAll(async () => {
  bench = openApiBench(db);
  for (const scope of scopes) tokens.set(scope, (await bench.token([scope])).token);
  everything = (await bench.token()).token;
  elsewhere = (await bench.token(scopes, "suminoe")).token;
  none = (await bench.token([])).token;
});

describe.each(routes.map((route) => [route.method, route.path, route] as const))("%s %s", (method, path, route) => {
  const suffices = [route.scope, ...(route.orScope ?? [])];
  async function ask(token: string | undefined, ward = "nishi") {
    const request = bench.request[method](`/api/v1/wards/${ward}${path.replace(":id", randomUUID())}`);
    if (token !== undefined) request.set("Authorization", `Bearer ${token}`);
    if (method !== "get")
      request.set("Idempotency-Key", randomUUID()).set("Content-Type", "application/json").send("{}");
    const { status, body } = await request;
    return { status, code: body.code as string | undefined, scope: body.scope as string | undefined };
  }

  test("nobody without a token", async () => {
    expect(await ask(undefined)).toMatchObject({ status: 401 });
  });

  test("nobody with another ward's token, nor for a ward that is not there", async () => {
    for (const [token, ward] of [
      [elsewhere, "nishi"],
      [everything, "suminoe"],
      [everything, "atlantis"],
      [everything, "*"],
    ] as const)
      expect(await ask(token, ward)).toMatchObject({ status: 404, code: "unknown-ward" });
  });

  test("a token without scopes learns which one is missing", async () => {
    expect(await ask(none)).toMatchObject({ status: 403, code: "missing-scope", scope: route.scope });
  });

  test.each([...scopes])("%s opens it only if it is meant to", async (scope) => {
    const { status, code } = await ask(tokens.get(scope));
    if (suffices.includes(scope)) expect([401, 403]).not.toContain(status);
    else expect([status, code]).toEqual([403, "missing-scope"]);
  });
});

test("every scope but those of later features opens something", () => {
  const used = new Set(routes.flatMap(({ scope, orScope = [] }) => [scope, ...orScope]));
  expect(scopes.filter((scope) => !used.has(scope))).toEqual(["surveys:read"]);
});
