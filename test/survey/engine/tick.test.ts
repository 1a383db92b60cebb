/** What ticking one of several choices makes of the answer. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { apply, latest, mostSaid, type Said, type Sheet, sheet } from "../../../src/survey/answering/sheet.js";
import { ticked, tickOf } from "../../../src/survey/answering/tick.js";
import { definition, many } from "./stand.js";

const which = definition().questions.find(({ kind }) => kind === "multiple");
if (which?.kind !== "multiple") throw new Error("not a question with several answers");
const asked = which;

describe("ticking one of several", () => {
  it.each<[string, string[], string, boolean, string[]]>([
    ["adds it", ["talk"], "book", true, ["talk", "book"]],
    ["twice adds it once", ["talk"], "talk", true, ["talk"]],
    ["takes it back", ["talk", "book"], "talk", false, ["book"]],
    ["what is not chosen takes nothing back", ["book"], "talk", false, ["book"]],
    ["stops at the most", ["talk", "book"], "salon", true, ["talk", "book"]],
    ["a choice that stands alone drives out the others", ["talk", "book"], "none", true, ["none"]],
    ["another drives that one out", ["none"], "salon", true, ["salon"]],
  ])("%s", (_what, chosen, choice, on, outcome) => {
    expect(ticked(many(...chosen), tickOf(asked, choice, on))).toEqual(many(...outcome));
  });

  test("the last one taken back leaves a blank, and a blank takes a tick", () => {
    expect(ticked(many("talk"), tickOf(asked, "talk", false))).toBeNull();
    for (const blank of [null, undefined]) expect(ticked(blank, tickOf(asked, "talk", true))).toEqual(many("talk"));
  });
});

const told = (n: number, over: Partial<Said>): Said => ({
  ...{ stamp: `2026-11-20T03:00:00.${String(n).padStart(3, "0")}Z#1`, way: "chat", language: "ja" },
  ...{ answers: {}, submit: false, ...over },
});
const anyTold = fc.uniqueArray(
  fc.tuple(
    fc.nat(99),
    fc.oneof(
      fc.record({
        tick: fc
          .tuple(fc.constantFrom("salon", "talk", "book", "none"), fc.boolean())
          .map(([c, on]) => tickOf(asked, c, on)),
      }),
      fc.record({
        answers: fc.constantFrom({ which: null }, { which: many("salon", "book") }, {}),
        submit: fc.boolean(),
      }),
    ),
  ),
  { selector: ([n]) => n, minLength: 1, maxLength: 12 },
);

test("ticks and whole answers give the same sheet, in whatever order and however often they arrive", () => {
  fc.assert(
    fc.property(
      anyTold.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
      ),
      ([all, arrived]) => {
        const inOrder = all.toSorted(([a], [b]) => a - b);
        const sheetOf = (some: typeof all) => some.reduce<Sheet>((kept, [n, over]) => apply(kept, told(n, over)), []);
        expect(sheetOf(arrived)).toEqual(sheetOf(inOrder));
        const answer = latest(sheetOf(arrived)).which;
        if (answer?.kind === "choices") expect(answer.keys.length).toBeLessThanOrEqual(2);
      },
    ),
  );
});

test("what is laid together because there is too much of it keeps its ticks", () => {
  let kept: Sheet = [];
  for (let n = 0; n < mostSaid + 20; n += 1)
    kept = apply(kept, told(n, n === 0 ? { tick: tickOf(asked, "talk", true) } : { answers: { feel: null } }));
  expect(kept).toHaveLength(mostSaid);
  expect(latest(kept).which).toEqual(many("talk"));
});

test("two ticks of one time are one of them, whichever came first", () => {
  const [a, b] = [told(1, { tick: tickOf(asked, "talk", true) }), told(1, { tick: tickOf(asked, "book", true) })];
  expect(apply(apply([], a), b)).toEqual(apply(apply([], b), a));
  expect(apply(apply([], a), b)).toHaveLength(1);
});

test("a sheet that was kept before there were ticks is read as it was", () => {
  const old = [told(1, { answers: { which: many("talk") }, submit: true })];
  expect(sheet.parse(JSON.parse(JSON.stringify(old)))).toEqual(old);
});
