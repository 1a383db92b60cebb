/** The browser's script for passkeys: the kept library and our few lines, as one file. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { projectRoot } from "../../projectRoot.js";
import { type Asset, createAsset } from "../../web/asset.js";

export function createPasskeyScript(): Asset {
  const library = dirname(createRequire(import.meta.url).resolve("@simplewebauthn/browser"));
  const parts = [
    join(library, "../dist/bundle/index.umd.min.js"),
    join(projectRoot, "src/console/assets/passkey.js"),
  ].map((file) => readFileSync(file, "utf8").replace(/\n\/\/# sourceMappingURL=.*/, ""));
  return createAsset("passkey", "js", parts.join("\n"));
}
