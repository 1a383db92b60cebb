/** The console's frame alone, with a stand-in feature and a plain layout, and people who sign in to it. */
import { randomUUID } from "node:crypto";
import express, { type Express } from "express";
import { generateSync } from "otplib";
import request, { type Agent } from "supertest";
import { createAccountStore } from "../../../src/console/account/accountStore.js";
import type { AuditEntry } from "../../../src/console/audit/audit.js";
import type { ConsoleFeature } from "../../../src/console/consoleRoute.js";
import { createPasswordHashes, type PasswordHashes } from "../../../src/console/factor/passwordHash.js";
import { newTotpSecret } from "../../../src/console/factor/totp.js";
import { type ConsoleFrame, createConsoleFrame } from "../../../src/console/frame/consoleFrame.js";
import type { Role } from "../../../src/console/role.js";
import { createSignInLinkStore } from "../../../src/console/signIn/signInLinkStore.js";
import { staffRosterStore } from "../../../src/console/staff/staffRosterStore.js";
import type { Database } from "../../../src/db.js";
import { createLog } from "../../../src/log.js";
import { fixedClock } from "../../../src/time.js";
import { createVault } from "../../../src/vault.js";
import { realContent } from "../../support/content.js";
import { testFrame } from "../../support/pages.js";
import { plainLayout } from "./plainLayout.js";

export const vault = createVault(Buffer.alloc(32, 5).toString("base64"));
export const password = "お茶とみかんとこたつの冬";
export const origin = "http://localhost:3000";

export interface BenchOptions {
  demo?: boolean;
  publicUrl?: string;
  feature?: ConsoleFeature;
  hashes?: PasswordHashes;
  oidc?: { issuer: string; clientId: string; clientSecret: string | undefined };
  trustProxy?: number;
}

export interface Bench {
  app: Express;
  frame: ConsoleFrame;
  audited: AuditEntry[];
  lines: string[];
}

export function openBench(database: Database, options: BenchOptions = {}): Bench {
  const audited: AuditEntry[] = [];
  const lines: string[] = [];
  const { demo = false, publicUrl = origin, oidc } = options;
  const webFrame = testFrame({ demo, publicUrl });
  const log = createLog("info", { write: (line) => lines.push(line) });
  const frame = createConsoleFrame({
    config: { demo, publicUrl, oidc },
    features: options.feature ? [options.feature] : [],
    layout: plainLayout,
    webFrame,
    content: realContent,
    database,
    vault,
    audit: {
      async record(_tx, entry) {
        audited.push(entry);
      },
    },
    clock: fixedClock("2026-11-20T10:00:00+09:00"),
    log,
    hashes: options.hashes ?? createPasswordHashes(),
  });
  const app = express()
    .disable("x-powered-by")
    .set("trust proxy", options.trustProxy ?? 0);
  app.use(...webFrame.headers, webFrame.assets, frame.routes, webFrame.missing, webFrame.failed);
  return { app, frame, audited, lines };
}

export interface Person {
  id: string;
  email: string;
  /** Of their confirmation program. */
  secret: string;
}

const hashed = createPasswordHashes().make(password);

/** Somebody with a password and a confirmation program. */
export async function engage(database: Database, ward: string, role: Role, name = "西田"): Promise<Person> {
  const email = `${randomUUID().slice(0, 8)}@example.jp`;
  const secret = newTotpSecret();
  const passwordHash = await hashed;
  const accounts = createAccountStore(vault);
  const id = await database.transaction("console", async (tx) => {
    const made = await staffRosterStore.add(tx, email, name);
    await staffRosterStore.give(tx, made, ward, role);
    await accounts.setPassword(tx, made, passwordHash);
    await accounts.setTotp(tx, made, secret, 0);
    return made;
  });
  return { id, email, secret };
}

export async function invite(database: Database, ward: string, role: Role, name = "北山") {
  const email = `${randomUUID().slice(0, 8)}@example.jp`;
  return database.transaction("console", async (tx) => {
    const id = await staffRosterStore.add(tx, email, name);
    await staffRosterStore.give(tx, id, ward, role);
    return { id, email, path: await createSignInLinkStore(vault).issue(tx, id) };
  });
}

/** A code of the confirmation program, some steps of 30 seconds from now. */
export const codeOf = (secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

/** A browser: keeps its cookie, and sends the Origin of the page it is on. */
export const browser = (app: Express): Agent => request.agent(app).set("Origin", origin) as unknown as Agent;

export const field = (html: string, name = "_csrf"): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";

/** Posts a form that stands on the page `from`. */
export async function submit(agent: Agent, from: string, to: string, fields: Record<string, string> = {}) {
  const page = await agent.get(from);
  return agent
    .post(to)
    .type("form")
    .send({ _csrf: field(page.text), ...fields });
}

export const typePassword = (agent: Agent, email: string, typed = password, to?: string) =>
  agent
    .post("/console/sign-in")
    .type("form")
    .send({ email, password: typed, ...(to === undefined ? {} : { to }) });

/** Signs in with both factors. @returns the answer to the second one */
export async function signIn(agent: Agent, person: Person, to?: string) {
  await typePassword(agent, person.email, password, to);
  return submit(agent, "/console/sign-in/second", "/console/sign-in/second", { code: codeOf(person.secret) });
}
