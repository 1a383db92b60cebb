import express from "express";
import request from "supertest";
import { describe, expect, test } from "vitest";
import { createConsoleAssets } from "../../../src/console/frame/consoleAssets.js";
import { testFrame } from "../../support/pages.js";

const assets = createConsoleAssets();
const app = express().use(testFrame().assets, assets.routes);
const sheet = async (address: string) => (await request(app).get(address)).text;

describe("style and scripts of the console", () => {
  test.each([
    [assets.stylesheet, "text/css; charset=utf-8"],
    [assets.script, "text/javascript; charset=utf-8"],
    [assets.htmx, "text/javascript; charset=utf-8"],
  ])("%s is ours and kept for a year", async (address, type) => {
    const { status, headers } = await request(app).get(address).set("Accept-Encoding", "br");
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe(type);
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(headers["content-encoding"]).toBe("br");
  });

  test("load nothing from elsewhere", async () => {
    expect(await sheet(assets.stylesheet)).not.toMatch(/https?:\/\/|@import|url\(/);
    expect(await sheet(assets.htmx)).not.toContain("sourceMappingURL");
  });

  test("use only tokens of the design system that exist", async () => {
    const base = await sheet("/assets/tonari.000000000000.css");
    const own = await sheet(assets.stylesheet);
    const defined = new Set([...`${base}${own}`.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name));
    const used = [...own.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name);
    expect(used.length).toBeGreaterThan(30);
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
  });

  test("are not loaded by residents' pages", () => {
    const { stylesheet, script } = testFrame().view({ query: {}, headers: {} } as never);
    expect([stylesheet, script].join()).not.toContain("console");
  });
});
