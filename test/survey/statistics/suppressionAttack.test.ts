import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FrameBasis, FrameContent } from "../../../src/survey/publish/publication.js";
import { frameShown } from "../../../src/survey/suppression/suppressionFrame.js";
import { Attacker, type Fact } from "./attacker.js";

/** Respondents by answer to `q` (rows) and to `age` (columns); the last of each left it blank. */
type People = readonly (readonly number[])[];
interface World {
  first: People;
  /** Who answered between the two editions. */
  added: People;
  headline: boolean;
}

const rowKeys = (people: People) => people.slice(0, -1).map((_, index) => `r${index}`);
const columnKeys = (people: People) => people[0]!.slice(0, -1).map((_, index) => `c${index}`);
const total = (counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0);
const plus = (a: People, b: People): People => a.map((row, i) => row.map((one, j) => one + b[i]![j]!));
const numerator = ["r0"];

function basisOf(people: People, headline: boolean): FrameBasis {
  const columns = columnKeys(people);
  const rowSums = rowKeys(people).map((key, i) => [key, total(people[i]!)] as const);
  const columnSums = columns.map((key, j) => [key, total(people.map((row) => row[j]!))] as const);
  const answered = (sums: readonly (readonly [string, number])[]) => total(sums.map(([, sum]) => sum));
  const cells = rowKeys(people).map((key, i) => [
    key,
    Object.fromEntries(columns.map((one, j) => [one, people[i]![j]!])),
  ]);
  return {
    ...{ frame: "mailed", responses: total(people.flat()) },
    questions: [
      { question: "q", several: false, answered: answered(rowSums), choices: Object.fromEntries(rowSums) },
      { question: "age", several: false, answered: answered(columnSums), choices: Object.fromEntries(columnSums) },
    ],
    tables: [{ question: "q", by: "age", cells: Object.fromEntries(cells) as FrameBasis["tables"][0]["cells"] }],
    headlines: headline
      ? [
          {
            ...{ question: "q", numerator, denominator: rowKeys(people), subgroup: [] },
            ...{ counted: rowSums[0]![1], among: answered(rowSums) },
          },
        ]
      : [],
  };
}

/** What everybody can read, as facts about the people of the first edition and those added since. */
function factsOf(world: World, contents: readonly FrameContent[]): Fact[] {
  const [height, width] = [world.first.length, world.first[0]!.length];
  const facts: Fact[] = [];
  const edition = (number: number) => (number === 1 ? world.first : plus(world.first, world.added));
  const learn = (number: number, sum: number, has: (i: number, j: number) => boolean) => {
    facts.push({ sum, of: variablesOf(world, number === 1 ? "first" : "both", has) });
  };
  for (const [index, content] of contents.entries()) {
    const people = edition(index + 1);
    learn(index + 1, content.responses, () => true);
    if (content.tooFew) continue;
    // How many answered a question stands with it; headline shares are public whole.
    learn(index + 1, total(people.slice(0, -1).flat()), (i) => i < height - 1);
    learn(index + 1, total(people.map((row) => total(row.slice(0, -1)))), (_, j) => j < width - 1);
    if (world.headline && total(people.slice(0, -1).flat()) >= 10) learn(index + 1, total(people[0]!), (i) => i === 0);
    for (const asked of content.questions)
      for (const [place, count] of Object.values(asked.choices).entries())
        if (count !== null) learn(asked.edition, count, (i, j) => (asked.question === "q" ? i : j) === place);
    for (const table of content.tables)
      for (const [i, row] of Object.values(table.cells).entries())
        for (const [j, count] of Object.values(row).entries())
          if (count !== null) learn(table.edition, count, (k, l) => k === i && l === j);
  }
  return facts;
}

function variablesOf(world: World, whose: "first" | "added" | "both", has: (i: number, j: number) => boolean) {
  const of = new Map<number, number>();
  const cells = world.first.length * world.first[0]!.length;
  for (const [i, row] of world.first.entries())
    for (const j of row.keys()) {
      const variable = i * row.length + j;
      if (!has(i, j)) continue;
      if (whose !== "added") of.set(variable, 1);
      if (whose !== "first") of.set(cells + variable, 1);
    }
  return of;
}

interface Secret {
  name: string;
  truth: number;
  of: ReadonlyMap<number, number>;
  /** It holds no more than this by public headline shares. */
  most: number;
}

/** Counts that readers do not see: small ones of either edition, small changes, and what was hidden to protect them. */
function secretsOf(world: World, contents: readonly FrameContent[]): Secret[] {
  const second = plus(world.first, world.added);
  const secrets: Secret[] = [];
  const judge = (name: string, places: (i: number, j: number) => boolean, shown: readonly boolean[], most: Most) => {
    const sum = (people: People) => total(people.flatMap((row, i) => row.filter((_, j) => places(i, j))));
    for (const [whose, people, hidden] of [
      ["first", world.first, !shown[0]],
      ["both", second, !shown[1]],
      ["added", world.added, !(shown[0] && shown[1])],
    ] as const)
      if (hidden)
        secrets.push({
          name: `${name} ${whose}`,
          truth: sum(people),
          of: variablesOf(world, whose, places),
          most: most(people),
        });
  };
  type Most = (people: People) => number;
  const has = (question: string, key: string) =>
    contents.map((content) => {
      const asked = content.questions.find((one) => one.question === question);
      return asked !== undefined && asked.choices[key] !== null;
    });
  // Of nobody nothing can be told; of a headline's few no more than the headline tells.
  const inRow =
    (i: number): Most =>
    (people) => {
      const block = world.headline && i > 0 ? people.slice(1, -1) : world.headline ? [people[0]!] : people.slice(0, -1);
      return total(block.flat());
    };
  const inColumn: Most = (people) => total(people.map((row) => total(row.slice(0, -1))));
  for (const [i, key] of rowKeys(world.first).entries()) judge(`row ${i}`, (k) => k === i, has("q", key), inRow(i));
  for (const [j, key] of columnKeys(world.first).entries())
    judge(`column ${j}`, (_, l) => l === j, has("age", key), inColumn);
  for (const [i, row] of rowKeys(world.first).entries())
    for (const [j, column] of columnKeys(world.first).entries()) {
      const shown = contents.map((content) => (content.tables[0]?.cells[row]?.[column] ?? null) !== null);
      judge(
        `cell ${i} ${j}`,
        (k, l) => k === i && l === j,
        shown,
        (people) => Math.min(inRow(i)(people), inColumn(people)),
      );
    }
  return secrets;
}

const sizes = fc.oneof(fc.nat(12), fc.integer({ min: 8, max: 60 }), fc.integer({ min: 20, max: 400 }));
const growth = fc.oneof(fc.constant(0), fc.nat(3), fc.nat(15), fc.integer({ min: 10, max: 80 }));
const world: fc.Arbitrary<World> = fc
  .tuple(fc.integer({ min: 3, max: 5 }), fc.integer({ min: 3, max: 5 }))
  .chain(([h, w]) => {
    const people = (one: fc.Arbitrary<number>) =>
      fc.array(fc.array(one, { minLength: w, maxLength: w }), { minLength: h, maxLength: h });
    const blank = fc.boolean();
    return fc
      .record({
        first: people(sizes),
        added: fc.oneof(people(growth), people(fc.integer({ min: 10, max: 80 }))),
        headline: fc.boolean(),
        blank,
      })
      .map((it) => {
        // Half of the surveys are answered in full.
        const full = (counts: People) =>
          it.blank ? counts : counts.map((row, i) => row.map((one, j) => (i === h - 1 || j === w - 1 ? 0 : one)));
        return { first: full(it.first), added: full(it.added), headline: it.headline };
      });
  });

function editionsOf({ first, added, headline }: World): FrameContent[] {
  const [before, now] = [basisOf(first, headline), basisOf(plus(first, added), headline)];
  const one = frameShown(before, 1, []);
  return [one, frameShown(now, 2, [{ number: 1, content: one, basis: before }])];
}

describe("an attacker with both editions, all margins and all headline shares", () => {
  test("can tell no hidden count of 1,000 random tables, nor bound one below ten", { timeout: 120_000 }, () => {
    let secrets = 0;
    let cellsShown = 0;
    fc.assert(
      fc.property(world, (it) => {
        const contents = editionsOf(it);
        const attacker = new Attacker(2 * it.first.length * it.first[0]!.length, factsOf(it, contents));
        for (const secret of secretsOf(it, contents)) {
          if (secret.most === 0) continue;
          const [low, high] = attacker.range(secret.of);
          secrets += 1;
          expect(low, secret.name).toBeLessThanOrEqual(secret.truth + 1e-6);
          expect(high, secret.name).toBeGreaterThanOrEqual(secret.truth - 1e-6);
          // At least two whole numbers are possible, and never only small ones.
          expect(high - low, `${secret.name}: ${low}–${high}`).toBeGreaterThanOrEqual(1 - 1e-6);
          expect(high, `${secret.name}: ${low}–${high}`).toBeGreaterThanOrEqual(Math.min(10, secret.most) - 1e-6);
        }
        cellsShown += contents.flatMap(({ tables }) =>
          tables.flatMap(({ cells }) =>
            Object.values(cells).flatMap((row) => Object.values(row).filter((one) => one !== null)),
          ),
        ).length;
      }),
      { numRuns: 1_000, seed: 20261120 },
    );
    // The proof would be empty if everything were hidden.
    expect(secrets).toBeGreaterThan(10_000);
    expect(cellsShown).toBeGreaterThan(2_000);
  });

  test("sees no count below ten, and no change below ten between two editions", () => {
    fc.assert(
      fc.property(world, (it) => {
        const [one, two] = editionsOf(it);
        for (const content of [one!, two!])
          for (const asked of content.questions) {
            // What a headline share tells anyway may stand in the distribution too.
            const told =
              it.headline && asked.question === "q"
                ? Object.keys(asked.choices).length === 2
                  ? ["r0", "r1"]
                  : ["r0"]
                : [];
            for (const [key, count] of Object.entries(asked.choices))
              if (count !== null && !told.includes(key)) expect(count).toBeGreaterThanOrEqual(10);
          }
        const [before, after] = [one!.tables[0], two!.tables[0]];
        for (const [row, counts] of Object.entries(after?.cells ?? {}))
          for (const [column, count] of Object.entries(counts)) {
            if (count === null) continue;
            expect(count).toBeGreaterThanOrEqual(10);
            const was = before?.cells[row]?.[column];
            if (before) expect(was).not.toBeNull();
            if (was !== undefined && was !== null && after!.edition === 2)
              expect(count - was).toBeGreaterThanOrEqual(10);
          }
      }),
      { numRuns: 500 },
    );
  });
});
