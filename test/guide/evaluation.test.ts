/** Floors for the answers, a little below what was measured (docs/answers.md), and what the README says of them. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readGivenFile } from "../../src/cli/evaluation/givenFile.js";
import { judgeSets } from "../../src/cli/evaluation/judgeSets.js";
import { readListedSets } from "../../src/cli/evaluation/readSets.js";
import { drawCurve, readmeMark } from "../../src/cli/evaluation/written.js";
import { markedPart } from "../../src/evaluation/markedPart.js";
import { readmeTable } from "../../src/evaluation/readmeTable.js";
import { floors, sunk } from "../../src/evaluation/thresholds.js";
import { realContent } from "../support/content.js";

const content = realContent();
const listed = readListedSets("test/guide/questions/sets.yaml", [...content.wards.keys()]);
const sets = judgeSets(content, listed, new Date("2026-11-20T03:00:00Z"));
const least = readGivenFile("test/guide/questions/thresholds.yaml", floors);

describe("the questions of our own sets", () => {
  test("are answered no worse than what was settled for each set", () => {
    expect(sunk(least, sets)).toEqual([]);
  });

  test("all have floors, so that no set is measured in vain", () => {
    expect(Object.keys(least).sort()).toEqual(sets.map(({ name }) => name).sort());
  });
});

describe("what is told about them in public", () => {
  const again =
    "npm run evaluate -- --sets test/guide/questions/sets.yaml --readme README.md --curve docs/answers/coverage.svg";

  test("is what the answers are today: the README's table", () => {
    expect(markedPart(readFileSync("README.md", "utf8"), readmeMark), `write it again: ${again}`).toBe(
      readmeTable(sets),
    );
  });

  test("is what the answers are today: the curve", async () => {
    const drawn = readFileSync("docs/answers/coverage.svg", "utf8");
    expect(drawn === (await drawCurve(sets)), `draw it again: ${again}`).toBe(true);
  });
});
