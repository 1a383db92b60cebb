/** Signing out: the session ends on the server, not only in the browser. */

import { cookieName, ended } from "../frame/consoleSession.js";
import type { FrameParts, FrameRoute } from "../frame/frameParts.js";

export function signOutRoute({ database, audit, publicUrl }: FrameParts): FrameRoute {
  return {
    method: "post",
    path: "/console/sign-out",
    stage: "session",
    async run({ request, response, person: { id, name } }) {
      await ended(request);
      await database.transaction("console", (tx) =>
        audit.record(tx, { actor: { kind: "staff", id, name }, action: "session.closed", subject: id }),
      );
      response.clearCookie(cookieName(publicUrl), {
        path: "/",
        secure: publicUrl.startsWith("https:"),
        httpOnly: true,
      });
      response.redirect(303, "/console/sign-in?out=1");
    },
  };
}
