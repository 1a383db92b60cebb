import { describe, expect, test } from "vitest";
import type { Content, WardContent } from "../../../src/content.js";
import type { Decision } from "../../../src/guide/guide.js";
import type { PhraseChange } from "../../../src/guide/layerChange.js";
import { isWorse } from "../../../src/guide/learning/wayEffect.js";
import { createWayEffectDesk } from "../../../src/guide/learning/wayEffectDesk.js";

/** A guide that knows its answers by heart, and counts how often it is asked. */
function guideOf(answers: Readonly<Record<string, string>>) {
  const guide = {
    asked: 0,
    decide(text: string): Decision {
      guide.asked += 1;
      const entry = answers[text];
      return entry === undefined
        ? { kind: "none", elsewhere: undefined, confidence: 1 }
        : { kind: "answer", entry, confidence: 1 };
    },
    rank: () => [],
  };
  return guide;
}

const topic = (id: string, title: string, ...ja: readonly string[]) => [
  id,
  { id, text: { ja: { title } }, ask: { ja } },
];
const before = guideOf({
  区役所の電話: "office.contact",
  電話番号: "office.contact",
  盆踊りはいつ: "association.festival",
});
const after = guideOf({
  区役所の電話: "association.festival",
  盆踊りはいつ: "association.festival",
  踊りの電話: "a.b",
});
const ward = {
  guide: before,
  topics: new Map([
    topic("office.contact", "区役所の連絡先", "電話番号"),
    topic("association.festival", "地域の祭り", "盆踊りはいつ"),
  ] as never),
  evaluation: [
    { text: "区役所の電話", expect: ["office.contact"] },
    { text: "Where is the ward office?", expect: ["office.contact"] },
  ],
} as unknown as WardContent;
const phrase: PhraseChange = {
  kind: "phrase",
  ward: "nishi",
  entry: "association.festival",
  language: "ja",
  text: "踊りの電話",
};
const open = [
  { id: "q1", text: "踊りの電話", language: "easy" as const },
  { id: "q2", text: "Where?", language: "en" as const },
];

describe("the effect of a way of asking", () => {
  let fails = false;
  const desk = createWayEffectDesk({
    content: () => ({ ways: new Map() }) as unknown as Content,
    withPhrases() {
      if (fails) throw new Error("the guide can't be built");
      return { ...ward, guide: after } as unknown as WardContent;
    },
    pause: async () => {},
  });

  test("is found on the questions, the ways like it, and what waits, in its language alone", async () => {
    const effect = await desk.effectOf(ward, [phrase], open);
    expect(effect.questions).toMatchObject({ count: 1, right: { before: 1, after: 0 } });
    expect(effect.ways.turned.map(({ asked, turn }) => [asked.text, turn])).toEqual([["電話番号", "wrong"]]);
    expect(effect.open).toEqual({ count: 1, answered: { before: 0, after: 1 } });
    expect(effect.wordings).toMatchObject([{ before: { kind: "none" }, after: { kind: "answer" } }]);
    expect(isWorse(effect)).toBe(true);
  });

  test("is kept until the content changes or another question waits", async () => {
    const asked = before.asked;
    await desk.effectOf(ward, [phrase], open);
    expect(before.asked).toBe(asked);
    await desk.effectOf(ward, [phrase], open.slice(0, 1));
    await desk.effectOf({ ...ward }, [phrase], open);
    expect(before.asked).toBeGreaterThan(asked);
  });

  test("that could not be found is looked for again", async () => {
    fails = true;
    const another = { ...phrase, text: "踊りの会" };
    await expect(desk.effectOf(ward, [another], [])).rejects.toThrow("can't be built");
    fails = false;
    await expect(desk.effectOf(ward, [another], [])).resolves.toMatchObject({ open: { count: 0 } });
  });
});
