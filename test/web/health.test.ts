import express from "express";
import { Registry } from "prom-client";
import request from "supertest";
import { describe, expect, it } from "vitest";
import { healthRoutes } from "../../src/web/health.js";

function app(options: { missing?: string[]; warnings?: string[]; token?: string } = {}) {
  return express().use(
    healthRoutes({
      missing: async () => options.missing ?? [],
      warnings: () => options.warnings ?? [],
      registry: new Registry(),
      metricsToken: options.token,
    }),
  );
}

describe("health", () => {
  it("is alive although it is not ready, and says what is missing", async () => {
    const starting = app({ missing: ["database"] });
    expect((await request(starting).get("/healthz")).status).toBe(200);
    const answer = await request(starting).get("/readyz");
    expect([answer.status, answer.body]).toEqual([503, { status: "not ready", missing: ["database"] }]);
    expect((await request(app()).get("/readyz")).body).toEqual({ status: "ready", missing: [] });
  });

  it("is ready with a warning when somebody should look and everybody is still answered", async () => {
    const answer = await request(app({ warnings: ["content"] })).get("/readyz");
    expect([answer.status, answer.body]).toEqual([200, { status: "ready", missing: [], warnings: ["content"] }]);
  });
});

describe("metrics", () => {
  it("without a token are for this machine only, and not for what a proxy brings to it", async () => {
    expect((await request(app()).get("/metrics")).status).toBe(200);
    expect((await request(app()).get("/metrics").set("x-forwarded-for", "203.0.113.1")).status).toBe(403);
    expect((await request(app()).get("/metrics").set("x-forwarded-for", "")).status).toBe(403);
  });

  it("with a token are for whoever has it, from wherever", async () => {
    const guarded = app({ token: "0123456789abcdef" });
    expect((await request(guarded).get("/metrics")).status).toBe(403);
    expect((await request(guarded).get("/metrics").set("authorization", "Bearer 0123456789abcdeX")).status).toBe(403);
    const answer = request(guarded).get("/metrics").set("x-forwarded-for", "203.0.113.1");
    expect((await answer.set("authorization", "Bearer 0123456789abcdef")).status).toBe(200);
  });
});
