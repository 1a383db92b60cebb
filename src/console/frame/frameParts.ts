/** What the routes of sign-in share: made once by the frame. */
import type { Request, Response } from "express";
import type { Database } from "../../db.js";
import type { Log } from "../../log.js";
import type { PageView } from "../../web/view.js";
import type { AccountStore } from "../account/accountStore.js";
import type { Audit } from "../audit/audit.js";
import type { Factors } from "../factor/factors.js";
import type { Passkeys } from "../factor/passkeys.js";
import type { PasswordHashes } from "../factor/passwordHash.js";
import type { Oidc } from "../signIn/oidc.js";
import type { SignInLimits } from "../signIn/signInLimits.js";
import type { SignInLinkStore } from "../signIn/signInLinkStore.js";
import type { Stage } from "./consoleSession.js";
import type { SessionStore } from "./sessionStore.js";

export interface FrameParts {
  database: Database;
  accounts: AccountStore;
  links: SignInLinkStore;
  limits: SignInLimits;
  hashes: PasswordHashes;
  passkeys: Passkeys;
  factors: Factors;
  sessions: SessionStore;
  audit: Audit;
  oidc: Oidc | undefined;
  /** Address of the browser's script for passkeys. */
  passkeyScript: string;
  demo: boolean;
  publicUrl: string;
  log: Log;
}

/** A person who is on the way in. */
export interface Arriving {
  id: string;
  email: string;
  name: string;
  epoch: number;
}

export interface FrameContext {
  readonly request: Request;
  readonly response: Response;
  readonly view: PageView;
  readonly form: Readonly<Record<string, unknown>>;
  /** Empty on public pages: before there is a session, a form is known by its Origin alone. */
  readonly csrfField: JSX.Element;
  /** @throws on a public page */
  readonly person: Arriving;
  send(title: string, body: JSX.Element, status?: number): Promise<void>;
  redirect(path: string): void;
}

/** A route before somebody is fully signed in. */
export interface FrameRoute {
  method: "get" | "post";
  path: string;
  /**
   * public: for everybody. session: for whoever has begun to sign in. Else for those whose sign-in has come so far, and
   * no further.
   */
  stage: "public" | "session" | Extract<Stage, "second" | "setup">;
  run(context: FrameContext): Promise<void>;
}

/** Origins that a passkey's answer may name: ours, and in a demo the address that it was opened under. */
export function originsOf({ publicUrl, demo }: Pick<FrameParts, "publicUrl" | "demo">, request: Request): string[] {
  const asked = request.headers.origin;
  const own = new URL(publicUrl).origin;
  // The frame has checked that the form comes from our pages.
  return demo && asked !== undefined && asked !== own ? [own, asked] : [own];
}
