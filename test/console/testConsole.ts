/** The console on loopback, with people who are signed in: `useConsole()`. */
import { randomBytes, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll } from "vitest";
import { createAuditStore } from "../../src/console/audit/auditStore.js";
import type { ConsoleFeature } from "../../src/console/consoleRoute.js";
import { createConsoleAssets } from "../../src/console/frame/consoleAssets.js";
import { createConsoleFrame } from "../../src/console/frame/consoleFrame.js";
import { createConsoleLayout } from "../../src/console/frame/consoleLayout.js";
import type { MatrixRow } from "../../src/console/frame/consoleMatrix.js";
import type { Role } from "../../src/console/role.js";
import { createSignInLinkStore } from "../../src/console/signIn/signInLinkStore.js";
import type { Database } from "../../src/db.js";
import { createLog } from "../../src/log.js";
import { fixedClock } from "../../src/time.js";
import { createVault } from "../../src/vault.js";
import { realContent } from "../support/content.js";
import { testFrame } from "../support/pages.js";
import { testKey } from "../support/service.js";
import { allFeatures, type FeatureParts, testPublicUrl } from "./features.js";

export type Roles = Readonly<Record<string, Role>>;

export interface Answer {
  status: number;
  location: string | null;
  text: string;
  type: string | null;
  cacheControl: string | null;
  permissions: string | null;
}

export interface Person {
  id: string;
  name: string;
  cookie: string;
  csrf: string;
  ask(method: string, path: string): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, form?: Readonly<Record<string, string | readonly string[]>>): Promise<Answer>;
}

export interface TestConsoleOptions extends Partial<Pick<FeatureParts, "others" | "released">> {
  now?: string;
  /** Instead of all features. */
  features?: (features: ConsoleFeature[]) => ConsoleFeature[];
}

export const vault = createVault(testKey);
export const audit = createAuditStore(vault);
const links = createSignInLinkStore(vault);

export function useConsole(database: Database, options: TestConsoleOptions = {}) {
  const served = { url: "", matrix: [] as readonly MatrixRow[], lines: [] as string[] };
  let close = () => {};

  beforeAll(async () => {
    const log = createLog("info", { write: (line) => served.lines.push(line) });
    const features = allFeatures({ database, vault, audit, log, ...options });
    const webFrame = testFrame({ demo: true });
    const assets = createConsoleAssets();
    const frame = createConsoleFrame({
      config: { publicUrl: testPublicUrl, demo: true, oidc: undefined },
      features: options.features?.(features) ?? features,
      layout: createConsoleLayout(assets),
      webFrame,
      content: realContent,
      database,
      vault,
      audit,
      clock: fixedClock(options.now ?? "2026-11-20T10:00:00+09:00"),
      log,
      hashes: { make: async () => "hash", matches: async (hash) => hash === "hash", running: 0 },
    });
    const app = express().disable("x-powered-by");
    app.use(...webFrame.headers, webFrame.assets, assets.routes, frame.routes, webFrame.missing, webFrame.failed);
    const server = app.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    served.matrix = frame.matrix;
    close = () => {
      server.close();
      server.closeAllConnections();
    };
  });
  afterAll(() => close());

  async function ask(
    method: string,
    path: string,
    cookie = "",
    body?: URLSearchParams,
    headers: Record<string, string> = {},
  ): Promise<Answer & { cookie: string }> {
    const answer = await fetch(`${served.url}${path}`, {
      method,
      redirect: "manual",
      headers: { cookie, origin: testPublicUrl, ...headers },
      ...(body && { body }),
    });
    return {
      status: answer.status,
      location: answer.headers.get("location"),
      text: await answer.text(),
      type: answer.headers.get("content-type"),
      cacheControl: answer.headers.get("cache-control"),
      permissions: answer.headers.get("permissions-policy"),
      cookie: answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie,
    };
  }

  async function add(name: string, roles: Roles): Promise<string> {
    const id = randomUUID();
    const email = `${id.slice(0, 8)}@example.jp`;
    await database.run("console", async (tx) => {
      await tx.staff.create({ data: { id, email, name, passwordHash: "hash" } });
      for (const [ward, role] of Object.entries(roles))
        await tx.staffRole.create({ data: { staffId: id, ward, role } });
    });
    return id;
  }

  function person(id: string, name: string, cookie: string, csrf: string): Person {
    const post: Person["post"] = (path, form = {}) => {
      const body = new URLSearchParams({ _csrf: csrf });
      for (const [field, value] of Object.entries(form)) {
        for (const one of typeof value === "string" ? [value] : value) body.append(field, one);
      }
      return ask("POST", path, cookie, body);
    };
    return {
      id,
      name,
      cookie,
      csrf,
      post,
      ask: (method, path) => (method === "POST" ? post(path) : ask(method, path, cookie)),
      get: (path) => ask("GET", path, cookie),
    };
  }

  return {
    served,
    ask,
    add,
    async signIn(roles: Roles, name = "試験 職員"): Promise<Person> {
      const id = await add(name, roles);
      const path = await database.transaction("console", (tx) => links.issue(tx, id, { demo: true }));
      const { cookie, status, text } = await ask("POST", path, "", new URLSearchParams());
      if (status !== 303) throw new Error(`sign-in by link gave ${status}: ${text.slice(0, 2_000)}`);
      const page = await ask("GET", "/console/account", cookie);
      return person(id, name, cookie, /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? "");
    },
    /** Password given, second factor missing. */
    async signInHalf(roles: Roles): Promise<Person> {
      const id = await add("途中 職員", roles);
      const email = `${id.slice(0, 8)}@example.jp`;
      const sealed = new Uint8Array(vault.seal("totp secret", randomBytes(20).toString("hex")));
      await database.run("console", (tx) => tx.staff.update({ where: { id }, data: { totpSecret: sealed } }));
      const { cookie, status } = await ask(
        "POST",
        "/console/sign-in",
        "",
        new URLSearchParams({ email, password: "x" }),
      );
      if (status !== 303) throw new Error(`the first step gave ${status}`);
      const page = await ask("GET", "/console/sign-in/second", cookie);
      return person(id, "途中 職員", cookie, /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? "");
    },
    nobody: person("", "", "", "none"),
  };
}
