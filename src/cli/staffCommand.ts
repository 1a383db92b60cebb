/** `staff add`, `list`, `disable`, `enable`, `reset`: who may sign in to the console, by somebody with a shell. */
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Command, CommandIo } from "../command.js";
import type { Audit } from "../console/audit/audit.js";
import { everyWard, type Role, role, roles } from "../console/role.js";
import { createSignInLinkStore, linkHours } from "../console/signIn/signInLinkStore.js";
import { plainEmail, type StaffMember, staffRosterStore } from "../console/staff/staffRosterStore.js";
import type { Database, Tx } from "../db.js";
import type { Vault } from "../vault.js";

export interface StaffCommandOptions {
  audit: Audit;
  vault: Vault;
  publicUrl: string;
  /** Ids of the wards that the content has. */
  wards: readonly string[];
}

const usage = `usage: npm run --silent staff -- add --email a@example.jp --name 名前 --ward nishi --role editor
       npm run --silent staff -- list
       npm run --silent staff -- disable --email a@example.jp
       npm run --silent staff -- enable --email a@example.jp
       npm run --silent staff -- reset --email a@example.jp     (password, second factors and sessions go; a new link)
roles: ${roles.join(", ")}; --ward '*' is every ward`;

interface Given {
  email?: string | undefined;
  name?: string | undefined;
  ward?: string | undefined;
  role?: string | undefined;
}

/** Said to the operator without the name of an error. */
class Mistaken extends Error {}

export function staffCommand(options: StaffCommandOptions): Command {
  const { audit, vault, publicUrl } = options;
  const links = createSignInLinkStore(vault);
  const record = (tx: Tx, action: string, subject: string, facts?: Record<string, string>, ward?: string) =>
    audit.record(tx, { actor: { kind: "operator" }, action, subject, ward, ...(facts ? { facts } : {}) });

  async function add(given: Given, io: CommandIo, database: Database): Promise<void> {
    const email = emailOf(given);
    const { ward, role: wanted } = placeOf(given, options.wards);
    const path = await database.transaction("console", async (tx) => {
      const known = await staffRosterStore.byEmail(tx, email);
      if (known?.disabled) throw new Mistaken(`${email} is disabled: "staff enable --email ${email}" first.`);
      const id = known?.id ?? (await staffRosterStore.add(tx, email, nameOf(given)));
      await staffRosterStore.give(tx, id, ward, wanted);
      const link = known?.started ? undefined : await links.issue(tx, id);
      const facts = { role: wanted };
      await record(tx, known ? "staff.role-given" : "staff.added", id, facts, ward === everyWard ? undefined : ward);
      return link;
    });
    io.err(`${email} is now ${wanted} in ${ward === everyWard ? "every ward" : ward}.`);
    if (path) sayLink(path, io);
    else {
      io.err("They have signed in before, and go on to do so as they are used to:");
      io.out(`${publicUrl}/console/sign-in`);
    }
  }

  async function list(io: CommandIo, database: Database): Promise<void> {
    const staff = await database.run("console", (tx) => staffRosterStore.list(tx));
    if (staff.length === 0) io.err("There is nobody yet: staff add …");
    for (const one of staff) io.out([one.email, one.name, stateOf(one), rolesOf(one)].join("\t"));
  }

  async function change(what: "disable" | "enable" | "reset", given: Given, io: CommandIo, database: Database) {
    const email = emailOf(given);
    const path = await database.transaction("console", async (tx) => {
      const known = await staffRosterStore.byEmail(tx, email);
      if (!known) throw new Mistaken(`Nobody on the staff has the address ${email}: see "staff list".`);
      if (what === "reset" && known.disabled) throw new Mistaken(`${email} is disabled: "staff enable" first.`);
      await staffRosterStore[what](tx, known.id);
      const link = what === "reset" ? await links.issue(tx, known.id) : undefined;
      await record(tx, `staff.${what === "reset" ? "reset" : `${what}d`}`, known.id);
      return link;
    });
    if (what === "disable") io.err(`${email} can sign in no more; their sessions are over.`);
    if (what === "enable") io.err(`${email} can sign in again.`);
    if (!path) return;
    io.err(`Password, second factors and sessions of ${email} are gone.`);
    sayLink(path, io);
  }

  function sayLink(path: string, io: CommandIo): void {
    io.err(`Hand over this link for the first sign-in; it works once, within ${linkHours} hours:`);
    io.out(`${publicUrl}${path}`);
  }

  return async (parameters, io, database) => {
    try {
      const [what, given] = parse(parameters);
      if (what === "add") await add(given, io, database);
      else if (what === "list") await list(io, database);
      else if (what === "disable" || what === "enable" || what === "reset") await change(what, given, io, database);
      else throw new Mistaken(usage);
      return 0;
    } catch (error) {
      if (!(error instanceof Mistaken)) throw error;
      io.err(error.message);
      return 2;
    }
  };
}

function parse(parameters: readonly string[]): [string | undefined, Given] {
  const text = { type: "string" } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: { email: text, name: text, ward: text, role: text },
    });
    if (positionals.length > 1) throw new Error(`"${positionals[1]}" is one word too many`);
    return [positionals[0], values];
  } catch (error) {
    throw new Mistaken(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function emailOf({ email }: Given): string {
  const parsed = z
    .email()
    .max(254)
    .safeParse(plainEmail(email ?? ""));
  if (!parsed.success) throw new Mistaken(`--email must be an e-mail address.\n${usage}`);
  return parsed.data;
}

function nameOf({ name = "" }: Given): string {
  const plain = name.normalize("NFC").trim();
  if (plain === "" || plain.length > 100)
    throw new Mistaken(`--name must be a name of at most 100 characters.\n${usage}`);
  return plain;
}

function placeOf({ ward, role: wanted }: Given, wards: readonly string[]): { ward: string; role: Role } {
  if (ward === undefined || (ward !== everyWard && !wards.includes(ward)))
    throw new Mistaken(`--ward must be one of ${wards.join(", ")}, or '*' for every ward.`);
  const parsed = role.safeParse(wanted);
  if (!parsed.success) throw new Mistaken(`--role must be one of ${roles.join(", ")}.`);
  return { ward, role: parsed.data };
}

const stateOf = ({ disabled, started }: StaffMember): string =>
  disabled ? "disabled" : started ? "active" : "invited";

const rolesOf = (member: StaffMember): string =>
  member.roles.map(({ ward, role: one }) => `${ward}:${one}`).join(",") || "no role";
