/** The API on a test's database, with tokens at hand. */
import { randomUUID } from "node:crypto";
import express from "express";
import supertest from "supertest";
import { announcementApi } from "../../src/announcement/api/announcementApi.js";
import { inboundHookApi } from "../../src/announcement/hook/inboundHookApi.js";
import { createInboundHookStore } from "../../src/announcement/hook/inboundHookStore.js";
import type { TemplateBody } from "../../src/announcement/template.js";
import { type ApiFrameOptions, createApiFrame } from "../../src/api/apiFrame.js";
import type { ApiRoute, Scope } from "../../src/api/apiRoute.js";
import { scopes as allScopes } from "../../src/api/apiRoute.js";
import { createApiTokenStore } from "../../src/api/apiTokenStore.js";
import { createAuditStore } from "../../src/console/audit/auditStore.js";
import type { Database } from "../../src/db.js";
import { createLog } from "../../src/log.js";
import { queueApi } from "../../src/participation/queue/queueApi.js";
import { createImportStore } from "../../src/resident/importStore.js";
import { residentApi } from "../../src/resident/residentApi.js";
import { fixedClock } from "../../src/time.js";
import { createVault } from "../../src/vault.js";
import { realContent } from "../support/content.js";
import { memoryDesk } from "./memoryDesk.js";

export const vault = createVault(Buffer.alloc(32, 7).toString("base64"));

export const template: TemplateBody = {
  variables: [{ name: "area", label: "地区", kind: "text", example: "千代崎" }],
  emergency: true,
  title: "避難情報",
  variants: { ja: [{ kind: "text", text: "{{area}}に避難指示が出ました。" }] },
};

export interface BenchOptions extends Partial<ApiFrameOptions> {
  /** Instead of the product's. */
  routes?: readonly ApiRoute[];
}

export function openApiBench(database: Database, options: BenchOptions = {}) {
  const content = realContent();
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => lines.push(line) });
  const audit = createAuditStore(vault);
  const { desk, state, change } = memoryDesk();
  const limit = options.limit ?? (async () => ({ ok: true, retryAfter: 0 }));
  const hooks = createInboundHookStore(database, vault);
  const known = { id: "evacuation", name: "避難情報", body: template, own: false };
  const templates = { named: async (_ward: string, name: string) => (name === known.name ? known : undefined) };
  const routes = [
    ...announcementApi({ desk, database, audit }),
    ...queueApi({ database }),
    ...residentApi({ importer: createImportStore(database, vault), database, audit, channelsOf: (ward) => [ward] }),
  ];
  const signed = inboundHookApi({ desk, hooks, templates, limit });
  const frame = createApiFrame({
    database,
    vault,
    clock: fixedClock("2026-11-20T10:00:00+09:00"),
    content: () => content,
    routes,
    signed,
    limit,
    publicUrl: "https://tonari.example.jp",
    log,
    ...options,
  });
  const app = express().disable("x-powered-by").use("/api/v1", frame);
  const tokens = createApiTokenStore(database, vault);

  return {
    app,
    desk,
    state,
    change,
    routes: options.routes ?? routes,
    tokens,
    hooks,
    lines,
    request: supertest(app),
    async token(scopes: readonly Scope[] = allScopes, ward = "nishi", staffId?: string) {
      return database.transaction("console", (tx) => tokens.add(tx, { ward, name: "防災システム", scopes, staffId }));
    },
    /** A POST with everything that it needs. */
    post(token: string, path: string, body: object | string = {}, key: string = randomUUID()) {
      const type = typeof body === "string" ? "application/x-ndjson" : "application/json";
      return supertest(app)
        .post(`/api/v1/wards/nishi${path}`)
        .set("Authorization", `Bearer ${token}`)
        .set("Idempotency-Key", key)
        .set("Content-Type", type)
        .send(body);
    },
    read: (token: string, path: string) =>
      supertest(app).get(`/api/v1/wards/nishi${path}`).set("Authorization", `Bearer ${token}`),
    audited: () => database.run("console", (tx) => tx.auditRecord.findMany({ orderBy: { seq: "asc" } })),
  };
}

export type ApiBench = ReturnType<typeof openApiBench>;
