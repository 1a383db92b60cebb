import type { Express } from "express";
import request from "supertest";
import { describe, expect, test } from "vitest";
import { DatabaseUnavailable } from "../../src/database/failure.js";
import { createLog } from "../../src/log.js";
import { pagesApp, testFrame } from "../support/pages.js";

const lines: string[] = [];
const failing = (app: Express) =>
  app
    .get("/fails/:what", () => {
      throw new Error("the text of 山田さん did not parse");
    })
    .get("/busy", () => {
      throw new DatabaseUnavailable("no connection is free");
    });
const app = pagesApp({ before: failing, log: createLog("info", { write: (line) => lines.push(line) }) });

describe("headers", () => {
  test("pages load nothing from other hosts, run nothing inline, and nobody frames them", async () => {
    const { headers } = await request(app).get("/");
    expect(headers["content-security-policy"]).toBe(
      "default-src 'self';base-uri 'none';object-src 'none';form-action 'self';frame-ancestors 'none'",
    );
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toContain("geolocation=(self)");
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  test("behind https, browsers are told to stay there", async () => {
    const { headers } = await request(pagesApp({ publicUrl: "https://tonari.example.jp" })).get("/");
    expect(headers["strict-transport-security"]).toContain("max-age=31536000");
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
  });

  test("a page that has not changed is not sent again", async () => {
    const first = await request(app).get("/nishi");
    expect(first.headers["cache-control"]).toBe("no-cache");
    expect(first.headers.vary).toContain("Accept-Language");
    const second = await request(app)
      .get("/nishi")
      .set("If-None-Match", first.headers.etag ?? "");
    expect(second.status).toBe(304);
  });
});

describe("style and script", () => {
  const addresses = async () =>
    (await request(app).get("/")).text.match(/\/assets\/tonari\.[0-9a-f]{12}\.(css|js)/g) ?? [];

  test("are kept for a year under a name made of their content", async () => {
    const found = await addresses();
    expect(found.map((address) => address.split(".").pop())).toEqual(["css", "js"]);
    for (const address of found) {
      const { status, headers } = await request(app).get(address);
      expect(status).toBe(200);
      expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
      expect(headers["content-type"]).toMatch(/^text\/(css|javascript); charset=utf-8$/);
    }
  });

  test("a page of another version gets what there is, and does not keep it", async () => {
    const { status, text, headers } = await request(app).get("/assets/tonari.000000000000.css");
    expect(status).toBe(200);
    expect(headers["cache-control"]).toBe("no-store");
    expect(text).toContain(".ward-nishi { --ward-colour: #");
    expect(text).not.toMatch(/https?:\/\/|@import/);
  });

  test("every token of the design system that is used exists", async () => {
    const { text } = await request(app).get("/assets/tonari.000000000000.css");
    const defined = new Set([...text.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name));
    const used = [...text.matchAll(/var\((--[a-z0-9-]+)\)/g)].map(([, name]) => name);
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
  });

  test("an unknown asset is not found", async () =>
    expect((await request(app).get("/assets/secret.txt")).status).toBe(404));
});

describe("where there is no page", () => {
  test("an unknown address says so in Japanese and leads on", async () => {
    const { status, text } = await request(app).get("/no/such/page");
    expect(status).toBe(404);
    expect(text).toContain("ページが見つかりません");
    expect(text).toContain('href="/"');
    expect(text).toContain('<meta name="robots" content="noindex"');
  });

  test("in the language that the address names", async () =>
    expect((await request(app).get("/nowhere?lang=en")).text).toContain("Page not found"));

  test("a failure shows no stack and no message, and logs the place without either", async () => {
    lines.length = 0;
    const { status, text, headers } = await request(app).get("/fails/secret-in-address");
    expect(status).toBe(500);
    expect(headers["cache-control"]).toBe("no-store");
    expect(text).toContain("うまく表示できませんでした");
    expect(text).not.toMatch(/山田|Error|frame\.test/);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "error",
      message: "page failed",
      error: "Error",
      route: "/fails/:what",
    });
    expect(lines[0]).not.toMatch(/山田|secret-in-address/);
  });

  test("when the database has no connection free, programs and proxies are told to come again", async () => {
    const { status, headers, text } = await request(app).get("/busy");
    expect([status, headers["retry-after"]]).toEqual([503, "5"]);
    expect(text).toContain("うまく表示できませんでした");
  });

  test("a form that is too long is refused, not failed", async () => {
    lines.length = 0;
    const { status, text } = await request(app)
      .post("/nishi")
      .type("form")
      .send({ q: "あ".repeat(30_000) });
    expect(status).toBe(413);
    expect(text).toContain("受け取れませんでした");
    expect(lines).toEqual([]);
  });

  test("an address that can't be decoded is refused", async () =>
    expect((await request(app).get("/%E0%A4%A")).status).toBe(400));

  test("a program that wants no page gets none", async () => {
    const { status, text } = await request(app).get("/nowhere").set("Accept", "application/json");
    expect(status).toBe(404);
    expect(text).toBe("");
  });
});

test("the address of the product may end with a slash", () =>
  expect(
    testFrame({ publicUrl: "https://tonari.example.jp/" }).view({ query: {}, headers: {} } as never).publicUrl,
  ).toBe("https://tonari.example.jp"));
