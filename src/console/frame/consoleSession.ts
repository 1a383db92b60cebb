/** The session of a person at the console: who they are, how far their sign-in has come, and its cookie. */
import type { Request, RequestHandler } from "express";
import session from "express-session";
import type { Vault } from "../../vault.js";
import type { Flash } from "../consoleRoute.js";
import type { SessionStore } from "./sessionStore.js";

/**
 * start: nobody yet (on the way to the city's provider). second: the password was right, the second factor is
 * missing. setup: the first sign-in, with no second factor yet. full: signed in.
 */
export type Stage = "start" | "second" | "setup" | "full";

declare module "express-session" {
  interface SessionData {
    stage?: Stage;
    staffId?: string;
    /** Of the staff member when the session began: another one now means that it is over. */
    epoch?: number;
    /** Machine time (ms) at which the person last proved who they are. */
    provedAt?: number;
    flash?: Flash;
    /** Where to go after sign-in; checked. */
    to?: string;
    /** Secret of one-time passwords that is being set up. */
    totpSecret?: string;
    /** What must come back from the city's provider. */
    oidc?: { state: string; nonce: string; verifier: string; again: boolean };
    /** It has its row: when that is gone, so is the session. */
    stored?: boolean;
  }
}

export interface SessionOptions {
  store: SessionStore;
  vault: Vault;
  publicUrl: string;
}

/** The prefix makes browsers refuse it from other hosts and without TLS; on plain http (demo) they refuse the prefix. */
export const cookieName = (publicUrl: string): string =>
  publicUrl.startsWith("https:") ? "__Host-tonari" : "tonari-console";

export function consoleSession({ store, vault, publicUrl }: SessionOptions): RequestHandler {
  return session({
    name: cookieName(publicUrl),
    secret: Buffer.from(vault.pseudonym("session cookie")).toString("base64url"),
    store,
    resave: false,
    saveUninitialized: false,
    // It ends with the browser, and on the server after its time.
    cookie: { path: "/", httpOnly: true, sameSite: "lax", secure: publicUrl.startsWith("https:") },
  });
}

/** What a step of the sign-in knows of the person. */
export type Step = Pick<session.SessionData, "stage" | "staffId" | "epoch" | "provedAt" | "to" | "oidc">;

/** The next step under a new id: an id that somebody planted or saw before is worth nothing. */
export async function stepUp(request: Request, step: Step): Promise<void> {
  const flash = request.session.flash;
  await new Promise<void>((resolve, reject) =>
    request.session.regenerate((error: unknown) => (error ? reject(error) : resolve())),
  );
  Object.assign(request.session, withoutMissing({ ...step, flash }));
  await saved(request);
}

export async function saved(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.save((error: unknown) => (error ? reject(error) : resolve())),
  );
}

export async function ended(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.destroy((error: unknown) => (error ? reject(error) : resolve())),
  );
}

function withoutMissing(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
