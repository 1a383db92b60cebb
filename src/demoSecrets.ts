/** Secrets of demo mode: generated once into the data folder, readable by its owner only. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const file = z.object({
  secretKey: z.string(),
  channels: z.record(z.string(), z.object({ secret: z.string(), accessToken: z.string() })),
});
export type DemoSecrets = z.infer<typeof file>;

export function demoSecrets(dataFolder: string, channels: readonly string[]): DemoSecrets {
  const path = join(dataFolder, "demo-secrets.json");
  const kept: DemoSecrets = existsSync(path)
    ? file.parse(JSON.parse(readFileSync(path, "utf8")))
    : { secretKey: randomBytes(32).toString("base64"), channels: {} };
  for (const channel of channels) {
    kept.channels[channel] ??= {
      secret: randomBytes(16).toString("hex"),
      accessToken: randomBytes(32).toString("base64url"),
    };
  }
  mkdirSync(dataFolder, { recursive: true });
  // Written beside and renamed: a process that dies half way leaves the old file, or none.
  writeFileSync(`${path}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return kept;
}
