import { describe, expect, test } from "vitest";
import { announcementContent } from "../../../src/announcement/announcement.js";
import { audience } from "../../../src/announcement/audience.js";
import { inOrder } from "../../../src/participation/news/newsChoice.js";
import { newsReading } from "../../../src/participation/news/newsCount.js";
import { announcementOf, audienceOf } from "../../../src/participation/news/newsDraft.js";
import { type GroupCount, newsYears } from "../../../src/participation/news/newsFigures.js";
import { personalHints } from "../../../src/participation/news/newsPersonal.js";
import { type NewsPost, readNewsForm, startOf, untilDay } from "../../../src/participation/news/newsPost.js";
import { newsCountWords, spreadText } from "../../../src/participation/news/newsWords.js";
import { indicator } from "../../../src/policy/indicator.js";

const now = new Date("2026-11-20T10:00:00+09:00");
const of = (fiscalYear: number, ...posts: number[]): GroupCount[] =>
  posts.map((one, index) => ({ fiscalYear, group: `g${index}`, posts: one }));

describe("figures of a fiscal year", () => {
  test.each([
    ["nothing approved yet", of(2025, 0, 0), { posts: 0, posters: 0, ofTopFive: 0, topFiveShare: undefined }],
    ["fewer than five groups", of(2025, 3, 1), { posts: 4, posters: 2, ofTopFive: 4, topFiveShare: 100 }],
    [
      "twelve groups, of which five write most",
      of(2025, 1, 30, 2, 25, 20, 3, 19, 3, 20, 24, 20, 19),
      { posts: 186, posters: 12, ofTopFive: 119, topFiveShare: 64 },
    ],
    // 38 of 62 is 61.29…; 5 of 16 is 31.25, half up.
    [
      "a share that is rounded",
      of(2025, 10, 9, 8, 6, 5, 4, 4, 4, 4, 4, 4),
      { posts: 62, posters: 11, ofTopFive: 38, topFiveShare: 61.3 },
    ],
    [
      "a share on the edge",
      of(2025, ...Array.from({ length: 16 }, () => 1)),
      { posts: 16, posters: 16, ofTopFive: 5, topFiveShare: 31.3 },
    ],
  ])("%s", (_, counts, expected) => expect(newsYears(counts)).toEqual([{ fiscalYear: 2025, ...expected }]));

  test("years are apart, the newest first, and each counts its own groups", () => {
    expect(newsYears([...of(2024, 7), ...of(2025, 1, 2)])).toMatchObject([
      { fiscalYear: 2025, posts: 3, posters: 2 },
      { fiscalYear: 2024, posts: 7, posters: 1 },
    ]);
  });

  test("the reading says what was counted, from when, and from how many groups", () => {
    const [year] = newsYears(of(2025, 10, 9, 8, 6, 5, 4, 4, 4, 4, 4, 4));
    if (!year) throw new Error("no year");
    const rule = { series: "local-news", scope: "ポータルサイトでの情報発信", what: "posts" } as const;
    const days = { first: "2025-09-01", today: "2026-02-10" };
    const reading = newsReading(rule, "件", year, days, newsCountWords);
    expect(reading).toMatchObject({ value: 62, unit: "件", from: "2025-09-01", asOf: "2026-02-10", scope: rule.scope });
    expect(reading?.note).toContain("2025年9月1日からこの窓口で区が承認した投稿62件");
    expect(reading?.note).toContain("投稿した団体 11、上位5団体の割合 61.3%");
    expect(spreadText({ ...year, topFiveShare: 100 })).toContain("100.0%");
  });

  test("posts are counted of local news and of nothing else", () => {
    const shape = {
      id: "suminoe-x",
      text: "件数",
      kind: "count",
      population: "件数",
      target: { value: 1, comparator: ">=", unit: "件", by: null },
      acceptsFrames: [],
      section: "1",
    };
    const counting = (series: string, what: string) =>
      indicator.safeParse({ ...shape, counts: { series, scope: "地域", what } }).success;
    expect(counting("local-news", "posts")).toBe(true);
    expect(counting("local-news", "people")).toBe(false);
    expect(counting("watchover-supporter-course", "posts")).toBe(false);
  });
});

describe("what may be somebody's own", () => {
  test.each([
    ["毎週火曜日 10:00から、参加費300円。定員20人。", []],
    ["申込みは 090-1234-5678 山田まで", ["phone"]],
    ["電話 ０６－６６８２－００００", ["phone"]],
    ["電話0666820000", ["phone"]],
    ["2026-11-20、550-8501、第12345678901号", []],
    ["連絡は yamada@example.jp へ", ["mail"]],
    ["090 1234 5678 か a.b@example.co.jp", ["phone", "mail"]],
  ])("%s", (body, hints) =>
    expect(personalHints({ title: "ふれあい喫茶", body, place: undefined, pictureText: undefined })).toEqual(hints));
});

describe("the form of a group", () => {
  const good = { title: "ふれあい喫茶", body: "どなたでも\r\nどうぞ。", until: "2026-12-20" };
  const read = (form: object, withPicture = false) => readNewsForm(form, { towns: ["安立", "粉浜"], now, withPicture });

  test("is read as it was meant", () => {
    const whole = {
      ...good,
      place: " 安立会館 ",
      date: "2026-12-01",
      time: "13:30",
      district: "安立",
      topic: "disaster",
    };
    const reading = read(whole);
    if (reading.kind !== "post") throw new Error("not read");
    expect(reading.draft).toMatchObject({
      body: "どなたでも\nどうぞ。",
      place: "安立会館",
      district: "安立",
      topic: "disaster",
    });
    expect(startOf(reading.draft)).toEqual({ day: "2026-12-01", time: "13:30" });
    expect(untilDay(reading.draft)).toBe("2026-12-20");
  });

  test("an hour that nobody told is no midnight", () => {
    const reading = read({ ...good, date: "2026-12-01", time: "" });
    expect(reading.kind === "post" && startOf(reading.draft)).toEqual({ day: "2026-12-01", time: undefined });
  });

  test.each([
    ["no heading", { title: " " }, ["title"]],
    ["a heading of two lines", { title: "a\nb" }, ["title"]],
    ["too long a text", { body: "あ".repeat(1_001) }, ["body"]],
    ["a letter that is half there", { body: "\ud83d" }, ["body"]],
    ["an hour without a day", { time: "10:00" }, ["date"]],
    ["a day far away", { date: "2030-01-01" }, ["date"]],
    ["no time of day", { date: "2026-12-01", time: "25:00" }, ["time"]],
    ["a town of another ward", { district: "九条" }, ["district"]],
    ["an unknown subject", { topic: "__proto__" }, ["topic"]],
    ["a day that is over", { until: "2026-11-19" }, ["until"]],
    ["longer than 90 days", { until: "2027-02-19" }, ["until"]],
    ["a list where a word should be", { title: ["a", "b"] }, ["title"]],
  ])("%s is said at its field", (_, change, fields) =>
    expect(read({ ...good, ...change })).toEqual({ kind: "mistaken", fields }));

  test("may be shown up to the 90th day, and a picture needs words", () => {
    expect(read({ ...good, until: "2027-02-18" }).kind).toBe("post");
    expect(read(good, true)).toEqual({ kind: "mistaken", fields: ["pictureText"] });
    expect(read({}).kind).toBe("mistaken");
  });
});

const post = (change: Partial<NewsPost> = {}): NewsPost => ({
  id: "0195a000-0000-7000-8000-000000000001",
  ward: "suminoe",
  groupId: "0195a000-0000-7000-8000-000000000002",
  group: "安立ふれあい会",
  groupAbout: undefined,
  state: "approved",
  title: "ふれあい喫茶",
  body: "どなたでもどうぞ。",
  place: undefined,
  startsAt: undefined,
  district: undefined,
  topic: undefined,
  picture: undefined,
  pictureText: undefined,
  note: undefined,
  postedAt: now,
  decidedAt: now,
  showUntil: new Date("2026-12-21T00:00:00+09:00"),
  version: 2,
  fictional: false,
  ...change,
});

test("what fits town and interests comes first, then what fits one of them, then the newest", () => {
  const at = (day: number) => new Date(now.getTime() - day * 86_400_000);
  const posts = [
    post({ id: "a", postedAt: at(1) }),
    post({ id: "b", postedAt: at(2), district: "粉浜", topic: "expo" }),
    post({ id: "c", postedAt: at(3), topic: "disaster" }),
    post({ id: "d", postedAt: at(4), district: "安立", topic: "disaster" }),
    post({ id: "e", postedAt: at(0) }),
  ];
  const order = (chosen: Parameters<typeof inOrder>[1]) => {
    const { posts: sorted, fitting } = inOrder(posts, chosen);
    return [sorted.map(({ id }) => id).join(""), fitting];
  };
  expect(order({ interests: ["disaster"], district: "安立" })).toEqual(["dceab", 2]);
  expect(order({ interests: [], district: undefined })).toEqual(["eabcd", 0]);
});

test.each([
  ["everybody", {}, { all: true }],
  ["a town", { district: "安立" }, { districts: ["安立"] }],
  ["a subject and a town", { topic: "disaster", district: "安立" }, { interests: ["disaster"], districts: ["安立"] }],
] as const)("an announcement of a post for %s goes to those who chose so", (_, change, expected) => {
  const rule = audienceOf(post(change));
  expect(rule).toEqual(expected);
  expect(audience.safeParse(rule).success).toBe(true);
});

test("an announcement of the longest post with everything in it is one that can be kept", () => {
  const longest = post({
    title: "あ".repeat(60),
    body: "い".repeat(1_000),
    place: "う".repeat(100),
    startsAt: new Date("2026-12-01T13:30:00+09:00"),
    picture: "a".repeat(64),
    pictureText: "え".repeat(200),
  });
  const content = announcementOf(longest, "https://ward.example/suminoe/news?post=x#news-x");
  expect(announcementContent.safeParse(content).error).toBeUndefined();
  expect(content.variants.ja?.[0]).toMatchObject({ date: "2026-12-01", time: "13:30", link: { label: "くわしく" } });
});
