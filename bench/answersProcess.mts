/**
 * One engine in a process of its own, so that loading and memory are its own: `answersProcess.mts here|library few|many`.
 * Says what it measured as one line of JSON.
 */
import MiniSearch from "minisearch";
import { type Content, readContent, type WardContent } from "../src/content.js";
import { createGuide } from "../src/guide/guide.js";
import type { Topic } from "../src/guide/topic.js";
import { projectRoot } from "../src/projectRoot.js";
import { manyTopics } from "./answersMany.mjs";
import { type AskedLine, japaneseLines, kanaQuestions } from "./answersQuestions.mjs";
import { percentile } from "./benchFigures.mjs";

export interface Times {
  n: number;
  /** ms, of the least of several askings of each question: what else the machine does is not the engine's. */
  p50: number;
  p99: number;
  /** ms, of every asking. */
  everyP99: number;
}

export interface AnswersMeasured {
  /** Candidates of one ward. */
  entries: number;
  /** ms, from the folder until the first question in Japanese can be answered. */
  loadMs: number;
  /** ms of that, for the index alone. */
  indexMs: number;
  /** ms of processors for the index, whatever else the machine does; with those of the collector. */
  indexCpuMs: number;
  /** Growth since before loading, after a collection. */
  rssMb: number;
  heapMb: number;
  plain: Times;
  /** Of few entries. */
  kana: Times | undefined;
  /** Questions that have an answer, and those whose answer came first, and among the first three. */
  quality: { n: number; first: number; three: number } | undefined;
}

interface Engine {
  entries: number;
  /** What one question of a resident takes. */
  answer(text: string): unknown;
  /** Own entries, best first. */
  rank(text: string): string[];
}

const ward = "nishi";
const manyCount = 20_000;
/** Of many entries every seventh question: enough for a p99, and soon over. */
const everyNth = { few: 1, many: 7 } as const;
const askings = { few: 7, many: 1 } as const;

const [engine, size] = process.argv.slice(2);
if ((engine !== "here" && engine !== "library") || (size !== "few" && size !== "many")) {
  throw new Error("usage: answersProcess.mts here|library few|many");
}
process.stdout.write(`${JSON.stringify(measured(engine === "here" ? guide : library, size))}\n`);

type Build = (content: Content, topics: Topic[], others: readonly WardContent[]) => Engine;

function measured(build: Build, size: keyof typeof askings): AnswersMeasured {
  const before = memory();
  const began = performance.now();
  const { content } = readContent(`${projectRoot}/content`);
  const own = content?.wards.get(ward)?.topics;
  if (!content || !own) throw new Error("the content does not read: npm run check:content says why");
  const read = performance.now();
  const topics = size === "few" ? [...own.values()] : manyTopics([...own.values()], manyCount);
  const made = performance.now();
  const spent = process.cpuUsage();
  const others = size === "few" ? [...content.wards.values()].filter((one) => one.ward.id !== ward) : [];
  const engine = build(content, topics, others);
  engine.answer("");
  const loaded = performance.now();
  const { user, system } = process.cpuUsage(spent);
  const after = memory();
  const lines = japaneseLines();
  const asked = lines.map(({ text }) => text).filter((_, index) => index % everyNth[size] === 0);
  return {
    entries: engine.entries,
    loadMs: loaded - made + (read - began),
    indexMs: loaded - made,
    indexCpuMs: (user + system) / 1_000,
    rssMb: (after.rss - before.rss) / 1e6,
    heapMb: (after.heapUsed - before.heapUsed) / 1e6,
    plain: timed(engine, asked, askings[size]),
    kana: size === "few" ? timed(engine, kanaQuestions(lines, own.values()), askings[size]) : undefined,
    quality: size === "few" ? quality(engine, lines) : undefined,
  };
}

function guide(content: Content, topics: Topic[], others: readonly WardContent[]): Engine {
  const made = createGuide(
    { id: ward, topics },
    others.map((one) => ({ id: one.ward.id, topics: [...one.topics.values()] })),
    content,
  );
  return {
    entries: documentsOf(content, topics, others).length,
    answer: (text) => made.decide(text, "ja"),
    rank: (text) => made.rank(text, "ja").map(({ id }) => id),
  };
}

/** The library as one would set it up for Japanese: words by the platform's segmenter, title and ways before the text. */
function library(content: Content, topics: Topic[], others: readonly WardContent[]): Engine {
  const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
  const index = new MiniSearch({
    fields: ["title", "ways", "text"],
    tokenize: (text) =>
      [...segmenter.segment(text.normalize("NFKC"))]
        .filter(({ isWordLike }) => isWordLike)
        .map(({ segment }) => segment),
    processTerm: (term) => term.toLowerCase(),
    searchOptions: { boost: { title: 2, ways: 2 } },
  });
  const documents = documentsOf(content, topics, others);
  index.addAll(documents);
  const own = new Set(topics.map(({ id }) => id));
  return {
    entries: documents.length,
    answer: (text) => index.search(text)[0],
    rank: (text) =>
      index
        .search(text)
        .map(({ id }) => String(id))
        .filter((id) => own.has(id)),
  };
}

/** What the ward's guide compares: its entries with the ways of their namesakes, other wards', services elsewhere, what nobody answers. */
function documentsOf(content: Content, topics: readonly Topic[], others: readonly WardContent[]) {
  const theirs = others.flatMap((one) => [...one.topics.values()]);
  const groups = new Map<string, Topic[]>();
  for (const topic of [...topics, ...theirs]) groups.set(topic.id, [...(groups.get(topic.id) ?? []), topic]);
  const shared = (id: string) => content.ways.get(id)?.ja ?? [];
  return [
    ...[...groups].map(([id, [topic, ...namesakes]]) => {
      const { ja } = (topic as Topic).text;
      const ways = [topic as Topic, ...namesakes].flatMap(({ ask }) => ask.ja);
      const text = [ja.answer, ja.details, ...(ja.points ?? [])].join("\n");
      return { id, title: ja.title, ways: [...ways, ...shared(id)].join("\n"), text };
    }),
    ...content.elsewhere.map(({ id, name, ask }) => ({
      ...{ id, title: name.ja, ways: [...ask.ja, ...shared(id)].join("\n"), text: "" },
    })),
    ...[...content.notHere].map(([id, { ja = [] }]) => ({ id, title: "", ways: ja.join("\n"), text: "" })),
  ];
}

function timed(engine: Engine, questions: readonly string[], times: number): Times {
  for (const text of questions) engine.answer(text);
  const every: number[] = [];
  const least = questions.map(() => Number.POSITIVE_INFINITY);
  for (let time = 0; time < times; time += 1) {
    questions.forEach((text, index) => {
      const began = performance.now();
      engine.answer(text);
      const took = performance.now() - began;
      every.push(took);
      least[index] = Math.min(least[index] ?? took, took);
    });
  }
  return {
    n: questions.length,
    p50: percentile(least, 0.5),
    p99: percentile(least, 0.99),
    everyP99: percentile(every, 0.99),
  };
}

function quality(engine: Engine, lines: readonly AskedLine[]) {
  const answered = lines.filter((line) => line.ward === ward && line.expect.length > 0);
  const first = (count: number) =>
    answered.filter(({ text, expect }) =>
      engine
        .rank(text)
        .slice(0, count)
        .some((id) => expect.includes(id)),
    ).length;
  return { n: answered.length, first: first(1), three: first(3) };
}

function memory(): NodeJS.MemoryUsage {
  globalThis.gc?.();
  return process.memoryUsage();
}
