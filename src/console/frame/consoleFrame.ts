/** The frame of the staff console: sign-in, sessions, and one gate in front of everything that features bring. */
import express, { type NextFunction, type Request, type Response, type Router } from "express";
import type { Config } from "../../config.js";
import type { Content } from "../../content.js";
import type { Database } from "../../db.js";
import type { Log } from "../../log.js";
import type { Clock } from "../../time.js";
import type { Vault } from "../../vault.js";
import { serveAsset } from "../../web/asset.js";
import type { WebFrame } from "../../web/frame.js";
import { accountFeature } from "../account/accountConsole.js";
import { createAccountStore } from "../account/accountStore.js";
import type { Audit } from "../audit/audit.js";
import type { ConsoleFeature } from "../consoleRoute.js";
import { createFactors } from "../factor/factors.js";
import { createPasskeyScript } from "../factor/passkeyScript.js";
import { createPasskeys } from "../factor/passkeys.js";
import { createPasswordHashes, type PasswordHashes } from "../factor/passwordHash.js";
import { createOidc } from "../signIn/oidc.js";
import { oidcRoutes } from "../signIn/oidcRoutes.js";
import { secondStepRoutes } from "../signIn/secondStepRoutes.js";
import { setUpRoutes } from "../signIn/setUpRoutes.js";
import { removeOldLimits } from "../signIn/sharedLimitStore.js";
import { signInGuarded } from "../signIn/signInGuard.js";
import { createSignInLimits } from "../signIn/signInLimits.js";
import { createSignInLinkStore } from "../signIn/signInLinkStore.js";
import { signInRoutes } from "../signIn/signInRoutes.js";
import { signOutRoute } from "../signIn/signOutRoute.js";
import { welcomeRoutes } from "../signIn/welcomeRoutes.js";
import type { ConsoleLayout } from "./consoleLayoutType.js";
import { bySpecificity, consoleMatrix, type MatrixRow, signInMatrix } from "./consoleMatrix.js";
import { consoleSession } from "./consoleSession.js";
import { createDrawing } from "./drawing.js";
import type { FrameParts, FrameRoute } from "./frameParts.js";
import { askToSignIn, guarded } from "./guard.js";
import { whoAsks } from "./present.js";
import { refusals } from "./refusalPage.js";
import { SessionStore } from "./sessionStore.js";

export interface ConsoleFrameOptions {
  config: Pick<Config, "publicUrl" | "demo" | "oidc">;
  features: readonly ConsoleFeature[];
  layout: ConsoleLayout;
  webFrame: WebFrame;
  content(): Content;
  database: Database;
  vault: Vault;
  audit: Audit;
  clock: Clock;
  log: Log;
  /** For a test; else two at a time. */
  hashes?: PasswordHashes;
}

export interface ConsoleFrame {
  /** Mounted at the root, after the web frame's headers. */
  readonly routes: Router;
  /** Every route under /console, the sign-in's included. */
  readonly matrix: readonly MatrixRow[];
  /** Nightly: sessions, links and counts that are over. */
  removeOld(): Promise<void>;
}

type Handler = (request: Request, response: Response) => Promise<void>;

export function createConsoleFrame(options: ConsoleFrameOptions): ConsoleFrame {
  const { config, database, vault, log } = options;
  const sessions = new SessionStore(database, vault);
  const script = createPasskeyScript();
  const parts = partsOf(options, sessions, script.url);
  const { accounts } = parts;
  const signIn: FrameRoute[] = [
    ...signInRoutes(parts),
    ...secondStepRoutes(parts),
    ...welcomeRoutes(parts),
    ...setUpRoutes(parts),
    ...(parts.oidc ? oidcRoutes(parts, parts.oidc) : []),
    signOutRoute(parts),
  ];
  const features = [accountFeature(parts), ...options.features];
  const drawing = createDrawing({ ...options, features });
  const own = { publicUrl: config.publicUrl, demo: config.demo };
  const guard = { database, accounts, drawing, own, content: options.content, clock: options.clock };

  const handlers = new Map<string, Map<string, Handler>>();
  const add = (method: string, path: string, handler: Handler) => {
    const known = handlers.get(path) ?? new Map<string, Handler>();
    if (known.has(method)) throw new Error(`two console routes for ${method} ${path}`);
    handlers.set(path, known.set(method, handler));
  };
  for (const route of signIn) add(route.method, route.path, signInGuarded(guard, route));
  for (const route of features.flatMap((one) => one.routes)) add(route.method, route.path, guarded(guard, route));

  const routes = express.Router();
  serveAsset(routes, script);
  routes.use(
    "/console",
    (_request, response, next) => {
      response.setHeader("Cache-Control", "no-store");
      next();
    },
    warnWithoutTls(config.publicUrl, log),
    consoleSession({ store: sessions, vault, publicUrl: config.publicUrl }),
  );
  for (const [path, methods] of [...handlers].sort(([a], [b]) => bySpecificity(a, b))) {
    routes.all(path, async (request, response) => {
      const handler = methods.get(request.method.toLowerCase());
      if (handler) return handler(request, response);
      response.setHeader("Allow", [...methods.keys()].map((method) => method.toUpperCase()).join(", "));
      await drawing.refuse(request, response, refusals.method);
    });
  }
  routes.use("/console", async (request, response) => {
    const asks = await whoAsks(database, accounts, request);
    if (asks?.stage !== "full") return askToSignIn(drawing, request, response);
    await drawing.refuse(request, response, refusals.missing, asks);
  });

  return {
    routes,
    matrix: [...signInMatrix(signIn), ...consoleMatrix(features)],
    async removeOld() {
      await sessions.removeOld();
      await database.run("worker", (tx) => parts.links.removeOld(tx));
      await removeOldLimits(database);
    },
  };
}

function partsOf(options: ConsoleFrameOptions, sessions: SessionStore, passkeyScript: string): FrameParts {
  const { config, database, vault, audit, log } = options;
  const { publicUrl, demo, oidc } = config;
  const accounts = createAccountStore(vault);
  const limits = createSignInLimits(database, vault);
  const passkeys = createPasskeys({ publicUrl, vault, database, once: limits.once });
  return {
    database,
    accounts,
    links: createSignInLinkStore(vault),
    limits,
    hashes: options.hashes ?? createPasswordHashes(),
    passkeys,
    factors: createFactors({ database, accounts, passkeys, audit }),
    sessions,
    audit,
    oidc: oidc && createOidc({ ...oidc, publicUrl }),
    passkeyScript,
    demo,
    publicUrl,
    log,
  };
}

/** Behind a proxy that does not say so, browsers would be sent no cookie, and nobody could sign in without a word why. */
function warnWithoutTls(publicUrl: string, log: Log) {
  let told = false;
  return (request: Request, _response: Response, next: NextFunction) => {
    if (publicUrl.startsWith("https:") && !request.secure && !told) {
      told = true;
      log.warn("console asked without https: set TRUST_PROXY, and let the proxy send X-Forwarded-Proto");
    }
    next();
  };
}
