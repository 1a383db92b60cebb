import { describe, expect, test } from "vitest";
import { claimProblems } from "../../../src/survey/wordingGuard.js";

const claims = (text: string) => claimProblems(text).map(({ claim }) => claim);

describe("a claim about all residents is found", () => {
  test.each([
    ["区民の65.8%が安全と感じています。", "区民の65.8%"],
    ["西区民の65.8%", "西区民の65.8%"],
    ["西区の住民の３割", "西区の住民の３割"],
    ["住民の約６５．８％が賛成", "住民の約６５．８％"],
    ["区民のうち、およそ6割が", "区民のうち、およそ6割"],
    ["区民全体の80パーセント", "区民全体の80パーセント"],
    ["区民のみなさんの八割以上", "区民のみなさんの八割以上"],
    ["区民の3人に1人は知らない", "区民の3人に1人"],
    ["区民の過半数が満足", "区民の過半数"],
    ["区民のほとんどが", "区民のほとんど"],
    ["安全と感じる区民の割合は65.8%でした", "区民の割合は65.8%"],
    ["65.8%の区民が安全と感じています", "65.8%の区民"],
    ["8割の市民が", "8割の市民"],
    ["区民\nの65.8%", "区民\nの65.8%"],
    ["65.8% of residents feel safe", "65.8% of residents"],
  ])("%s", (text, claim) => expect(claims(text)).toEqual([claim]));

  test("with what to write instead, each of several", () =>
    expect(claimProblems("区民の６５．８％が満足、住民の2割が不満。")).toEqual([
      { claim: "区民の６５．８％", instead: "アンケート回答者の65.8%" },
      { claim: "住民の2割", instead: "アンケート回答者の2割" },
    ]));
});

describe("what may be said is left alone", () => {
  test.each([
    "区民アンケート回答者の65.8%が安全と感じています。",
    "西区民アンケートに回答した方の65.8%",
    "回答した区民の65.8%",
    "アンケートに答えた西区の住民の3割",
    "回答した保護者の80.0%",
    "区政会議委員の80%",
    "LINE登録者の回答では57.0%でした。",
    "区民の割合85%以上を目標とします。",
    "区民の85%以上をめざします。",
    "65.8%の区民センターの利用率",
    "区民の安全を守る取組に10%多く配分",
    "住民票の写しの40%はコンビニ交付です。",
    "65.8% of residents who answered feel safe",
    "",
  ])("%s", (text) => expect(claims(text)).toEqual([]));
});
