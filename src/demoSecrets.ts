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
  const before = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  const kept: DemoSecrets =
    before === undefined
      ? { secretKey: randomBytes(32).toString("base64"), channels: {} }
      : file.parse(JSON.parse(before));
  for (const channel of channels) {
    kept.channels[channel] ??= {
      secret: randomBytes(16).toString("hex"),
      accessToken: randomBytes(32).toString("base64url"),
    };
  }
  const now = JSON.stringify(kept, null, 2);
  if (now === before) return kept;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  // Written beside, brought to the disk and renamed: whatever happens half way, the old file is there, or none.
  writeFileSync(`${path}.new`, now, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  return kept;
}
