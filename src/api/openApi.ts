/** The description of the API (OpenAPI 3.1), made from the routes themselves. */
import { z } from "zod";
import { bodyLimits } from "./apiBody.js";
import { problemDocument } from "./apiProblem.js";
import type { ApiRoute, SignedRoute } from "./apiRoute.js";

type Json = Readonly<Record<string, unknown>>;

export interface OpenApiOptions {
  publicUrl: string;
  routes: readonly ApiRoute[];
  signed: readonly SignedRoute[];
}

/** What the frame may answer to any route, by status. */
const framed: Readonly<Record<number, string>> = {
  400: "The request is not as described.",
  401: "No token, or one that is unknown or revoked.",
  403: "The token lacks the scope; `scope` names it.",
  404: "No such ward for this token, or no such thing in it.",
  429: "Too many requests; Retry-After says when to come again.",
  500: "Something failed on our side.",
  503: "The database is away for a moment.",
};
const framedBody: Readonly<Record<number, string>> = {
  413: "The body is too large.",
  415: "The body is of another media type, or compressed.",
};
const framedPost: Readonly<Record<number, string>> = {
  409: "It can't be done as things are, or the first request with this Idempotency-Key is still under way.",
  422: "The Idempotency-Key was used for another request.",
};

export function openApi({ publicUrl, routes, signed }: OpenApiOptions): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const add = (path: string, method: string, operation: Json) => {
    const place = `/wards/{ward}${path.replace(/:(\w+)/g, "{$1}")}`;
    paths[place] = {
      ...paths[place],
      [method]: { ...operation, parameters: [...parametersOf(path), ...asList(operation["parameters"])] },
    };
  };
  for (const route of routes) add(route.path, route.method, operationOf(route));
  for (const route of signed) add(route.path, "post", signedOperation(route));
  return {
    openapi: "3.1.0",
    info: {
      title: "Tonari",
      version: "1",
      description:
        "For other systems of a ward. A token belongs to one ward and has scopes; to a token of another ward a ward is not there (404). Errors are problem documents (RFC 9457) with a `code` for programs. Times are ISO 8601 with an offset.",
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "npm run --silent token -- add … prints one." },
      },
      schemas: { Problem: schemaOf(problemDocument, "output") },
    },
  };
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function parametersOf(path: string): Json[] {
  const names = ["ward", ...[...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name)];
  return names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
}

function operationOf(route: ApiRoute): Json {
  const { summary, description, scope, orScope = [], method, body } = route;
  const any = [scope, ...orScope].map((one) => `\`${one}\``).join(" or ");
  const statuses = { ...framed, ...(body ? framedBody : {}), ...(method === "post" ? framedPost : {}) };
  return {
    operationId: operationId(method, route.path),
    summary,
    description: [description, `Needs the scope ${any}.`].filter(Boolean).join("\n\n"),
    ...(method === "post" ? { parameters: [idempotencyKey] } : {}),
    ...(body ? { requestBody: requestBody(body, route.request) } : {}),
    responses: responsesOf(route.responses, statuses),
  };
}

function signedOperation({ path, summary, description, request, responses }: SignedRoute): Json {
  const { 403: _, ...statuses } = { ...framed, ...framedBody };
  return {
    operationId: operationId("post", path),
    summary,
    ...(description === undefined ? {} : { description }),
    // No bearer token: the signature is the proof.
    security: [],
    parameters: [
      {
        name: "X-Tonari-Signature",
        in: "header",
        required: true,
        schema: { type: "string", pattern: "^t=\\d+,v1=[0-9a-f]{64}$" },
      },
    ],
    requestBody: requestBody("json", request),
    responses: responsesOf(responses, statuses),
  };
}

const operationId = (method: string, path: string) =>
  [method, ...path.split(/[/:.-]+/).filter(Boolean)]
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  description:
    "A new one for each new request. The same request with the same key gets the same answer for 24 hours; another request with it gets 422.",
  schema: { type: "string", minLength: 1, maxLength: 100 },
};

function requestBody(kind: NonNullable<ApiRoute["body"]>, request: z.ZodType | undefined): Json {
  const schema = request ? schemaOf(request, "input") : {};
  if (kind === "json")
    return { content: { "application/json": { schema } }, description: `At most ${bodyLimits.json} bytes.` };
  // OpenAPI 3.1 has no word for a list of lines: the schema is that of one line.
  return {
    required: true,
    description: `One JSON object a line, at most ${bodyLimits.ndjson} bytes.`,
    content: { "application/x-ndjson": { schema } },
  };
}

function responsesOf(own: ApiRoute["responses"], framedOnes: Readonly<Record<number, string>>): Json {
  const problemContent = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  const answers = Object.entries(own).map(([status, { description, schema }]) => {
    if (Number(status) >= 400) return [status, { description, content: problemContent }];
    const content = schema
      ? { "application/json": { schema: schemaOf(schema, "output") } }
      : { "text/csv": { schema: { type: "string" } } };
    return [status, { description, content }];
  });
  const others = Object.entries(framedOnes).map(([status, description]) => [
    status,
    { description, content: problemContent },
  ]);
  return Object.fromEntries([...others, ...answers]);
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
