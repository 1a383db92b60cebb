import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openYamlCache } from "../src/yamlCache.js";

const folder = mkdtempSync(join(tmpdir(), "yaml-cache-"));
afterAll(() => rmSync(folder, { recursive: true }));
const text = "name: 西区\nsteps: [1, 2]\nnothing:\n";
const value = { name: "西区", steps: [1, 2], nothing: null };

describe("parsed YAML is kept", () => {
  test("the next start gets the same value, without parsing", () => {
    const file = join(folder, "kept.json");
    const first = openYamlCache(file);
    expect(first.parse(text)).toEqual(value);
    first.keep();
    expect(readdirSync(folder)).toEqual(["kept.json"]);
    expect(openYamlCache(file).parse(text)).toEqual(value);
    // Only from the file can a name come that the text does not have.
    writeFileSync(file, readFileSync(file, "utf8").replace("西区", "kept"));
    expect(openYamlCache(file).parse(text)).toEqual({ ...value, name: "kept" });
  });

  test("a changed text is parsed anew", () => {
    const file = join(folder, "kept.json");
    expect(openYamlCache(file).parse(text.replace("西区", "住之江区"))).toEqual({ ...value, name: "住之江区" });
  });

  test("who changes what they got changes nobody else's", () => {
    const cache = openYamlCache(join(folder, "own.json"));
    cache.parse(text);
    (cache.parse(text) as { steps: number[] }).steps.push(3);
    expect(cache.parse(text)).toEqual(value);
  });

  test("what JSON has no word for comes back as it was", () => {
    const file = join(folder, "odd.json");
    for (const cache of [openYamlCache(file), openYamlCache(file)]) {
      expect(cache.parse("most: .inf")).toEqual({ most: Number.POSITIVE_INFINITY });
      cache.keep();
    }
  });

  test("text that is no YAML is an error each time", () => {
    const cache = openYamlCache(join(folder, "bad.json"));
    for (const _ of [1, 2]) expect(() => cache.parse("a: [1")).toThrow();
  });

  test.each(["", "{", "[]", '{"a":1}'])("a broken cache (%s) is no hindrance", (broken) => {
    const file = join(folder, "broken.json");
    writeFileSync(file, broken);
    expect(openYamlCache(file).parse(text)).toEqual(value);
  });

  test("a place that can't be written to is no hindrance", () => {
    const file = join(folder, "file-not-folder");
    writeFileSync(file, "");
    const cache = openYamlCache(join(file, "below", "yaml.json"));
    cache.parse(text);
    expect(() => cache.keep()).not.toThrow();
  });
});
