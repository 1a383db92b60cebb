import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../src/config.js";

const key = Buffer.alloc(32, 1).toString("base64");
const channel = { LINE_NISHI_CHANNEL_SECRET: "s", LINE_NISHI_CHANNEL_ACCESS_TOKEN: "t" };

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe("the environment", () => {
  it("is demo mode on this machine only when nothing is set", () => {
    expect(readConfig({})).toMatchObject({
      demo: true,
      host: "127.0.0.1",
      port: 3000,
      publicUrl: "http://localhost:3000",
      allowUnapprovedContent: true,
    });
  });

  it("listens on all addresses with a real channel", () => {
    const config = readConfig({ ...channel, SECRET_KEY: key });
    expect(config).toMatchObject({ demo: false, host: "0.0.0.0" });
    expect(config.channels.get("nishi")).toMatchObject({ secret: "s", accessToken: "t", previousSecret: undefined });
  });

  it("connects the city's provider for staff when it is named", () => {
    const env = { OIDC_ISSUER: "https://id.city.example", OIDC_CLIENT_ID: "tonari", OIDC_CLIENT_SECRET: "s" };
    expect(readConfig({}).oidc).toBeUndefined();
    expect(readConfig(env).oidc).toEqual({ issuer: "https://id.city.example", clientId: "tonari", clientSecret: "s" });
    expect(problemsOf({ OIDC_ISSUER: "https://id.city.example" })).toEqual([expect.stringContaining("OIDC_CLIENT_ID")]);
  });

  it("takes an empty value for one that is not set", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: " ", LINE_NISHI_CHANNEL_SECRET: "" })).toMatchObject({
      port: 3000,
      demo: true,
      databaseUrl: undefined,
    });
  });

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ["a port that is no number", { PORT: "abc" }, /PORT/],
    ["another database than PostgreSQL", { DATABASE_URL: "mysql://x" }, /DATABASE_URL.*postgresql/],
    ["a short key", { SECRET_KEY: "abc" }, /SECRET_KEY.*32 bytes/],
    ["a real channel without a key", channel, /SECRET_KEY is missing/],
    ["half of a channel", { LINE_SUMINOE_CHANNEL_SECRET: "x" }, /LINE_SUMINOE_CHANNEL_ACCESS_TOKEN belong together/],
    [
      "a moved clock with a real channel",
      { ...channel, SECRET_KEY: key, DEMO_NOW: "2025-06-01T09:00:00+09:00" },
      /DEMO_NOW/,
    ],
    ["an instant without offset", { DEMO_NOW: "2025-06-01" }, /DEMO_NOW.*instant/],
    ["production without channels", { NODE_ENV: "production", DATABASE_URL: "postgresql://x" }, /refuses demo mode/],
    [
      "production on the embedded database",
      { ...channel, SECRET_KEY: key, NODE_ENV: "production" },
      /DATABASE_URL.*ALLOW_EMBEDDED_DATABASE=1/,
    ],
  ])("refuses %s and says what to do", (_title, env, problem) => {
    expect(problemsOf(env).join("\n")).toMatch(problem);
  });

  it("names every problem at once", () => {
    expect(problemsOf({ PORT: "abc", METRICS_TOKEN: "short", LINE_NISHI_CHANNEL_SECRET: "x" })).toHaveLength(3);
  });

  it("wants approved content in production unless told otherwise", () => {
    const production = { ...channel, SECRET_KEY: key, NODE_ENV: "production", DATABASE_URL: "postgresql://x" };
    expect(readConfig(production).allowUnapprovedContent).toBe(false);
    expect(readConfig({ ...production, ALLOW_UNAPPROVED_CONTENT: "1" }).allowUnapprovedContent).toBe(true);
  });

  it("is written down whole in .env.example", () => {
    const written = new Set(
      [...readFileSync(".env.example", "utf8").matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]),
    );
    const source = readFileSync("src/config.ts", "utf8");
    const known = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map((match) => match[1]);
    expect(known.filter((name) => !written.has(name))).toEqual([]);
    expect(known.length).toBeGreaterThan(20);
  });
});
