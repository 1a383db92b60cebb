import { describe, expect, it } from "vitest";
import type { AnnouncementContent } from "../../src/announcement/announcement.js";
import { announcementMessages } from "../../src/announcement/announcementBubble.js";
import { dayWithWeekday } from "../../src/announcement/dayWords.js";
import { fillTemplate } from "../../src/announcement/templateFilling.js";
import { type Language, languages } from "../../src/language.js";
import { lostQuickReplies, messageProblems } from "../../src/line/limits.js";
import { realContent } from "../support/content.js";
import { contentOf, wardNamed } from "./desk/deskBench.js";

const options = { ward: wardNamed("nishi"), publicUrl: "https://line.example.jp", shorten: (url: string) => url };
const hash = "a".repeat(64);
const draw = (content: AnnouncementContent, language: Language = "ja", changes: Partial<typeof options> = {}) =>
  announcementMessages(content, language, { ...options, ...changes });
const words = (value: unknown): string => JSON.stringify(value);

const text = (value: string) => ({ kind: "text", text: value });
const picture = { kind: "image", hash, preview: "b".repeat(64), alt: "会場" };
const card = {
  kind: "card",
  title: "津波避難訓練",
  text: "どなたでも参加できます。",
  date: "2026-11-24",
  time: "10:00",
  place: "西区役所",
  link: { label: "案内を見る", url: "https://www.city.osaka.lg.jp/nishi/日本語" },
  image: { hash, alt: "会場" },
};
const raw = { kind: "line", message: { type: "text", text: "そのまま" } };

const shapes: [string, object[]][] = [
  ["a text", [text("訓練をします。")]],
  ["a text as long as LINE allows", [text("あ".repeat(5000))]],
  ["a picture", [picture]],
  ["a card", [card]],
  ["LINE's own message", [raw]],
  ["five messages", [picture, text("二"), card, raw, picture]],
];

describe("an announcement in LINE", () => {
  it.each(
    shapes,
  )("with %s is within LINE's rules in every language and every ward, in an emergency, too", (_title, parts) => {
    for (const ward of realContent().wards.values())
      for (const language of languages)
        for (const emergency of [false, true]) {
          const messages = draw(contentOf({ variants: { ja: parts }, emergency }), language, { ward });
          expect(messageProblems(messages)).toEqual([]);
          expect(lostQuickReplies(messages)).toEqual([]);
        }
  });

  it("says who speaks, and offers the resident's settings after the last message", () => {
    const [first, last] = draw(contentOf({ variants: { ja: [text("一"), text("二")] } }));
    expect(first).toEqual({ type: "text", text: "一", sender: { name: "西区" } });
    expect(last).toEqual({
      type: "text",
      text: "二\n\n― 西区からのお知らせ",
      sender: { name: "西区" },
      quickReply: { items: [{ type: "action", action: { type: "message", label: "受信設定", text: "受信設定" } }] },
    });
  });

  it("is in the resident's language, and says so where it is not", () => {
    const content = contentOf({ variants: { ja: [text("訓練")], en: [text("Drill")] } });
    expect(words(draw(content, "en"))).toContain("Drill");
    expect(words(draw(content, "en"))).not.toContain("Japanese only");
    expect(words(draw(content, "vi"))).toContain("訓練");
    expect(words(draw(content, "vi"))).toContain("Thông báo này chỉ có tiếng Nhật.");
    expect(words(draw(content, "ja"))).not.toContain("日本語です");
  });

  it("marks an emergency, and says who issued it, whatever comes first", () => {
    for (const part of [text("にげてください。"), card, picture, raw]) {
      const messages = draw(contentOf({ variants: { ja: [part] }, emergency: true }));
      expect(words(messages)).toContain("【緊急】大阪市の危機管理が発表した情報を、西区がお伝えします。");
    }
    expect(draw(contentOf({ emergency: true }))[0]).toMatchObject({ sender: { name: "【緊急】西区" } });
    expect(words(draw(contentOf()))).not.toContain("緊急");
  });

  it("draws a card with weekday, place and link, and says the same as plain text", () => {
    const [message] = draw(contentOf({ variants: { ja: [card] } }));
    expect(message).toMatchObject({
      type: "flex",
      altText:
        "津波避難訓練\n日時: 2026年11月24日(火) 10:00\n場所: 西区役所\nどなたでも参加できます。\n会場\n案内を見る https://www.city.osaka.lg.jp/nishi/%E6%97%A5%E6%9C%AC%E8%AA%9E",
    });
    expect(words(message)).toContain(`https://line.example.jp/media/${hash}`);
  });

  it("replaces every link by a short one, in texts and cards, and nothing else", () => {
    const asked: string[] = [];
    const shorten = (url: string) => {
      asked.push(url);
      return "https://line.example.jp/go/abc";
    };
    const parts = [text("見て（https://a.example.jp/x?y=1）。https://b.example.jp/でも。"), card];
    const messages = draw(contentOf({ variants: { ja: parts } }), "ja", { shorten });
    expect(asked.slice(0, 2)).toEqual(["https://a.example.jp/x?y=1", "https://b.example.jp/"]);
    expect(messages[0]).toMatchObject({
      text: "見て（https://line.example.jp/go/abc）。https://line.example.jp/go/abcでも。",
    });
    expect(words(messages[1])).toContain('"uri":"https://line.example.jp/go/abc"');
  });

  it("keeps the long link where the short one would make the text too long for LINE", () => {
    const longest = `${"あ".repeat(4985)}https://a.jp/xy`;
    const shorten = () => "https://line.example.jp/go/abcdefghij";
    expect(messageProblems(draw(contentOf({ variants: { ja: [text(longest)] } }), "ja", { shorten }))).toEqual([]);
  });

  it("gives the same bytes again", () => {
    const content = contentOf({ variants: { ja: [text("一"), card] } });
    expect(words(draw(content))).toBe(words(draw(structuredClone(content))));
  });

  it("leaves LINE's own message as it was given, but for the settings", () => {
    expect(draw(contentOf({ variants: { ja: [raw] } }))[0]).toMatchObject(raw.message);
    const own = {
      type: "text",
      text: "x",
      quickReply: { items: [{ type: "action", action: { type: "message", label: "a", text: "a" } }] },
    };
    expect(draw(contentOf({ variants: { ja: [{ kind: "line", message: own }] } }))).toEqual([own]);
  });

  it("names the weekday in each language", () => {
    expect(languages.map((language) => dayWithWeekday("2026-11-24", language))).toEqual([
      "2026年11月24日(火)",
      "2026年11月24日 火（か）曜日（ようび）",
      "Tue 24 November 2026",
      "2026年11月24日（周二）",
      "2026년 11월 24일(화)",
      "Thứ Ba 24/11/2026",
    ]);
  });
});

describe("every template of the content", () => {
  it.each(realContent().announcementTemplates)("$name, filled with its examples, is within LINE's rules", ({
    body,
  }) => {
    const values = Object.fromEntries(body.variables.map(({ name, example }) => [name, example]));
    const filled = fillTemplate(body, values);
    if (filled.kind !== "filled") throw new Error(JSON.stringify(filled.problems));
    for (const language of languages) expect(messageProblems(draw(filled.content, language))).toEqual([]);
    expect(words(filled.content)).not.toContain("{{");
  });
});
