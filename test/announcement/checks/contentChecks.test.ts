import { describe, expect, it } from "vitest";
import { type Audience, audience } from "../../../src/announcement/audience.js";
import { type CheckContext, checkContent } from "../../../src/announcement/checks/contentChecks.js";
import { linksOf } from "../../../src/announcement/checks/linkFindings.js";
import { daysIn } from "../../../src/announcement/checks/textDays.js";
import { contentOf, wardNamed } from "../desk/deskBench.js";

const everyone: Audience = { all: true };
const context: CheckContext = {
  ward: wardNamed("nishi"),
  count: { recipients: 10, byLanguage: { ja: 10 } },
  now: new Date("2026-11-20T10:00:00+09:00"),
  publicUrl: "https://line.example.jp",
  realChannels: true,
  broadcastAllowed: false,
  criteria: new Set(["event"]),
  plainWords: new Map([["罹災証明書", "被害の程度を証明する書類"]]),
};
const codes = (content: object, audience: Audience = everyone, changes: Partial<CheckContext> = {}) =>
  checkContent(contentOf(content), audience, { ...context, ...changes }).map(({ weight, code }) => `${weight} ${code}`);
const saying = (text: string) => ({ variants: { ja: [{ kind: "text", text }] } });
const card = (changes: object) => ({
  variants: { ja: [{ kind: "card", title: "訓練", text: "参加できます。", ...changes }] },
});
const hash = "a".repeat(64);
const picture = { variants: { ja: [{ kind: "image", hash, preview: hash, alt: "会場の写真" }] } };

const texts: [string, string, string[]][] = [
  ["a plain text", "11月24日(火)に訓練をします。", []],
  ["a day with the wrong weekday", "11月24日(水)に訓練をします。", ["warning wrong-weekday"]],
  ["a day with the wrong weekday, in full width", "１１月２４日（水）に訓練をします。", ["warning wrong-weekday"]],
  ["a day that is over", "11月3日に訓練をしました。", ["warning past-day"]],
  ["a day of this year that is over", "2026年11月3日(火)に訓練をしました。", ["warning past-day"]],
  ["a day of the year to come", "1月12日(火)に訓練をします。", []],
  ["a day in the Japanese calendar", "令和8年11月24日(月)に訓練をします。", ["warning wrong-weekday"]],
  ["a day with a slash", "11/24(水)に訓練をします。", ["warning wrong-weekday"]],
  ["a fraction", "区の1/3の家に届きます。", []],
  ["a day that does not exist", "2月30日に訓練をします。", ["warning no-such-day"]],
  ["a telephone number that the ward does not tell", "電話は090-1234-5678です。", ["warning phone"]],
  ["a telephone number with long hyphens", "電話は０９０−１２３４−５６７８です。", ["warning phone"]],
  ["emergency numbers", "火事のときは119です。", []],
  ["a mail address", "taro@example.jp に送ってください。", ["warning mail"]],
  ["somebody's address", "新町9-8-7に住んでいます。", ["warning address"]],
  ["the ward office's own address", `場所は${wardNamed("nishi").ward.address.ja}です。`, []],
  ["twelve digits", "番号は1234 5678 9012です。", ["warning my-number"]],
  ["a name", "山田太郎さんを探しています。", ["warning name"]],
  ["a politeness", "皆さん、保護者様、お子さんもどうぞ。", []],
  ["digits in an address of a page", "https://www.city.osaka.lg.jp/nishi/page/0000012345.html を見てください。", []],
  ["a long sentence", `${"あ".repeat(61)}。`, ["hint long-sentence"]],
  ["a sentence of sixty letters", `${"あ".repeat(60)}。`, []],
  [
    "a text full of kanji",
    "避難準備を開始。高齢者等は避難開始。対象地域は全域。最新情報は公式発表。",
    ["hint many-kanji"],
  ],
  ["a long row of kanji", "これは防災訓練実施計画書案です。", ["hint kanji-run"]],
  ["a double negative", "参加できないわけではありません。", ["hint double-negative"]],
  ["a word that people may not know", "罹災証明書をわたします。", ["hint hard-word"]],
];

const contents: [string, object, Audience, Partial<CheckContext>, string[]][] = [
  ["nobody to get it", {}, everyone, { count: { recipients: 0, byLanguage: {} } }, ["error nobody"]],
  ["a time that is over", { sendAt: "2026-11-20T09:00:00+09:00" }, everyone, {}, ["warning send-past"]],
  ["an end that is over", { expiresAt: "2026-11-20T09:59:00+09:00" }, everyone, {}, ["error expired"]],
  [
    "an end before its beginning",
    { sendAt: "2026-11-22T10:00:00+09:00", expiresAt: "2026-11-21T10:00:00+09:00" },
    everyone,
    {},
    ["error expires-before-send"],
  ],
  [
    "a repetition that is over",
    { repeat: { every: "day", at: "10:00", until: "2026-11-19" } },
    everyone,
    {},
    ["error repeat-over"],
  ],
  ["a broadcast that the ward does not allow", { broadcast: true }, everyone, {}, ["error broadcast-not-allowed"]],
  ["a broadcast that the ward allows", { broadcast: true }, everyone, { broadcastAllowed: true }, []],
  [
    "a broadcast to some",
    { broadcast: true },
    { languages: ["en"] },
    { broadcastAllowed: true },
    ["error broadcast-needs-all"],
  ],
  ["an unknown criterion", {}, { criteria: [{ kind: "survey", id: "x" }] }, {}, ["error unknown-criterion"]],
  ["a NUL in the text", saying("a\u0000b"), everyone, {}, ["error broken-letters"]],
  ["half a letter in the text", saying("a\ud800b"), everyone, {}, ["error broken-letters"]],
  ["an emoji in the text", saying("🍎です。"), everyone, {}, []],
  ["a known criterion", {}, { criteria: [{ kind: "event", id: "x" }] }, {}, []],
  [
    "an unknown exclusion",
    {},
    { all: true, exclude: { criteria: [{ kind: "survey", id: "x" }] } },
    {},
    ["error unknown-criterion"],
  ],
  ["a picture", picture, everyone, {}, []],
  ["a picture without https", picture, everyone, { publicUrl: "http://localhost:3000" }, ["error picture-not-https"]],
  [
    "a picture without https for the simulator",
    picture,
    everyone,
    { publicUrl: "http://localhost:3000", realChannels: false },
    [],
  ],
  ["a card whose day is over", card({ date: "2026-11-19" }), everyone, {}, ["warning past-day"]],
  ["a card of today", card({ date: "2026-11-20" }), everyone, {}, []],
  [
    "a day between now and the sending",
    { ...saying("11月24日(火)です。"), sendAt: "2026-11-25T10:00:00+09:00" },
    everyone,
    {},
    ["warning past-day"],
  ],
  [
    "readers of a language that it lacks",
    {},
    everyone,
    { count: { recipients: 3, byLanguage: { en: 3 } } },
    ["hint no-variant"],
  ],
  [
    "a message that LINE refuses",
    { variants: { ja: [{ kind: "line", message: { type: "text", text: "" } }] } },
    everyone,
    {},
    ["error line-refuses"],
  ],
  [
    "a second message that LINE refuses",
    {
      emergency: true,
      variants: {
        ja: [
          { kind: "text", text: "にげてください。" },
          { kind: "line", message: { type: "x" } },
        ],
      },
    },
    everyone,
    {},
    ["error line-refuses"],
  ],
];

describe("the rule of an audience", () => {
  it.each([
    [{}],
    [{ interests: [], districts: [] }],
    [{ exclude: { languages: ["en"] } }],
    [{ all: false }],
    [{ all: true, interests: ["expo"] }],
    [{ interests: ["weather"] }],
    [{ districts: ["a\u0000b"] }],
    [{ criteria: [{ kind: "event", id: "\ud800" }] }],
    [{ childBornBetween: ["2026-02", "2026-01"] }],
    [{ correctionOf: "x" }],
  ])("refuses %j", (rule) => {
    expect(audience.safeParse(rule).success).toBe(false);
  });
});

describe("the checks before approval", () => {
  it.each(texts)("of %s", (_title, text, expected) => {
    expect(codes(saying(text))).toEqual(expected);
  });

  it.each(contents)("of %s", (_title, content, audience, changes, expected) => {
    expect(codes(content, audience, changes)).toEqual(expected);
  });

  it("say where it is", () => {
    const content = contentOf({
      variants: {
        ja: [
          { kind: "text", text: "訓練です。" },
          { kind: "line", message: { type: "text", text: "" } },
        ],
      },
      emergency: true,
    });
    expect(checkContent(content, everyone, context)).toMatchObject([{ path: "variants.ja[1]", weight: "error" }]);
  });

  it("know that a day without a year is the nearest", () => {
    expect(daysIn("8月1日", "2026-11-20")[0]?.date).toBe("2026-08-01");
    expect(daysIn("7月1日", "2026-11-20")[0]?.date).toBe("2027-07-01");
    expect(daysIn("12月31日", "2027-01-05")[0]?.date).toBe("2026-12-31");
  });
});

it("long texts of whatever letters are gone over in no time: they must not hold the webhook up", () => {
  // One letter that becomes three (U+FB03), and as many links as go in.
  const row = "\ufb03".repeat(5_000);
  const links = Array.from({ length: 600 }, (_, index) => `http://${index.toString(36)}`)
    .join("あ")
    .slice(0, 5_000);
  for (const text of [row, "0".repeat(5_000), links]) {
    const parts = Array.from({ length: 5 }, (_, index) => ({ kind: "text", text: `${index}${text}`.slice(0, 5_000) }));
    const variants = { ja: parts, easy: parts, en: parts, zh: parts, ko: parts, vi: parts };
    const begun = performance.now();
    checkContent(contentOf({ variants }), everyone, context);
    linksOf(contentOf({ variants }));
    // Gone over from each letter anew, the first alone took seven seconds.
    expect(performance.now() - begun).toBeLessThan(3_000);
  }
});
