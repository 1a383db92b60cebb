/**
 * Many entries out of a few: each is one of the content's, asked for in four of its ways, of one of 2,000 places that do
 * not exist (two characters of the content, drawn with a seed). So words and lengths are those of real entries, and
 * most words are shared by hundreds of entries, which is harder for an index than real entries are.
 */
import type { Topic } from "../src/guide/topic.js";
import { createChance } from "./chance.mjs";

const seed = 20_260_401;
const placeCount = 2_000;
const waysEach = 4;

export function manyTopics(topics: readonly Topic[], count: number): Topic[] {
  const next = createChance(seed);
  const characters = [
    ...new Set(topics.flatMap(({ text }) => [...text.ja.answer]).filter((one) => /\p{Script=Han}/u.test(one))),
  ];
  const drawn = <One,>(from: readonly One[]): One => from[Math.floor(next() * from.length)] as One;
  const places = Array.from({ length: placeCount }, () => `${drawn(characters)}${drawn(characters)}`);
  return Array.from({ length: count }, (_, index) => {
    const topic = topics[index % topics.length] as Topic;
    const place = drawn(places);
    const ways = Array.from({ length: waysEach }, () => `${place}の${drawn(topic.ask.ja)}`);
    const { ja } = topic.text;
    return {
      ...topic,
      id: `${topic.id}-${index}`,
      related: [],
      ask: { ...topic.ask, ja: ways },
      text: { ...topic.text, ja: { ...ja, title: `${place}の${ja.title}` } },
    };
  });
}
