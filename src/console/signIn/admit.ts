/** The end of every way in: recorded, under a new session id, to where the person wanted to go. */

import type { Flash } from "../consoleRoute.js";
import { stepUp } from "../frame/consoleSession.js";
import type { Arriving, FrameContext, FrameParts } from "../frame/frameParts.js";
import { returnPath } from "./returnPath.js";

export type Way = "password+totp" | "password+codes" | "password+passkey" | "passkey" | "oidc" | "setup" | "demo-link";

export async function admit(
  { database, audit }: Pick<FrameParts, "database" | "audit">,
  { request }: Pick<FrameContext, "request">,
  { id, name, epoch }: Omit<Arriving, "email">,
  way: Way,
  options: { to?: unknown; flash?: Flash; proved?: boolean } = {},
): Promise<string> {
  await database.transaction("console", (tx) =>
    audit.record(tx, { actor: { kind: "staff", id, name }, action: "session.opened", subject: id, facts: { way } }),
  );
  const provedAt = options.proved === false ? 0 : (await database.now()).getTime();
  if (options.flash) request.session.flash = options.flash;
  await stepUp(request, { stage: "full", staffId: id, epoch, provedAt });
  return returnPath(options.to) ?? "/console";
}

/** A try that failed; who tried is known only where the account exists. */
export async function recordRefusal(
  { database, audit }: Pick<FrameParts, "database" | "audit">,
  way: "password" | "code" | "passkey" | "oidc",
  staffId: string | undefined,
): Promise<void> {
  await database.transaction("console", (tx) =>
    audit.record(tx, { actor: { kind: "system" }, action: "session.refused", subject: staffId, facts: { way } }),
  );
}
