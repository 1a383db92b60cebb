import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { useDatabase } from "../support/database.js";
import { openApiBench } from "./bench.js";

const db = useDatabase();

type Json = Record<string, unknown>;
interface Operation extends Json {
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
}
interface Description extends Json {
  paths: Record<string, Record<string, Operation>>;
}

async function description(): Promise<Description> {
  const { status, body, headers } = await openApiBench(db).request.get("/api/v1/openapi.json");
  expect([status, headers["content-type"]]).toEqual([200, "application/json; charset=utf-8"]);
  return body;
}

/** What OpenAPI 3.1 asks of a description, as far as ours uses it. */
const content = {
  type: "object",
  additionalProperties: { type: "object", required: ["schema"], properties: { schema: { type: "object" } } },
};
const operation = {
  type: "object",
  required: ["operationId", "summary", "parameters", "responses"],
  additionalProperties: false,
  properties: {
    operationId: { type: "string", pattern: "^[a-zA-Z]+$" },
    summary: { type: "string", minLength: 3 },
    description: { type: "string" },
    security: { type: "array" },
    parameters: {
      type: "array",
      items: {
        type: "object",
        required: ["name", "in", "schema"],
        properties: {
          name: { type: "string" },
          in: { enum: ["path", "header", "query"] },
          required: { type: "boolean" },
          schema: { type: "object" },
        },
        if: { properties: { in: { const: "path" } } },
        // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
        then: { required: ["required"], properties: { required: { const: true } } },
      },
    },
    requestBody: { type: "object", required: ["content"], properties: { content } },
    responses: {
      type: "object",
      minProperties: 1,
      propertyNames: { pattern: "^[1-5]\\d\\d$" },
      additionalProperties: {
        type: "object",
        required: ["description"],
        properties: { description: { type: "string", minLength: 3 }, content },
      },
    },
  },
};
const shape = {
  type: "object",
  required: ["openapi", "info", "paths", "components"],
  properties: {
    openapi: { const: "3.1.0" },
    info: {
      type: "object",
      required: ["title", "version"],
      properties: { title: { type: "string" }, version: { type: "string" } },
    },
    servers: { type: "array", minItems: 1, items: { type: "object", required: ["url"] } },
    paths: {
      type: "object",
      propertyNames: { pattern: "^/" },
      additionalProperties: {
        type: "object",
        propertyNames: { enum: ["get", "post", "put"] },
        additionalProperties: operation,
      },
    },
    components: { type: "object", properties: { securitySchemes: { type: "object" }, schemas: { type: "object" } } },
  },
};

describe("the description of the API", () => {
  test("is OpenAPI 3.1", async () => {
    const ajv = new Ajv2020({ strict: false });
    expect([ajv.validate(shape, await description()), ajv.errorsText()]).toEqual([true, "No errors"]);
  });

  test("has every route with its scope, its path's parameters and what it may answer", async () => {
    const { paths } = await description();
    const { routes } = openApiBench(db);
    for (const route of routes) {
      const path = `/wards/{ward}${route.path.replace(/:(\w+)/g, "{$1}")}`;
      const found = paths[path]?.[route.method];
      expect(found?.["description"], path).toContain(`\`${route.scope}\``);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(found?.parameters.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(named);
      for (const status of [401, 403, 404, 429, ...Object.keys(route.responses)])
        expect(found?.responses).toHaveProperty(String(status));
      const keys = found?.parameters.filter(({ name, required }) => name === "Idempotency-Key" && required);
      expect(keys).toHaveLength(route.method === "post" ? 1 : 0);
    }
    const hook = paths["/wards/{ward}/hooks/{hook}"]?.["post"];
    expect(hook).toMatchObject({ security: [] });
    expect(hook?.parameters.map(({ name }) => name)).toEqual(["ward", "hook", "X-Tonari-Signature"]);
    expect(Object.values(paths).flatMap((one) => Object.keys(one))).toHaveLength(routes.length + 1);
  });

  test("has a name of its own for each operation", async () => {
    const { paths } = await description();
    const names = Object.values(paths).flatMap((one) =>
      Object.values(one).map((operation) => operation["operationId"]),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test("has schemas that work: they take what the API takes and gives", async () => {
    const bench = openApiBench(db);
    const { token } = await bench.token();
    const { paths, components } = await description();
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const write = paths["/wards/{ward}/announcements"]?.["post"];
    const body = {
      title: "訓練",
      text: "訓練です",
      audience: { languages: ["ja"] },
      sendAt: "2026-11-29T10:00:00+09:00",
    };
    expect(ajv.validate(write?.requestBody?.content["application/json"]?.schema ?? false, body), ajv.errorsText()).toBe(
      true,
    );
    expect(
      ajv.validate(write?.requestBody?.content["application/json"]?.schema ?? false, {
        ...body,
        audience: { languages: ["fr"] },
      }),
    ).toBe(false);
    const made = await bench.post(token, "/announcements", body);
    const answer = write?.responses["201"]?.content?.["application/json"]?.schema ?? false;
    expect(ajv.validate(answer, made.body), ajv.errorsText()).toBe(true);
    const { Problem } = (components as { schemas: Record<string, Json> }).schemas;
    const refused = await bench.post(token, "/announcements", {});
    expect(ajv.validate(Problem ?? false, refused.body), ajv.errorsText()).toBe(true);
  });
});
