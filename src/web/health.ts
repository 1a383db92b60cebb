/** `/healthz` (the process lives), `/readyz` (it can serve), `/metrics` (for those who may look). */
import { timingSafeEqual } from "node:crypto";
import { type Request, Router } from "express";
import type { Registry } from "prom-client";

export interface HealthOptions {
  /** Names what is missing; empty when ready. */
  missing(): Promise<string[]>;
  /** Names what somebody should look at although it can serve. */
  warnings(): string[];
  registry: Registry;
  metricsToken: string | undefined;
}

export function healthRoutes({ missing, warnings, registry, metricsToken }: HealthOptions): Router {
  return Router()
    .get("/healthz", (_request, response) => {
      response.set("Cache-Control", "no-store").json({ status: "ok" });
    })
    .get("/readyz", async (_request, response) => {
      const lacking = await missing();
      const worth = warnings();
      response
        .set("Cache-Control", "no-store")
        .status(lacking.length === 0 ? 200 : 503)
        .json({
          status: lacking.length === 0 ? "ready" : "not ready",
          missing: lacking,
          ...(worth.length > 0 && { warnings: worth }),
        });
    })
    .get("/metrics", async (request, response) => {
      if (!mayLook(request, metricsToken)) {
        response.status(403).end();
        return;
      }
      response.set("Content-Type", registry.contentType).send(await registry.metrics());
    });
}

/** With a token: whoever has it. Without: this machine only, and not through a proxy, which would make everyone local. */
function mayLook(request: Request, token: string | undefined): boolean {
  if (token !== undefined) {
    const given = Buffer.from(request.headers.authorization ?? "");
    const wanted = Buffer.from(`Bearer ${token}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
  const address = request.socket.remoteAddress ?? "";
  return request.headers["x-forwarded-for"] === undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}
