/** A database for one run, gone afterwards. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { ProveOptions } from "./faultRun.mjs";

export interface Place {
  /** A server, or else a data folder of the embedded database. */
  databaseUrl: string | undefined;
  dataFolder: string;
}

export async function inPlace<Result>(
  { serverUrl }: Pick<ProveOptions, "serverUrl">,
  work: (place: Place) => Promise<Result>,
): Promise<Result> {
  if (serverUrl === undefined) {
    const dataFolder = await mkdtemp(join(tmpdir(), "tonari-prove-"));
    return work({ databaseUrl: undefined, dataFolder }).finally(() => rm(dataFolder, { recursive: true, force: true }));
  }
  const name = `tonari_prove_${randomBytes(5).toString("hex")}`;
  await command(serverUrl, `CREATE DATABASE ${name}`);
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  return work({ databaseUrl: address.href, dataFolder: "" }).finally(() =>
    command(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  );
}

async function command(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
