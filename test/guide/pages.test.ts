import request from "supertest";
import { describe, expect, test } from "vitest";
import { cardOf } from "../../src/guide/card.js";
import { htmlLang, type Language, languages } from "../../src/language.js";
import { realContent } from "../support/content.js";
import { pagesApp, read, servePages } from "../support/pages.js";

const content = realContent();
const now = "2026-11-20T10:00:00+09:00";
const app = pagesApp({ now });
const served = servePages({ now });
const nishi = content.wards.get("nishi");
if (!nishi) throw new Error("there is no ward nishi");

/** Content as it stands on a page: readings in brackets are above the characters in plain Japanese. */
const shown = (text: string, language: Language) =>
  language === "easy" ? text.replace(/([\p{Script=Han}々〆ヶ]+)（[\u3041-\u3096ー]+）/gu, "$1") : text;
describe("the first page", () => {
  test("leads to every ward", async () => {
    const { text } = await request(app).get("/");
    for (const [id, { ward }] of content.wards) {
      expect(text).toContain(`href="/${id}"`);
      expect(read(text)).toContain(ward.fullName.ja);
    }
  });

  test("says in demo mode that it is one, and leads to the simulator", async () => {
    const demo = await request(app).get("/");
    expect(demo.text).toContain("デモです。大阪市の公式サービスではありません。");
    expect(demo.text).toContain('href="/simulator"');
    const real = await request(pagesApp({ demo: false })).get("/");
    expect(real.text).not.toMatch(/デモ|simulator/);
  });
});

describe("a ward's page", () => {
  test.each([
    ...content.wards.keys(),
  ])("%s: leads to each of its entries, to the evacuation page and to the office", async (id) => {
    const ward = content.wards.get(id);
    const { text } = await request(app).get(`/${id}`);
    for (const entry of ward?.topics.keys() ?? []) expect(text).toContain(`href="/${id}/${entry}"`);
    expect(text).toContain(`href="/${id}/shelters"`);
    expect(read(text)).toContain(ward?.ward.address.ja);
    expect(read(text)).toContain(ward?.ward.hours.ja);
    expect(text).toContain("tel:119");
  });

  test("keeps the language in every link within the site", async () => {
    const { text } = await request(app).get("/nishi?lang=ko");
    const inside = [...text.matchAll(/<a [^>]*href="(\/[^"]*)"[^>]*>/g)]
      .filter(([tag]) => !tag.includes("hreflang"))
      .map(([, href]) => href);
    expect(inside.length).toBeGreaterThan(40);
    expect(inside.filter((href) => !href?.includes("lang=ko"))).toEqual([]);
    expect(text).toContain('action="/nishi?lang=ko"');
  });

  test("offers a reader their browser's language above the Japanese page", async () => {
    const { text } = await request(app).get("/nishi").set("Accept-Language", "vi-VN,vi;q=0.9");
    expect(text).toContain('<html lang="ja">');
    expect(text).toContain('<p class="offer" lang="vi"><a href="/nishi?lang=vi"');
  });
});

describe("an entry's page", () => {
  test.each(
    languages,
  )("in %s says what the chat says: each entry's answer, numbers, sources and dates", async (language) => {
    for (const [id, ward] of content.wards) {
      for (const topic of ward.topics.values()) {
        const card = cardOf(topic, { ...ward.cardContext(language), now: new Date(now) });
        const response = await fetch(`${served.url}/${id}/${topic.id}?lang=${language}`);
        const { status } = response;
        const text = await response.text();
        const place = `${id}/${topic.id}`;
        expect(status, place).toBe(200);
        expect(text, place).toContain(`<html lang="${htmlLang[language]}"`);
        const page = read(text);
        const told = [
          card.title,
          card.answer,
          card.details,
          ...card.points,
          card.counter,
          card.phonePending,
          card.unapproved,
          ...Object.values(card.facets),
        ];
        const parts = [
          ...told,
          ...card.phones.flatMap(({ name, number, note }) => [name, number, note]),
          ...card.links.map(({ name }) => name),
        ];
        for (const part of [...parts, ...card.sources.map(({ title }) => title)]) {
          if (part !== undefined) expect(page, place).toContain(shown(part, language));
        }
        for (const phone of card.phones)
          expect(text, place).toContain(`href="tel:${phone.number.replace(/-/g, "").replace("#", "%23")}"`);
        for (const { id: related } of card.related)
          expect(text, place).toContain(`href="/${id}/${related}${language === "ja" ? "" : `?lang=${language}`}"`);
      }
    }
  });

  test("names its address once for search engines, and its other languages", async () => {
    const { text } = await request(app).get("/nishi/childcare.consult?lang=en");
    expect(text).toContain('<link rel="canonical" href="http://localhost:3000/nishi/childcare.consult?lang=en"/>');
    expect(text).toContain(
      '<link rel="alternate" hreflang="zh-Hans" href="http://localhost:3000/nishi/childcare.consult?lang=zh"/>',
    );
    expect(text).toContain(
      '<link rel="alternate" hreflang="x-default" href="http://localhost:3000/nishi/childcare.consult"/>',
    );
    expect(text).toMatch(/<meta name="description" content="[^"]{20,}"/);
  });

  test("says when it will be reviewed, and when that has passed", async () => {
    const reviewed = nishi.topics.get("childcare.consult")?.reviewBy;
    expect(read((await request(app).get("/nishi/childcare.consult")).text)).toContain("までに見直す予定です。");
    const late = pagesApp({ now: `${Number(reviewed?.slice(0, 4)) + 1}-01-01T09:00:00+09:00` });
    expect(read((await request(late).get("/nishi/childcare.consult")).text)).toContain("見直しの予定日");
  });

  test("what is missing in a language stands in Japanese, marked as Japanese", async () => {
    const facets = nishi.topics.get("childcare.consult")?.text;
    expect(facets?.en.facets?.when).toBeUndefined();
    expect((await request(app).get("/nishi/childcare.consult?lang=en")).text).toContain(
      `<dd lang="ja">${facets?.ja.facets?.when}</dd>`,
    );
  });

  test.each([
    "/nishi/no.such-entry",
    "/nishi/anything",
    "/nishiyodogawa/childcare.sick-child-care",
  ])("%s is not found, and one can search on", async (address) => {
    const { status, text } = await request(app).get(address);
    expect(status).toBe(404);
    expect(text).toContain("その案内はありません");
    expect(text).toMatch(/<form class="search" method="post"/);
  });

  test.each([
    "/constructor",
    "/__proto__/childcare.consult",
    "/no-ward/childcare.consult",
  ])("%s is no ward", async (address) => {
    const { status, text } = await request(app).get(address);
    expect(status).toBe(404);
    expect(text).toContain("ページが見つかりません");
  });
});
