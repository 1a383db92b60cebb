/** `token add`, `add-hook`, `list`, `revoke`: who else may use the API, and what a system signs with. */
import { createInboundHookStore, type ListedHook } from "../announcement/hook/inboundHookStore.js";
import type { TemplateStore } from "../announcement/templateStore.js";
import { createApiTokenStore, type ListedToken } from "../api/apiTokenStore.js";
import type { Command, CommandIo } from "../command.js";
import type { Audit } from "../console/audit/audit.js";
import type { Database, Tx } from "../db.js";
import type { Vault } from "../vault.js";
import { readTokenArguments, type TokenRequest } from "./tokenArguments.js";

export interface TokenParts {
  /** Wards of the content. */
  wards: readonly string[];
  vault: Vault;
  audit: Audit;
  publicUrl: string;
  /** Those of the content and of the wards. */
  templates(database: Database): Pick<TemplateStore, "named" | "list">;
}

/** A secret stands alone on the last line of stdout; all else that is said goes to stderr. */
export function tokenCommand(parts: TokenParts): Command {
  return async (parameters, io, database) => {
    const asked = readTokenArguments(parameters, parts.wards);
    switch (asked.kind) {
      case "unclear":
        io.err(asked.problem);
        return 2;
      case "add":
        return addToken(parts, asked, io, database);
      case "add-hook":
        return addHook(parts, asked, io, database);
      case "list":
        return list(parts, io, database);
      case "revoke":
        return revoke(parts, asked.id, io, database);
      default:
        return asked satisfies never;
    }
  };
}

type Asked<K extends TokenRequest["kind"]> = Extract<TokenRequest, { kind: K }>;

async function addToken(
  { vault, audit }: TokenParts,
  { ward, name, scopes, email }: Asked<"add">,
  io: CommandIo,
  database: Database,
): Promise<number> {
  const store = createApiTokenStore(database, vault);
  const made = await database.transaction("console", async (tx) => {
    const staffId = email === undefined ? undefined : await store.staffIn(tx, ward, email);
    if (email !== undefined && staffId === undefined) return undefined;
    const added = await store.add(tx, { ward, name, scopes, staffId });
    const facts = { scopes: scopes.join(" "), bound: staffId ?? null };
    await record(audit, tx, "token.added", ward, added.id, facts);
    return added;
  });
  if (!made) {
    io.err(
      `No staff member of ${ward} has the email ${email}, or they are disabled; npm run staff -- list shows who there is.`,
    );
    return 1;
  }
  io.err(`Token ${made.id} of ${ward} (${scopes.join(", ")}). It is shown this once; what is kept can't be read back.`);
  io.out(made.token);
  return 0;
}

async function addHook(
  { vault, audit, publicUrl, templates }: TokenParts,
  { ward, name, template }: Asked<"add-hook">,
  io: CommandIo,
  database: Database,
): Promise<number> {
  const found = await templates(database).named(ward, template);
  if (!found) {
    const names = (await templates(database).list(ward)).map(({ name: one }) => one);
    io.err(`${ward} has no template ${template}; it has: ${names.join(", ")}.`);
    return 1;
  }
  const store = createInboundHookStore(database, vault);
  const made = await database.transaction("console", async (tx) => {
    const added = await store.add(tx, { ward, name, template: found.name });
    await record(audit, tx, "hook.added", ward, added.id, {});
    return added;
  });
  io.err(`Hook ${made.id}: POST ${publicUrl}/api/v1/wards/${ward}/hooks/${made.id}`);
  io.err(
    'Header X-Tonari-Signature: t=<Unix time>,v1=<HMAC-SHA256 of "<t>.<body>" in hex, with this secret>. It is shown this once.',
  );
  io.out(made.secret);
  return 0;
}

async function list({ vault }: TokenParts, io: CommandIo, database: Database): Promise<number> {
  const tokens = await createApiTokenStore(database, vault).list();
  const hooks = await createInboundHookStore(database, vault).list();
  for (const line of [...tokens.map(tokenLine), ...hooks.map(hookLine)]) io.out(line);
  if (tokens.length + hooks.length === 0) io.err("There are no tokens and no hooks.");
  return 0;
}

const line = (...words: readonly string[]) => words.join("\t");
const state = (revokedAt: Date | undefined) => (revokedAt ? `revoked ${revokedAt.toISOString()}` : "works");

const tokenLine = ({ id, ward, name, scopes, email, lastUsedAt, revokedAt }: ListedToken) =>
  line(
    id,
    "token",
    ward,
    name,
    [...scopes].join(","),
    email ?? "-",
    `used ${lastUsedAt?.toISOString() ?? "never"}`,
    state(revokedAt),
  );

const hookLine = ({ id, ward, name, template, revokedAt }: ListedHook) =>
  line(id, "hook", ward, name, template, "-", "-", state(revokedAt));

async function revoke({ vault, audit }: TokenParts, id: string, io: CommandIo, database: Database): Promise<number> {
  const revoked = await database.transaction("console", async (tx) => {
    const tokenOf = await createApiTokenStore(database, vault).revoke(tx, id);
    const hookOf = tokenOf === undefined ? await createInboundHookStore(database, vault).revoke(tx, id) : undefined;
    const ward = tokenOf ?? hookOf;
    if (ward !== undefined)
      await record(audit, tx, tokenOf === undefined ? "hook.revoked" : "token.revoked", ward, id, {});
    return ward !== undefined;
  });
  if (!revoked) {
    io.err(`No token and no hook that works has the id ${id}; npm run token -- list shows what there is.`);
    return 1;
  }
  io.err(`${id} does not work any more, from now on and on every instance.`);
  return 0;
}

function record(
  audit: Audit,
  tx: Tx,
  action: string,
  ward: string,
  subject: string,
  facts: Record<string, string | null>,
) {
  return audit.record(tx, { actor: { kind: "operator" }, ward, action, subject, facts });
}
