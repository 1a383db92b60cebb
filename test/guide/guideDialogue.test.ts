/** The talk around an answer: what follows it, what corrects it, and two questions at once. */
import { describe, expect, it } from "vitest";
import { languages } from "../../src/language.js";
import { talkWith } from "./talkStand.js";

const fee = "町会費はいくらですか";

describe("after an answer", () => {
  it("「いつ？」 is told from the entry's own words, under its title and with the way back to all of it", async () => {
    const talk = talkWith();
    await talk.say("防災訓練に参加したい");
    const said = await talk.say("いつやるん？");
    expect(said.words).toContain("防災訓練に参加したい\nいつ: 今年度の日程は確認中です。");
    expect(said.words).toContain("出典: ");
    expect((await talk.press(said.buttons.get("案内の全体を見る"))).words).toContain("西区全地域合同防災訓練");
  });

  it("「電話番号は？」 gives the number to call with its hours and as of when", async () => {
    const talk = talkWith("suminoe");
    await talk.say(fee);
    const said = await talk.say("電話番号は？");
    expect(said.words).toContain("070-2300-4902（火・木 10時〜16時 / 2024年1月時点・変わっている場合があります）");
    expect(said.buttons.get("電話する 070-2300-4902")).toBe("tel:07023004902");
  });

  it("a number that nobody has confirmed is not made up: the page of the ward is there instead", async () => {
    const talk = talkWith("nishi");
    await talk.say("防災訓練に参加したい");
    const said = await talk.say("電話番号は？");
    expect(said.words).toContain("電話番号は確認中です");
    expect(said.buttons.has("区の公式ページ")).toBe(true);
    expect([...said.buttons.values()].join()).not.toContain("tel:");
  });

  it("what is not written in a language of its own is said to be so, with what is written and whom to ask", async () => {
    const talk = talkWith();
    await talk.say("When is the disaster drill?");
    const said = await talk.say("how much?");
    expect(said.words).toContain("There is no separate note on this yet");
    expect(said.words).toContain("joint disaster drill");
    expect(said.words).toContain("please ask Nishi Ward Office, disaster preparedness section");
  });

  it("「英語で」 shows the same in English, and the talk goes on in it until Japanese is written", async () => {
    const talk = talkWith();
    await talk.say("防災訓練に参加したい");
    expect((await talk.say("英語で")).words).toContain("Take part in a disaster drill");
    expect((await talk.say("fee?")).words).toContain("Take part in a disaster drill");
    expect((await talk.say("いくら？")).words).toContain("費用: ");
  });

  it("「やさしい日本語で」 stays when Japanese is written", async () => {
    const talk = talkWith("suminoe");
    await talk.say(fee);
    await talk.say("やさしい日本語で");
    expect((await talk.say("いくら？")).words).toContain("お金（かね）: ");
  });

  it("a question with a topic of its own is a new question", async () => {
    const talk = talkWith();
    await talk.say("防災訓練に参加したい");
    expect((await talk.say(fee)).lastEntry).toBe("association.fee");
  });

  it("counts once, however often it is leaned on", async () => {
    const talk = talkWith();
    await talk.say("防災訓練に参加したい");
    for (const text of ["いつ？", "場所は？", "もっと詳しく"]) await talk.say(text);
    expect(talk.shown).toHaveLength(1);
  });

  it("of yesterday, 「持ち物は？」 asks which one is meant", async () => {
    const talk = talkWith();
    await talk.say("防災訓練に参加したい");
    talk.wait(24 * 60);
    const said = await talk.say("持ち物は？");
    expect(said.words).toContain("防災訓練に参加したい");
    expect(said.words).toContain("どのことについてですか");
    expect((await talk.press(said.buttons.get("防災訓練に参加したい"))).lastEntry).toBe("disaster.drill");
  });
});

describe("without an answer before it", () => {
  it("「英語で」 gives the menu in English, whose buttons stay English", async () => {
    const said = await talkWith().say("in English please");
    expect(said.words).toContain("Nishi Ward menu");
    expect([...said.buttons.values()].find((data) => data.startsWith("guide:topic"))).toContain("l=en");
  });

  it("「持ち物は？」 is asked about what, and is no unanswered question", async () => {
    const talk = talkWith();
    expect((await talk.say("服装は？")).words).toMatch(/何についてのご質問でしょうか|どのことについて/);
    expect(talk.unanswered).toEqual([]);
  });
});

describe("違う", () => {
  it("by button offers what was next best for the question, never the wrong one, and which one is chosen is kept by ids", async () => {
    const talk = talkWith();
    const first = await talk.say("防災訓練に参加したい");
    const said = await talk.press(first.buttons.get("違う"));
    const offered = [...said.buttons.values()].filter((data) => data.startsWith("guide:show"));
    expect(offered.length).toBeGreaterThan(1);
    expect(offered.length).toBeLessThanOrEqual(4);
    expect(offered.join()).not.toContain("disaster.drill");
    expect(said.buttons.has("どれでもない")).toBe(true);
    expect(talk.ratings).toEqual([{ useId: talk.shown[0]?.id, helpful: false }]);
    const chosen = await talk.press(offered[0]);
    expect(talk.choices).toEqual([{ useId: talk.shown[1]?.id, entry: chosen.lastEntry }]);
    expect((await talk.press(said.buttons.get("どれでもない"))).words).toContain("お問い合わせください");
  });

  it("by word does the same", async () => {
    const talk = talkWith();
    await talk.say("防災訓練に参加したい");
    const said = await talk.say("違うねん");
    expect(said.words).not.toContain("・防災訓練に参加したい");
    expect(talk.ratings).toEqual([{ useId: talk.shown[0]?.id, helpful: false }]);
  });

  it("with what was meant asks that, and keeps the pair by ids", async () => {
    const talk = talkWith();
    await talk.say("防災訓練に参加したい");
    expect((await talk.say("そうじゃなくて、町会費はいくらか知りたい")).lastEntry).toBe("association.fee");
    expect(talk.ratings).toEqual([{ useId: talk.shown[0]?.id, helpful: false }]);
    expect(talk.choices).toEqual([{ useId: talk.shown[0]?.id, entry: "association.fee" }]);
  });

  it("with the same again does not show the same again", async () => {
    const talk = talkWith();
    await talk.say("防災訓練に参加したい");
    const said = await talk.say("違う、防災訓練に参加したい");
    expect(said.lastEntry).toBeUndefined();
    expect([...said.buttons.values()].join()).not.toContain("disaster.drill");
  });

  it("to nothing asks for other words and names the office", async () => {
    const said = await talkWith().say("それじゃない");
    expect(said.words).toContain("別の言い方でもう一度");
    expect(said.words).toContain("西区役所");
  });

  it("knows buttons of messages from before these words: without next ones it offers what is related", async () => {
    const said = await talkWith().press("guide:wrong?u=x&e=disaster.drill&l=ja");
    expect(said.words).toContain("防災出前講座");
  });
});

describe("two questions in one message", () => {
  it("get both answers in one reply", async () => {
    const talk = talkWith();
    const said = await talk.say("防災訓練はいつですか。あと町会費っていくらですか");
    expect(said.messages).toHaveLength(2);
    expect(said.words).toContain("西区全地域合同防災訓練");
    expect(said.words).toContain("町会費");
    expect(talk.shown.map(({ entry }) => entry)).toEqual(["disaster.drill", "association.fee"]);
  });

  it("about one thing get one answer", async () => {
    const said = await talkWith().say("防災訓練はいつですか。あと防災訓練の場所はどこですか");
    expect(said.messages).toHaveLength(1);
  });
});

it.each(languages)("in %s every entry answers every follow-up with messages that LINE takes", async (language) => {
  const talk = talkWith("suminoe", language);
  const all =
    "いつ？ 場所は？ いくら？ 申し込みは？ 対象は？ 持ち物は？ 雨天は？ 内容は？ 中止は？ 電話番号は？ サイトは？ くわしく".split(
      " ",
    );
  for (const entry of ["disaster.drill", "childcare.consult", "association.fee"]) {
    await talk.press(`guide:show?e=${entry}&l=${language}`);
    for (const text of all) expect((await talk.say(text)).words.length, text).toBeGreaterThan(10);
  }
});
