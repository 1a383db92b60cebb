/** Words that all wards share, in several files a language: what is wrong in one is told with the file and what to do. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readConcepts } from "../src/conceptFiles.js";
import { openContentFiles, problemLine } from "../src/contentFiles.js";
import { isNotHere, waysOf } from "../src/guide/sharedWays.js";
import { readSharedWays } from "../src/sharedWayFiles.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shared-words-"));
  for (const name of ["ways", "not-here", "synonyms"]) mkdirSync(join(folder, "common", name), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string) => writeFileSync(join(folder, "common", path), text);
function readWays() {
  const files = openContentFiles(folder);
  return { ...readSharedWays(files, new Set(["association.fee", "association.join"])), told: told(files) };
}
const told = (files: ReturnType<typeof openContentFiles>) => files.problems.map(problemLine).join("\n");

describe("shared ways of asking", () => {
  test("are put together from the files of a language, by entry", () => {
    write("ways/ja-money.yaml", "association.fee: [なんぼ払うん]");
    write("ways/ja-joining.yaml", "association.fee: [会費の額]\nassociation.join: [仲間に入りたい]");
    write("ways/en.yaml", "association.fee: [what does it cost]");
    write("not-here/ja-talk.yaml", "song: [歌の歌詞を教えて]");
    const { ways, notHere, told } = readWays();
    expect(told).toBe("");
    expect([...waysOf(ways, "association.fee", "ja")].sort()).toEqual(["なんぼ払うん", "会費の額"].sort());
    expect(waysOf(ways, "association.fee", "en")).toEqual(["what does it cost"]);
    expect(waysOf(ways, "association.join", "en")).toEqual([]);
    expect(waysOf(notHere, "song", "ja")).toEqual(["歌の歌詞を教えて"]);
  });

  test("are none where there are no files", () => {
    rmSync(join(folder, "common"), { recursive: true });
    const { ways, told } = readWays();
    expect([ways.size, told]).toEqual([0, ""]);
  });

  test.each([
    ["an entry that no ward has", "ja-a.yaml", "association.fees: [会費]", "no ward has this entry: correct the id"],
    ["a file of no language", "fr-a.yaml", "association.fee: [combien]", "begin the name with a language (ja"],
    ["a text twice", "ja-a.yaml", "association.fee: [会費は]\nassociation.join: [会費は？]", "already stands under"],
    ["no list", "ja-a.yaml", "association.fee: 会費は", "association.fee"],
    ["an id of another form", "ja-a.yaml", "Fee: [会費は]", "ja-a.yaml"],
    ["no YAML", "ja-a.yaml", "association.fee: [会費は", "not YAML"],
  ])("with %s are told, and the rest is read", (_case, name, text, problem) => {
    write(`ways/${name}`, text);
    write("ways/ja-z.yaml", "association.join: [仲間に入りたい]");
    const { ways, told } = readWays();
    expect(told).toContain(problem);
    expect(waysOf(ways, "association.join", "ja")).toContain("仲間に入りたい");
  });
});

test("a candidate that stands for nobody's answer is known by its id", () => {
  expect([isNotHere("not-here.song"), isNotHere("association.fee")]).toEqual([true, false]);
});

describe("concepts", () => {
  const groups = "- {id: fee, ja: [会費], en: [fee], zh: [], ko: [], vi: []}";
  function read() {
    const files = openContentFiles(folder);
    return { concepts: readConcepts(files), told: told(files) };
  }

  test("get further words by language, each once, and a new id is a new concept", () => {
    write("synonyms.yaml", groups);
    write("synonyms/ja-more.yaml", "fee: [会費, 年会費]\nsong: [音頭]");
    const { concepts, told } = read();
    expect(told).toBe("");
    expect(concepts).toEqual([
      { id: "fee", ja: ["会費", "年会費"], en: ["fee"], zh: [], ko: [], vi: [] },
      { id: "song", ja: ["音頭"], en: [], zh: [], ko: [], vi: [] },
    ]);
  });

  test.each([
    ["a file of no language", "words.yaml", "fee: [会費]", "begin the name with a language (ja"],
    ["an id of another form", "ja-a.yaml", "会費: [会費]", "ja-a.yaml"],
    ["an empty list", "ja-a.yaml", "fee: []", "fee"],
    ["no YAML", "ja-a.yaml", "fee: [", "not YAML"],
  ])("with %s are told, and the groups stay", (_case, name, text, problem) => {
    write("synonyms.yaml", groups);
    write(`synonyms/${name}`, text);
    const { concepts, told } = read();
    expect(told).toContain(problem);
    expect(concepts?.map(({ id }) => id)).toEqual(["fee"]);
  });

  test("are not there at all without their groups, and that is told", () => {
    expect(read()).toEqual({
      concepts: undefined,
      told: expect.stringContaining("synonyms.yaml: the file is missing"),
    });
  });
});
