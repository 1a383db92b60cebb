/**
 * Holds requests, answers and webhooks against LINE's own OpenAPI documents, where somebody has put them: they are
 * LINE's files, not ours. Take messaging-api.yml, insight.yml and webhook.yml of github.com/line/line-openapi into
 * test/line/openapi, or name their folder in LINE_OPENAPI. What needs them is named as skipped without them;
 * `sdkTypes.ts` checks requests against the types of LINE's SDK in any case.
 */
import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Ajv2019, type ValidateFunction } from "ajv/dist/2019.js";
import { parse } from "yaml";

type Json = { [key: string]: unknown };
interface Operation {
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
}

const named = process.env["LINE_OPENAPI"];
const folder = named ? pathToFileURL(`${named}/`) : new URL("../line/openapi/", import.meta.url);
export const hasOpenApi = existsSync(new URL("messaging-api.yml", folder));
const read = (name: string) => parse(readFileSync(new URL(name, folder), "utf8")) as Document;

const ajv = new Ajv2019({ strict: false, allErrors: true, verbose: true });
ajv.addFormat("uri", (text: string) => URL.canParse(text));
ajv.addFormat("date-time", (text: string) => !Number.isNaN(Date.parse(text)));
for (const format of ["int32", "int64", "double", "binary"]) ajv.addFormat(format, true);

/**
 * JSON Schema of an OpenAPI schema. A base with a discriminator becomes two: `Base`, which goes on to the kind that
 * `type` names, and `Base.own`, which the kinds build on. What is closed refuses properties that LINE does not name.
 */
function translated(schema: unknown, closed: boolean, insideAllOf = false): unknown {
  if (Array.isArray(schema)) return schema.map((one) => translated(one, closed, insideAllOf));
  if (typeof schema !== "object" || schema === null) return schema;
  const copy: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "discriminator" || key === "example" || key === "description") continue;
    if (key === "$ref") copy.$ref = `${String(value)}${insideAllOf ? ".own" : ""}`;
    else if (key === "properties") {
      const entries = Object.entries(value as Json).map(([name, one]) => [name, translated(one, closed)]);
      copy.properties = Object.fromEntries(entries);
    } else copy[key] = translated(value, closed, key === "allOf");
  }
  if (copy.nullable === true && typeof copy.type === "string") copy.type = [copy.type, "null"];
  return copy;
}

function definitions(document: Document, closed: boolean): Json {
  const names: Json = {};
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    const own = translated(schema, closed) as Json;
    const { discriminator } = schema as { discriminator?: { propertyName: string; mapping?: Record<string, string> } };
    names[`${name}.own`] = own;
    const isObject = own.type === "object" || own.allOf !== undefined || own.properties !== undefined;
    const shut = closed && isObject && own.additionalProperties === undefined ? { unevaluatedProperties: false } : {};
    const kinds = Object.entries(discriminator?.mapping ?? {});
    const field = discriminator?.propertyName ?? "";
    names[name] =
      kinds.length === 0
        ? { allOf: [{ $ref: `#/components/schemas/${name}.own` }], ...shut }
        : {
            properties: { [field]: { enum: kinds.map(([kind]) => kind) } },
            required: [field],
            allOf: kinds.map(([kind, ref]) => ({
              if: { properties: { [field]: { const: kind } }, required: [field] },
              // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
              then: { $ref: ref },
            })),
          };
  }
  return { components: { schemas: names } };
}

const nothing: Document = { paths: {}, components: { schemas: {} } };
const load = (name: string) => (hasOpenApi ? read(name) : nothing);
const documents = { api: load("messaging-api.yml"), insight: load("insight.yml"), webhook: load("webhook.yml") };
for (const [name, document] of Object.entries(documents)) {
  ajv.addSchema(definitions(document, true), `${name}.closed`);
  ajv.addSchema(definitions(document, false), `${name}.open`);
}

const compiled = new Map<string, ValidateFunction>();
function problems(document: string, schema: Json, value: unknown): string[] {
  const key = `${document} ${JSON.stringify(schema)}`;
  const absolute = JSON.parse(JSON.stringify(translated(schema, false)).replaceAll('"#/', `"${document}#/`)) as Json;
  const validate = compiled.get(key) ?? ajv.compile(absolute);
  compiled.set(key, validate);
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .filter((error) => error.keyword !== "if")
    .map((error) => `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
}

function operationOf(method: string, path: string): { document: "api" | "insight"; operation: Operation } | undefined {
  for (const document of ["api", "insight"] as const) {
    const { paths } = documents[document];
    const fits = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path);
    // A path without parameters comes before a template that it also fits.
    const template = path in paths ? path : Object.keys(paths).find(fits);
    const operation = template === undefined ? undefined : paths[template]?.[method.toLowerCase()];
    if (operation) return { document, operation };
  }
  return undefined;
}

/** Why LINE's document does not allow this request; empty: it does. Properties that it does not name count as problems. */
export function lineRequestProblems(method: string, path: string, body: unknown): string[] {
  const found = operationOf(method, path);
  if (!found) return [`LINE has no ${method} ${path}`];
  const schema = found.operation.requestBody?.content["application/json"]?.schema;
  if (!schema) return body === undefined ? [] : [`${method} ${path} takes no JSON`];
  return problems(`${found.document}.closed`, schema, body);
}

/** Why LINE's document does not foresee this answer. */
export function lineAnswerProblems(method: string, path: string, status: number, body: unknown): string[] {
  const found = operationOf(method, path);
  if (!found) return [`LINE has no ${method} ${path}`];
  const schema = found.operation.responses[String(status)]?.content?.["application/json"]?.schema;
  return schema ? problems(`${found.document}.open`, schema, body) : [];
}

/** Why LINE's document does not foresee this webhook body. */
export function lineWebhookProblems(body: unknown): string[] {
  return problems("webhook.open", { $ref: "#/components/schemas/CallbackRequest" }, body);
}
