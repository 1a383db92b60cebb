import { describe, expect, test } from "vitest";
import { createFindPlace } from "../../src/shelter/place.js";
import { allSites, readings, wards } from "./lists.js";

const find = createFindPlace(
  allSites,
  [...wards.values()].map(({ ward }) => ward),
  readings,
);

/** The name of the place found, the choices, or "unknown". */
function answerTo(text: string, ward: string): string {
  const found = find(text, ward);
  if (found.kind === "found") return found.place.name;
  return found.kind === "several" ? [...found.options.map(({ name }) => name)].sort().join(" / ") : "unknown";
}

describe("a place in 西区", () => {
  test.each([
    ["九条2丁目", "九条2"],
    ["九条二丁目", "九条2"],
    ["九条２−１９−１８", "九条2-19-18"],
    ["九条二丁目19番18号", "九条2-19-18"],
    ["九条2の19の18", "九条2-19-18"],
    ["大阪市西区九条南4-7-38 コーポ203", "九条南4-7-38"],
    ["大阪府大阪市西区新町4-5-14", "新町4-5"],
    ["西区南堀江4丁目", "南堀江4"],
    ["南堀江９丁目", "南堀江"],
    ["靱本町1丁目", "靱本町1"],
    ["靭本町１丁目", "靱本町1"],
    ["靱公園", "靭公園"],
    ["靭公園の近く", "靭公園"],
    ["阿波座", "阿波座"],
    ["阿波座駅の近くです", "阿波座"],
    ["くじょう", "九条"],
    ["きたほりえ3ちょうめ", "北堀江3"],
    ["Kujo 2-chome", "九条2"],
    ["I live in Minami-horie", "南堀江"],
    ["near Awaza station", "阿波座"],
    ["九条东小学校", "九条東小学校"],
    ["いま九条北小学校の近くにいます", "九条北小学校"],
    ["九条南小学校の裏におります", "九条南小学校"],
    ["堀江小", "堀江小学校"],
    ["中央図書館", "大阪市立中央図書館"],
    ["京セラドーム", "京セラドーム大阪・周辺デッキ"],
    ["立売堀の会社にいます", "立売堀"],
    ["江之子島", "江之子島"],
    ["堀江", "北堀江 / 南堀江"],
    ["九条から阿波座に行くところ", "九条 / 阿波座"],
    ["本町", "靱本町"],
    ["姫島", "姫島"],
    ["北加賀屋", "北加賀屋"],
  ])("%s is %s", (text, name) => {
    expect(answerTo(text, "nishi")).toBe(name);
  });

  test("that only resembles a name is asked about, not assumed", () => {
    expect(find("本町", "nishi").kind).toBe("several");
    expect(find("塚本", "nishiyodogawa").kind).toBe("several");
  });
});

describe("a place in 西淀川区", () => {
  test.each([
    ["御幣島3丁目", "御幣島3"],
    ["みてじま", "御幣島"],
    ["御币岛", "御幣島"],
    ["佃", "佃"],
    ["佃2-15", "佃2-15"],
    ["竹島四丁目", "竹島4"],
    ["出来島小学校", "出来島小学校"],
    ["姫島駅", "姫島"],
    ["Himejima", "姫島"],
    ["歌島公園", "歌島公園"],
    ["ライフ", "ライフ御幣島店"],
    ["西淀川区柏里2丁目8-16", "柏里2-8-16"],
    ["大和田5丁目の家", "大和田5"],
  ])("%s is %s", (text, name) => {
    expect(answerTo(text, "nishiyodogawa")).toBe(name);
  });
});

describe("a place in 住之江区", () => {
  test.each([
    ["加賀屋", "中加賀屋 / 北加賀屋 / 南加賀屋 / 東加賀屋 / 西加賀屋"],
    ["加贺屋", "中加賀屋 / 北加賀屋 / 南加賀屋 / 東加賀屋 / 西加賀屋"],
    ["南港", "南港中 / 南港北 / 南港東"],
    ["南港中3丁目", "南港中3"],
    ["Nankō-naka 3", "南港中3"],
    ["住之江公園", "住之江公園"],
    ["住之江", "住之江"],
    ["粉浜", "粉浜"],
    ["こはまにし", "粉浜西"],
    ["浜口", "浜口東 / 浜口西"],
    ["インテックス大阪", "インテックス大阪６号館"],
    ["南港北2-1-10", "南港北2-1-10"],
    ["安立", "安立"],
    ["御崎四丁目", "御崎4"],
    ["泉", "泉"],
  ])("%s is %s", (text, name) => {
    expect(answerTo(text, "suminoe")).toBe(name);
  });
});

describe("no place is made up", () => {
  test.each([
    ["another city with the same town", "川口市"],
    ["another prefecture", "埼玉県川口市"],
    ["another ward", "大正区"],
    ["a station across the river", "西九条"],
    ["a place without a site", "梅田"],
    ["the ward alone", "西区"],
    ["a word for many places", "公園"],
    ["the danger and not the place", "津波"],
    ["a question", "津波が来たらどこに逃げればいい？"],
    ["a number", "12"],
    ["nothing", "　"],
    ["a welfare shelter, which is no landmark", "すみれ苑"],
    ["a long text", "あ".repeat(5000)],
  ])("from %s", (_, text) => {
    expect(answerTo(text, "nishi")).toBe("unknown");
  });

  test("and every general site is found by its own name", () => {
    const missed = allSites.filter((site) => !site.welfare && find(site.name, site.ward).kind === "unknown");
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  test("and every address of the lists leads to within 300 metres of its site", () => {
    // A whole district under one number, and two houses of one address: oddities of the lists.
    const odd = ["西淀川中島地区", "社会福祉法人　陽光福祉会　陽光ひめじま苑"];
    const apart = allSites.filter((site) => {
      const found = find(site.address, "nishi");
      return (
        found.kind !== "found" ||
        Math.hypot(found.place.latitude - site.latitude, (found.place.longitude - site.longitude) * 0.82) * 111_195 >
          300
      );
    });
    expect(apart.map(({ name }) => name)).toEqual(odd);
  });
});
