import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { detectPriority, signsIn } from "../../src/guide/detectPriority.js";
import { compileSignals } from "../../src/guide/prioritySignals.js";
import { signalFile, type WrittenSignals } from "../../src/guide/signalFile.js";
import { realContent } from "../support/content.js";

interface Sentence {
  lang: string;
  text: string;
  /** Any of them is right; empty: no danger. */
  expect: string[];
}

const sentences = readFileSync(new URL("prioritySentences.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Sentence);
const danger = sentences.filter((sentence) => sentence.expect.length > 0);
const harmless = sentences.filter((sentence) => sentence.expect.length === 0);
const { signals } = realContent().priority;
const found = ({ text }: Sentence) => detectPriority(text, signals);

describe("the sentences kept as they were understood", () => {
  test.each(["ja", "en", "zh", "ko", "vi"])("are many in both kinds (%s)", (lang) => {
    const least = lang === "ja" ? 900 : 35;
    for (const kind of [danger, harmless])
      expect(kind.filter((one) => one.lang === lang).length).toBeGreaterThan(least);
  });

  test("are all recognised where somebody is in danger", () => {
    expect(
      danger.filter((one) => !one.expect.includes(String(found(one)))).map((one) => [one.text, found(one)]),
    ).toEqual([]);
  });

  test("never raise an alarm where nobody is", () => {
    expect(harmless.filter((one) => found(one)).map((one) => [one.text, signsIn(one.text, signals)])).toEqual([]);
  });

  test("keep their meaning when typed in another width, with line ends or decomposed letters", () => {
    for (const change of [
      (text: string) => text.normalize("NFD"),
      (text: string) => `\n${text.replace(/ /g, "\n")}\n`,
      (text: string) => `${text}！！！`,
    ])
      for (const one of danger.slice(0, 60))
        expect([one.text, detectPriority(change(one.text), signals)]).toEqual([one.text, found(one)]);
  });
});

test("no way of asking an ordinary entry raises an alarm, but for a child in danger", () => {
  const alarming = [...realContent().wards.values()].flatMap(({ topics }) =>
    [...topics.values()].flatMap(({ id, ask }) =>
      Object.values(ask).flatMap((ways) => ways.filter((way) => detectPriority(way, signals)).map((way) => [id, way])),
    ),
  );
  expect(alarming.filter(([id]) => id !== "childcare.abuse")).toEqual([]);
});

describe("messages of five thousand letters", () => {
  test.each([
    "母が",
    "お母さんに子どもを",
    "水が水が",
    "私の",
    "my dad my child ",
    "bố mẹ tôi con bé ",
    "爸爸妈妈孩子",
    "엄마아빠아이가",
    "😭",
    "a",
    "。",
  ])("such as %s again and again are searched in a moment", (piece) => {
    const long = piece.repeat(Math.ceil(5000 / piece.length)).slice(0, 5000);
    detectPriority(long, signals);
    const start = performance.now();
    detectPriority(long, signals);
    expect(performance.now() - start).toBeLessThan(500);
  });

  test("are searched to their end", () => {
    expect(detectPriority(`${"きょうはいい天気です。".repeat(440)}死にたい`, signals)).toBe("priority.suicide");
  });
});

// docs/danger.md has what was measured; here the least of several looks counts, because other tests run beside it.
test("a message takes less than half a millisecond, in the middle", () => {
  const look = (text: string) => {
    const start = performance.now();
    detectPriority(text, signals);
    return performance.now() - start;
  };
  const times = sentences.slice(0, 600).map(({ text }) => Math.min(look(text), look(text), look(text), look(text)));
  expect(times.sort((one, other) => one - other)[times.length >> 1]).toBeLessThan(0.5);
});

describe("rules", () => {
  const written = (ja: object): WrittenSignals => {
    const empty = signalFile.parse({});
    return { ja: signalFile.parse(ja), zh: empty, ko: empty, en: empty, vi: empty };
  };
  const detect = (text: string, rules: object[]) => detectPriority(text, compileSignals(written({ rules })));

  test("the gravest of several dangers answers, whichever was written first", () => {
    const rules = [
      { id: "water", priority: "priority.disaster-now", any: "水が来た" },
      { id: "fall", priority: "priority.emergency", any: "倒れた" },
    ];
    expect(detect("水が来た。倒れた", rules)).toBe("priority.emergency");
  });

  test("what takes a danger back does so in its own sentence only", () => {
    const rules = [{ id: "fire", priority: "priority.emergency", any: "火事だ", unless: "訓練" }];
    expect(detect("訓練で火事だと叫びます", rules)).toBeUndefined();
    expect(detect("訓練は明日。火事だ", rules)).toBe("priority.emergency");
    expect(detect("火事だ！訓練は明日", rules)).toBe("priority.emergency");
  });

  test("or anywhere, where the rule says so", () => {
    const rules = [{ id: "fire", priority: "priority.emergency", any: "火事だ", unlessAnywhere: "ゲーム" }];
    expect(detect("火事だ。ゲームの話", rules)).toBeUndefined();
  });

  test("a second thing to be said may stand anywhere", () => {
    const rules = [{ id: "dv", priority: "priority.dv", any: "殴られ", and: ["夫"] }];
    expect(detect("殴られました。相手は夫です", rules)).toBe("priority.dv");
    expect(detect("殴られました", rules)).toBeUndefined();
  });

  test("Japanese in Latin letters is read as kana", () => {
    const rules = [{ id: "die", priority: "priority.suicide", any: "しにたい" }];
    expect(detect("shinitai desu", rules)).toBe("priority.suicide");
  });

  test("traditional characters are read as simplified ones", () => {
    expect(detectPriority("媽媽突然倒下，沒有呼吸", signals)).toBe("priority.emergency");
  });
});
