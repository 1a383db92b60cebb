/** What `npm run token` was asked for: each problem is a sentence that says what to write instead. */
import { parseArgs } from "node:util";
import { z } from "zod";
import { type Scope, scopes } from "../api/apiRoute.js";

export type TokenRequest =
  | { kind: "add"; ward: string; name: string; scopes: readonly Scope[]; email: string | undefined }
  | { kind: "add-hook"; ward: string; name: string; template: string }
  | { kind: "list" }
  | { kind: "revoke"; id: string }
  | { kind: "unclear"; problem: string };

const tokenUsage = `usage: npm run --silent token -- add --ward WARD --scope SCOPE,SCOPE --name NAME [--email STAFF]
       npm run --silent token -- add-hook --ward WARD --name NAME --template TEMPLATE
       npm run --silent token -- list
       npm run --silent token -- revoke --id ID
scopes: ${scopes.join(", ")}`;

const options = {
  ward: { type: "string" },
  scope: { type: "string", multiple: true },
  name: { type: "string" },
  email: { type: "string" },
  template: { type: "string" },
  id: { type: "string" },
} as const;

/** Which options a request takes. */
const taken: Readonly<Record<string, readonly string[]>> = {
  add: ["ward", "scope", "name", "email"],
  "add-hook": ["ward", "name", "template"],
  list: [],
  revoke: ["id"],
};

const unclear = (problem: string): TokenRequest => ({ kind: "unclear", problem });

/** @param wards that the content has */
export function readTokenArguments(parameters: readonly string[], wards: readonly string[]): TokenRequest {
  const [verb = "", ...rest] = parameters;
  const takes = Object.hasOwn(taken, verb) ? taken[verb] : undefined;
  if (!takes) return unclear(tokenUsage);
  let values: ReturnType<typeof parse>;
  try {
    values = parse(rest);
  } catch (error) {
    return unclear(`${error instanceof Error ? error.message : "unclear"}\n${tokenUsage}`);
  }
  const stray = Object.keys(values).find((name) => !takes.includes(name));
  if (stray !== undefined) return unclear(`token ${verb} has no --${stray}.\n${tokenUsage}`);

  if (verb === "list") return { kind: "list" };
  if (verb === "revoke") {
    const id = z.uuid().safeParse(values.id).data;
    return id === undefined
      ? unclear("--id must be an id from npm run token -- list.")
      : { kind: "revoke", id: id.toLowerCase() };
  }
  const { ward = "", email, template = "" } = values;
  if (!wards.includes(ward))
    return unclear(`--ward must be a ward of the content (${wards.join(", ")}): a token belongs to one ward.`);
  const name = values.name?.trim() ?? "";
  if (name === "" || name.length > 100 || /[\p{Cc}\p{Surrogate}]/u.test(name))
    return unclear("--name must say in 1 to 100 characters which system it is for, for example 防災システム.");
  if (verb === "add-hook")
    return template.trim() === ""
      ? unclear("--template must be the name of the template that drafts are made from.")
      : { kind: "add-hook", ward, name, template: template.trim() };
  const given = (values.scope ?? [])
    .flatMap((one) => one.split(","))
    .map((one) => one.trim())
    .filter(Boolean);
  const unknown = given.find((one) => !(scopes as readonly string[]).includes(one));
  if (given.length === 0 || unknown !== undefined)
    return unclear(
      `${unknown === undefined ? "--scope is missing" : `There is no scope ${unknown}`}; there are: ${scopes.join(", ")}.`,
    );
  return { kind: "add", ward, name, scopes: scopes.filter((one) => given.includes(one)), email };
}

const parse = (args: string[]) => parseArgs({ args, options, strict: true, allowPositionals: false }).values;
