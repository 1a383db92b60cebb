/**
 * The environment as one schema: the only place that reads `process.env`.
 * All problems are reported together, because an operator should not have to start five times to learn of five.
 */
import { existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const secretKey = z
  .string()
  .refine(
    (value) => Buffer.from(value, "base64").length === 32,
    "must be 32 bytes in base64 (openssl rand -base64 32)",
  );

const environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgresql://")
    .optional(),
  DATA_DIR: z.string().default("./data"),
  LINE_API_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  LINE_DATA_API_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  CONTENT_DIR: z.string().default("./content"),
  SECRET_KEY: secretKey.optional(),
  INSTANCE_ID: z
    .string()
    .regex(/^[A-Za-z0-9._:-]{1,100}$/)
    .optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  NODE_ENV: z.enum(["production", "development", "test"]).optional(),
  ALLOW_EMBEDDED_DATABASE: flag.default(false),
  ALLOW_UNAPPROVED_CONTENT: flag.default(false),
  DEMO_NOW: z.iso.datetime({ offset: true, error: "must be an instant such as 2025-06-01T09:00:00+09:00" }).optional(),
  DEMO_DATA: flag.default(false),
  ANNOUNCEMENT_PACE: z.coerce.number().int().min(1).max(200).default(100),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

const channelVariable =
  /^LINE_([A-Z][A-Z0-9_]*?)_(LOGIN_CHANNEL_ID|CHANNEL_SECRET|CHANNEL_SECRET_PREVIOUS|CHANNEL_ACCESS_TOKEN)$/;

export interface ChannelCredentials {
  secret: string;
  previousSecret: string | undefined;
  accessToken: string;
  loginChannelId: string | undefined;
}

export interface Config {
  port: number;
  host: string;
  publicUrl: string;
  trustProxy: number;
  databaseUrl: string | undefined;
  dataFolder: string;
  contentFolder: string;
  lineApiBaseUrl: string;
  lineDataApiBaseUrl: string;
  /** Base64 of 32 bytes; missing in demo mode, where one is generated into the data folder. */
  secretKey: string | undefined;
  instanceId: string;
  metricsToken: string | undefined;
  /** The city's OpenID Connect provider for staff. */
  oidc: { issuer: string; clientId: string; clientSecret: string | undefined } | undefined;
  production: boolean;
  /** No channel has credentials: the simulator plays LINE. */
  demo: boolean;
  demoNow: Date | undefined;
  demoData: boolean;
  allowUnapprovedContent: boolean;
  /** Requests of announcements a second and channel; LINE allows 200. */
  announcementPace: number;
  logLevel: string;
  channels: ReadonlyMap<string, ChannelCredentials>;
}

/** Everything that is wrong with the environment, as sentences for the operator. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The environment has ${problems.length} problem(s):\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
    );
    this.name = "ConfigError";
  }
}

/** Reads `env` (values from `.env` fill what it lacks). @throws ConfigError naming every problem at once */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = withoutEmpty(env);
  const problems: string[] = [];
  const values = environment.parse(withoutFaulty(given, problems));
  const channels = readChannels(given, problems);
  const production = values.NODE_ENV === "production";
  const demo = channels.size === 0;
  if (production) {
    if (demo)
      problems.push(
        "NODE_ENV=production refuses demo mode: set LINE_<CHANNEL>_CHANNEL_SECRET and …_CHANNEL_ACCESS_TOKEN",
      );
    if (values.DEMO_NOW || values.DEMO_DATA)
      problems.push("NODE_ENV=production refuses DEMO_NOW and DEMO_DATA: remove them");
    if (!given.DATABASE_URL && !values.ALLOW_EMBEDDED_DATABASE) {
      problems.push("NODE_ENV=production wants DATABASE_URL (PostgreSQL 15 or newer), or ALLOW_EMBEDDED_DATABASE=1");
    }
  }
  if (!demo && !given.SECRET_KEY) {
    problems.push(
      "SECRET_KEY is missing: real channels need one (openssl rand -base64 32); keep it apart from the database",
    );
  }
  if (!demo && given.DEMO_NOW)
    problems.push("DEMO_NOW works in demo mode only: remove it while real channels are connected");
  if (Boolean(values.OIDC_ISSUER) !== Boolean(values.OIDC_CLIENT_ID)) {
    problems.push("OIDC_ISSUER and OIDC_CLIENT_ID belong together: one of them is missing");
  }
  if (problems.length > 0) throw new ConfigError(problems);

  return {
    port: values.PORT,
    host: values.HOST ?? (demo ? "127.0.0.1" : "0.0.0.0"),
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, ""),
    trustProxy: values.TRUST_PROXY,
    databaseUrl: values.DATABASE_URL,
    dataFolder: resolve(values.DATA_DIR),
    contentFolder: resolve(values.CONTENT_DIR),
    lineApiBaseUrl: values.LINE_API_BASE_URL ?? "https://api.line.me",
    lineDataApiBaseUrl: values.LINE_DATA_API_BASE_URL ?? "https://api-data.line.me",
    secretKey: values.SECRET_KEY,
    instanceId: values.INSTANCE_ID ?? `${hostname()}-${process.pid}`,
    metricsToken: values.METRICS_TOKEN,
    oidc:
      values.OIDC_ISSUER && values.OIDC_CLIENT_ID
        ? { issuer: values.OIDC_ISSUER, clientId: values.OIDC_CLIENT_ID, clientSecret: values.OIDC_CLIENT_SECRET }
        : undefined,
    production,
    demo,
    demoNow: values.DEMO_NOW ? new Date(values.DEMO_NOW) : undefined,
    demoData: values.DEMO_DATA,
    allowUnapprovedContent: values.ALLOW_UNAPPROVED_CONTENT || !production,
    announcementPace: values.ANNOUNCEMENT_PACE,
    logLevel: values.LOG_LEVEL,
    channels,
  };
}

/** The process's environment; what it does not set is taken from `.env` in `folder`, if there is one. */
export function readEnvironment(folder: string = process.cwd()): NodeJS.ProcessEnv {
  const file = resolve(folder, ".env");
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  return { ...fromFile, ...process.env };
}

/** `NAME=` in a file means "not set", not "set to nothing". */
function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim())),
  );
}

/** Names what is wrong with single variables and goes on without them, so that the checks of several can follow. */
function withoutFaulty(given: Record<string, string>, problems: string[]): Record<string, string> {
  const parsed = environment.safeParse(given);
  if (parsed.success) return given;
  for (const issue of parsed.error.issues) problems.push(`${issue.path.join(".")}: ${issue.message}`);
  const faulty = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return Object.fromEntries(Object.entries(given).filter(([name]) => !faulty.has(name)));
}

function readChannels(env: Record<string, string>, problems: string[]): Map<string, ChannelCredentials> {
  const found = new Map<string, Record<string, string>>();
  for (const [name, value] of Object.entries(env)) {
    const match = channelVariable.exec(name);
    if (!match?.[1] || !match[2]) continue;
    const channel = match[1].toLowerCase().replaceAll("_", "-");
    found.set(channel, { ...found.get(channel), [match[2]]: value });
  }
  const channels = new Map<string, ChannelCredentials>();
  for (const [channel, values] of found) {
    const secret = values.CHANNEL_SECRET;
    const accessToken = values.CHANNEL_ACCESS_TOKEN;
    const variable = `LINE_${channel.toUpperCase().replaceAll("-", "_")}`;
    if (secret && accessToken) {
      channels.set(channel, {
        secret,
        accessToken,
        previousSecret: values.CHANNEL_SECRET_PREVIOUS,
        loginChannelId: values.LOGIN_CHANNEL_ID,
      });
    } else if (secret || accessToken || values.CHANNEL_SECRET_PREVIOUS) {
      problems.push(
        `${variable}_CHANNEL_SECRET and ${variable}_CHANNEL_ACCESS_TOKEN belong together: one of them is missing`,
      );
    }
  }
  return channels;
}
