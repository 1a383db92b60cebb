import { expect, test } from "vitest";
import { sharedReader } from "../../src/guide/sharedReader.js";

const concepts = [{ id: "fee", ja: ["会費"], en: ["fee"], zh: [], ko: [], vi: [] }];

function gathering() {
  const counted = { times: 0 };
  const gather = () => {
    counted.times += 1;
    return { decode: (text: string) => text.replace("かいひ", "会費") };
  };
  return { counted, gather };
}

test("readings are gathered once for guides of the same content, and anew when it has changed", () => {
  const { counted, gather } = gathering();
  const topics = [{}];
  const kept = [topics, topics, [{}]].map((source) => sharedReader(concepts, "ja", [source], gather));
  expect(counted.times).toBe(2);
  for (const read of kept) expect([...read("かいひ").concepts.keys()]).toEqual(["fee"]);
});

test("what the content says is read once for all guides with the same concepts, and again with others", () => {
  const one = sharedReader(concepts, "en", [], undefined);
  const other = sharedReader(concepts, "en", ["other"], undefined);
  const another = sharedReader([...concepts], "en", [], undefined);
  expect(other("the fee", true)).toBe(one("the fee", true));
  expect(another("the fee", true)).not.toBe(one("the fee", true));
});

test("a language's readings are not another's", () => {
  const { counted, gather } = gathering();
  sharedReader(concepts, "ja", ["same"], gather);
  const chinese = sharedReader(concepts, "zh", ["same"], undefined);
  expect(counted.times).toBe(1);
  expect([...chinese("かいひ").concepts.keys()]).toEqual([]);
});
