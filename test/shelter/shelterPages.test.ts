import request from "supertest";
import { describe, expect, test } from "vitest";
import { languages } from "../../src/language.js";
import { createLog } from "../../src/log.js";
import { needs } from "../../src/shelter/hazard.js";
import { oneLine } from "../../src/shelter/site.js";
import { realContent } from "../support/content.js";
import { pagesApp } from "../support/pages.js";

const content = realContent();
const lines: string[] = [];
const app = pagesApp({ log: createLog("debug", { write: (line) => lines.push(line) }) });
const find = (form: Record<string, string>, ward = "nishi", language = "ja") =>
  request(app).post(`/${ward}/shelters?lang=${language}`).type("form").send(form);
const sites = [...content.wards.values()].flatMap((ward) => ward.sites);
const say = content.wards.get("nishi")?.say("ja");

describe("the evacuation page", () => {
  test("says first to go up before a tsunami, then asks", async () => {
    const { status, text } = await request(app).get("/nishi/shelters");
    expect(status).toBe(200);
    expect(text).toContain(say?.("shelterTsunamiUp"));
    for (const need of needs) expect(text).toContain(`value="${need}"`);
    expect(text).toContain('href="/open-data/nishi/shelters.csv"');
  });

  test("finds the nearest places for a hazard and a town, with distance, map, date, cautions", async () => {
    const { status, text } = await find({ for: "tsunami", place: "九条" });
    expect(status).toBe(200);
    const found = [...text.matchAll(/<h2 lang="ja">([^<]+)<\/h2>/g)].map(([, name]) => name ?? "");
    expect(found.length).toBeGreaterThanOrEqual(3);
    for (const name of found) {
      const site = sites.find((one) => oneLine(one.name) === name);
      expect(site?.kind, name).toBe("emergency");
      expect(site?.hazards.has("tsunami"), name).toBe(true);
    }
    expect(text.indexOf(say?.("shelterTsunamiUp") ?? "?")).toBeLessThan(text.indexOf(found[0] ?? "?"));
    expect(text).toContain("直線で約");
    expect(text).toContain("https://www.google.com/maps/search/?api=1&");
    expect(text).toContain(say?.("shelterCautions"));
    expect(text).toContain("2026年9月6日取得");
    expect(text).toContain(content.shelterSource.cityList.url);
  });

  test("a place that a script sends, rounded, needs no town", async () => {
    const { status, text } = await find({ for: "flood", at: "34.676,135.486", place: "" });
    expect(status).toBe(200);
    expect(text).toContain(say?.("shelterWaterUp"));
    expect(text).toContain('<ol class="sites">');
  });

  test("where several places go by the name, each can be chosen", async () => {
    const { text } = await find({ for: "tsunami", place: "加賀屋" }, "suminoe");
    const choices = [...text.matchAll(/name="at" value="([0-9.,]+)"/g)].map(([, at]) => at ?? "");
    expect(choices.length).toBeGreaterThan(1);
    expect((await find({ for: "tsunami", at: choices[0] ?? "" }, "suminoe")).text).toContain('<ol class="sites">');
  });

  test("shelters to stay in are never offered without saying that they are no refuge from a tsunami", async () =>
    expect((await find({ for: "stay", place: "九条" })).text).toContain(say?.("shelterStayNote")));

  test.each(needs)("no welfare shelter is shown for %s, in any language", async (need) => {
    const welfare = new Set(sites.filter((site) => site.welfare).map((site) => oneLine(site.name)));
    const open = new Set(sites.filter((site) => !site.welfare).map((site) => oneLine(site.name)));
    for (const language of languages) {
      for (const ward of content.wards.keys()) {
        for (const { latitude, longitude } of sites.filter((site) => site.ward === ward && site.welfare).slice(0, 3)) {
          const { text } = await find(
            { for: need, at: `${latitude.toFixed(3)},${longitude.toFixed(3)}` },
            ward,
            language,
          );
          for (const [, name = ""] of text.matchAll(/<h2 lang="ja">([^<]+)<\/h2>/g))
            expect(welfare.has(name) && !open.has(name), name).toBe(false);
        }
      }
    }
  });

  test.each([
    ["without a hazard", { place: "九条" }, "災害の種類を選んでください。"],
    ["without a place", { for: "tsunami", place: " " }, "いまいる場所を書いてください。"],
    ["with a place that the lists don't know", { for: "tsunami", place: "札幌市" }, "見つけられませんでした"],
    ["with an unknown hazard", { for: "dragon", place: "九条" }, "災害の種類を選んでください。"],
    ["with a place that no button sends", { for: "tsunami", at: "1e9,0" }, "いまいる場所を書いてください。"],
  ])("%s it asks again and keeps what was given", async (_, form, words) => {
    const { status, text } = await find(form as Record<string, string>);
    expect(status).toBe(400);
    expect(text).toContain(words);
    const { place } = form as { place?: string };
    if (place?.trim()) expect(text).toContain(`value="${place}"`);
  });

  test("what was typed is text, and leaves no trace in title, address or log", async () => {
    lines.length = 0;
    const { text, headers } = await find({ for: "flood", place: `"><script>alert(1)</script>` });
    expect(text).toContain('value="&#34;><script>alert(1)</script>"');
    expect(text.replace(/ value="[^"]*"/g, "")).not.toContain("alert(");
    expect(headers["cache-control"]).toBe("private, no-cache");
    expect(lines).toEqual([]);
  });

  test("a ward that isn't there has none", async () =>
    expect((await request(app).get("/nowhere/shelters")).status).toBe(404));
});
