/** Headers that every page carries: nothing from other hosts, nothing inline, nobody frames us. */
import type { RequestHandler } from "express";
import helmet from "helmet";

export function securityHeaders(publicUrl: string): RequestHandler[] {
  const secure = publicUrl.startsWith("https:");
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          baseUri: ["'none'"],
          objectSrc: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          // On plain http (demo, tests) it would break every link.
          ...(secure ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      // Other sites learn nothing of what somebody read here. Not `no-referrer`: with it browsers send `Origin: null`
      // from our own forms, and the console could not tell them from a stranger's.
      referrerPolicy: { policy: "same-origin" },
      strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
      xFrameOptions: { action: "deny" },
    }),
    (_request, response, next) => {
      response.setHeader("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()");
      next();
    },
  ];
}
