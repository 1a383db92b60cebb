import { describe, expect, test } from "vitest";
import type { Outcome, Told, Turn } from "../../src/conversation/dialogue.js";
import { languages } from "../../src/language.js";
import { messageProblems } from "../../src/line/limits.js";
import { readPostback } from "../../src/line/postback.js";
import { needs } from "../../src/shelter/hazard.js";
import { createShelterDialogue } from "../../src/shelter/shelterDialogue.js";
import { oneLine } from "../../src/shelter/site.js";
import { allSites, readings, sayIn, source, turnIn, wardIds, wards } from "./lists.js";

const dialogue = createShelterDialogue({ wards, source, readings });
const asking = { step: "place", missed: 0 };
const place = (latitude: number, longitude: number): Told => ({
  kind: "location",
  latitude,
  longitude,
  address: "秘密の住所",
});
const atNishi = place(34.6761234, 135.4864321);
const press = (data: string): Told => {
  const button = readPostback(data);
  if (!button) throw new Error(`no button of ours: ${data}`);
  return { kind: "postback", ...button, picked: undefined };
};
const near = (need: string, at = "34.676,135.486") => press(`shelter:near?for=${need}&at=${at}`);

async function hear(turn: Turn, told: Told): Promise<Outcome> {
  const outcome = await dialogue.hear(turn, told);
  if (!outcome) throw new Error("not heard");
  return outcome;
}
const twin = ({ messages }: Outcome) =>
  messages.map((message) => ("altText" in message ? message.altText : "")).join("\n");
const dataOf = ({ messages }: Outcome) =>
  [...JSON.stringify(messages).matchAll(/"data":"([^"]+)"/g)].map((match) => match[1] ?? "");

describe("asking where", () => {
  test("opens with a button for the location and a town of the ward as an example", async () => {
    const outcome = await dialogue.open(turnIn("suminoe", "ja"));
    expect(outcome.state).toEqual(asking);
    expect(twin(outcome)).toContain("安立");
    expect(outcome.messages[0]).toMatchObject({ quickReply: { items: [{ action: { type: "location" } }] } });
    expect(JSON.stringify(outcome.messages)).toContain("https://line.me/R/nv/location/");
    expect(twin(await dialogue.open(turnIn("suminoe", "vi")))).toContain("Anryu");
  });

  test("takes a typed place, names it, and asks for the hazard", async () => {
    const outcome = await hear(turnIn("nishi", "ja", { state: asking }), { kind: "text", text: "九条北小学校の近く" });
    expect(twin(outcome)).toContain("「九条北小学校」のあたり");
    expect(outcome.state ?? null).toBeNull();
    expect(dataOf(outcome)).toContain("shelter:near?for=tsunami&at=34.677%2C135.468");
  });

  test("offers the towns of a name that several have", async () => {
    const outcome = await hear(turnIn("suminoe", "ja", { state: asking }), { kind: "text", text: "加賀屋" });
    expect(dataOf(outcome).filter((data) => data.startsWith("shelter:hazards"))).toHaveLength(5);
    expect(outcome.state).toEqual(asking);
  });

  test("says once that a place is not known, then leaves the words to the others", async () => {
    const first = await hear(turnIn("nishi", "ja", { state: asking }), { kind: "text", text: "梅田" });
    expect(twin(first)).toContain("見つけられませんでした");
    expect(first.state).toEqual({ step: "place", missed: 1 });
    expect(
      await dialogue.hear(turnIn("nishi", "ja", { state: first.state }), { kind: "text", text: "梅田です" }),
    ).toBeUndefined();
    expect(
      await dialogue.hear(turnIn("nishi", "ja", { state: asking }), { kind: "text", text: "ごみの日はいつ？" }),
    ).toBeUndefined();
  });

  test("leaves addresses alone when nobody asked for one", async () => {
    expect(await dialogue.hear(turnIn("nishi", "ja"), { kind: "text", text: "九条2丁目" })).toBeUndefined();
  });
});

describe("a location message", () => {
  test("is answered at any time, and nothing of it is kept but 100 metres in the buttons", async () => {
    const outcome = await hear(turnIn("nishi", "ja"), atNishi);
    expect(outcome).toMatchObject({ aside: true });
    expect(outcome.state).toBeUndefined();
    expect(dataOf(outcome)).toContain("shelter:near?for=tsunami&at=34.676%2C135.486");
    expect(JSON.stringify(outcome)).not.toMatch(/34\.6761|135\.4864|秘密/);
    expect(twin(outcome).startsWith("津波のおそれがあるときは")).toBe(true);
  });

  test("after the answer to a disaster gets places at once: no question", async () => {
    const outcome = await hear(turnIn("nishi", "ja", { lastEntry: "priority.disaster-now" }), atNishi);
    expect(twin(outcome)).toContain("1. カキモトビル");
  });
});

describe("the answer", () => {
  test("for a tsunami says first to go up, then names buildings with ward, distance, address, map, date and cautions", async () => {
    const outcome = await hear(turnIn("nishi", "ja"), near("tsunami"));
    const text = twin(outcome);
    expect(text.startsWith(sayIn("ja")("shelterTsunamiUp"))).toBe(true);
    expect(JSON.stringify(outcome.messages)).toContain(
      "https://www.google.com/maps/search/?api=1&query=34.67645,135.48437",
    );
    for (const part of [
      "1. カキモトビル\n西区 直線で約150m\n西区新町4-15-3\nhttps://maps.google.com/?q=34.6764,135.4844",
      "5. ",
      sayIn("ja")("shelterCautions"),
      sayIn("ja")("shelterTwoKinds"),
      "2026年9月6日取得、随時更新",
      source.cityList.url,
    ]) {
      expect(text).toContain(part);
    }
  });

  test("for an earthquake and for staying says that this is no refuge from a tsunami", async () => {
    for (const need of ["earthquake", "stay", "large-fire"]) {
      expect(twin(await hear(turnIn("suminoe", "ja"), near(need, "34.610,135.480")))).toContain(
        "津波のときに逃げる場所ではありません",
      );
    }
  });

  test("for a hazard without sites says so for the ward at the place, and names the city's list", async () => {
    const text = twin(await hear(turnIn("nishi", "ja"), near("storm-surge", "34.610,135.480")));
    expect(text).toContain("住之江区については、「高潮」のときの避難先の登録が、このアカウントの資料にありません");
    expect(text).toContain(source.cityList.url);
    expect(text).not.toContain("1. ");
  });

  test("far away names no place", async () => {
    const text = twin(await hear(turnIn("nishi", "ja"), near("tsunami", "35.681,139.767")));
    expect(text).toContain("5km以上");
    expect(text).not.toContain("1. ");
  });

  test("marks an emergency site at a welfare shelter's address as a place to flee to only", async () => {
    expect(twin(await hear(turnIn("nishiyodogawa", "ja"), near("tsunami", "34.701,135.453")))).toContain(
      `せいりょう姫島\n西淀川区 直線で約50m\n西淀川区姫島2-15-8\n${sayIn("ja")("shelterFleeOnly")}`,
    );
  });

  test("never names a welfare shelter that is not an emergency site", async () => {
    const fleeing = allSites.filter((site) => site.kind === "emergency").map((site) => oneLine(site.name));
    const hidden = allSites
      .filter((site) => site.welfare)
      .map((site) => oneLine(site.name))
      .filter((name) => !fleeing.some((one) => one.includes(name)));
    expect(hidden.length).toBeGreaterThan(20);
    for (const site of allSites.filter(({ welfare }) => welfare)) {
      for (const need of needs) {
        const text = JSON.stringify(
          (await hear(turnIn(site.ward, "ja"), near(need, `${site.latitude.toFixed(3)},${site.longitude.toFixed(3)}`)))
            .messages,
        );
        expect(hidden.filter((name) => text.includes(name))).toEqual([]);
        if (need === "stay") expect(text).not.toContain(site.row.名称);
      }
    }
  });

  test.each([
    "shelter:near?for=volcano&at=34.676,135.486",
    "shelter:near?for=tsunami&at=north",
    "shelter:near?for=tsunami&at=99.000,135.000",
    "shelter:hazards",
    "shelter:other",
  ])("is not given to a button that is not ours: %s", async (data) => {
    expect(await dialogue.hear(turnIn("nishi", "ja"), press(data))).toBeUndefined();
  });
});

describe.each(languages)("in %s", (language) => {
  test("every message is one that LINE takes, with a twin that is complete", async () => {
    const outcomes: Outcome[] = [];
    for (const id of wardIds) {
      outcomes.push(await dialogue.open(turnIn(id, language)), await hear(turnIn(id, language), atNishi));
      for (const text of ["堀江", "加賀屋", "梅田", "佃"])
        outcomes.push(await hear(turnIn(id, language, { state: asking }), { kind: "text", text }));
      for (const need of needs) {
        outcomes.push(await hear(turnIn(id, language), near(need, "35.681,139.767")));
        for (const site of wards
          .get(id)
          ?.sites.filter((site, index) => index % 9 === 0 || site.besideWelfare || oneLine(site.name).length > 20) ??
          []) {
          outcomes.push(
            await hear(turnIn(id, language), near(need, `${site.latitude.toFixed(3)},${site.longitude.toFixed(3)}`)),
          );
        }
      }
    }
    expect(outcomes.length).toBeGreaterThan(400);
    for (const outcome of outcomes) {
      expect(messageProblems(outcome.messages)).toEqual([]);
      expect(twin(outcome).endsWith("…"), twin(outcome)).toBe(false);
      expect(JSON.stringify(outcome.messages)).not.toMatch(/\{[a-z]+\}/);
    }
  });
});
