import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isInstalled } from "../../scripts/installed.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "installed-test-"));
  mkdirSync(join(root, "node_modules"));
});
afterEach(() => rmSync(root, { recursive: true }));

const asked = (packages: object) => writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages }));
const there = (packages: object) =>
  writeFileSync(join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages }));

test("an installation by any npm command counts when every package has its version", () => {
  asked({ "": {}, "node_modules/a": { version: "1.0.0" } });
  there({ "node_modules/a": { version: "1.0.0" } });
  expect(isInstalled(root)).toBe(true);
});

test("another version, a missing package and a broken off installation do not count", () => {
  asked({ "": {}, "node_modules/a": { version: "1.0.0" } });
  expect(isInstalled(root)).toBe(false);
  there({ "node_modules/a": { version: "1.0.1" } });
  expect(isInstalled(root)).toBe(false);
  there({});
  expect(isInstalled(root)).toBe(false);
});

test("packages for other systems may be missing", () => {
  asked({ "": {}, "node_modules/a-win32": { version: "1.0.0", optional: true } });
  there({});
  expect(isInstalled(root)).toBe(true);
});
