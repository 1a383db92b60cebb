/** Answering in LINE: one question at a time, with the choices to tap, and what is not for LINE on the form. */
import { afterEach, describe, expect, it } from "vitest";
import { languages } from "../../../src/language.js";
import { labelFits } from "../../../src/line/limits.js";
import { shortId } from "../../../src/survey/chat/surveyButton.js";
import { realContent } from "../../support/content.js";
import { emptyDatabase } from "../../support/database.js";
import { largest, life, mixed, secret } from "./definitions.js";
import { actionsIn, linksIn, useSurveyTalk } from "./stand.js";

const talk = useSurveyTalk();
afterEach(async () => {
  await emptyDatabase(talk.database);
  talk.at("2026-11-20T10:00:00+09:00");
});

describe("the word 「アンケート」", () => {
  it("says kindly that there is none, and where past results are", async () => {
    const person = await talk.person();
    const { words } = await person.say("アンケート");
    expect(words).toContain("いま、LINEでお答えいただけるアンケートはありません");
    expect(words).toContain("区のアンケートと結果");
    expect(words).toContain("メニュー");
  });

  it("shows title, length, last day and that nothing has been answered", async () => {
    await talk.publish(life(), { closesAt: new Date("2026-12-01T00:00:00+09:00") });
    const { words } = await (await talk.person()).say("アンケート");
    expect(words).toContain("くらしのアンケート");
    expect(words).toContain("最大4問・約1分");
    expect(words).toContain("2026年11月30日まで");
    expect(words).toContain("まだ回答していません");
  });

  it("shows only the surveys of the resident's own ward", async () => {
    await talk.publish(life(), { ward: "suminoe" });
    expect((await (await talk.person()).say("アンケート")).words).not.toContain("くらしのアンケート");
  });

  it("shows how far somebody is, and that they have answered", async () => {
    await talk.publish(life());
    const person = await talk.person();
    await person.say("アンケート");
    await person.tap("回答する");
    await person.tap("はじめる");
    await person.tap("そう思う");
    expect((await person.say("アンケート")).words).toContain("途中です（1/3）");
    await person.tap("つづける");
    await person.tap("とばす");
    await person.tap("10");
    expect((await person.say("アンケート")).words).toContain("回答済みです");
  });

  it("of a survey that only friends invited otherwise may answer is told kindly that it is not for them", async () => {
    const id = await talk.publish(life({ frames: ["mailed"] }));
    const person = await talk.person();
    expect((await person.say("アンケート")).words).not.toContain("くらし");
    await talk.publish(life({ key: "other" }));
    await person.say("アンケート");
    const start = actionsIn(person.last())[0]?.data ?? "";
    const { words } = await person.press(start.replace(/s=.*/, `s=${shortId(id)}`));
    expect(words).toContain("区からご案内をお送りした方");
  });
});

describe("before the first question", () => {
  it("the purpose and for whom it is are told, with both ways to answer", async () => {
    await talk.publish(life());
    const person = await talk.person();
    await person.say("アンケート");
    const { words, messages } = await person.tap("回答する");
    expect(words).toContain("回答は区政の改善のために使います。");
    expect(words).toContain("対象：区内にお住まいの方");
    expect(words).toContain("ここで押した答えはLINEを通ります");
    expect(linksIn(messages)[0]).toMatch(/^https:\/\/ward\.example\/nishi\/s\/life\/a\/[\w-]{43}$/);
  });

  it("the link goes to the form in the resident's language", async () => {
    await talk.publish(life());
    const person = await talk.person({ language: "en" });
    await person.say("アンケート");
    const { messages, words } = await person.tap("Answer");
    expect(words).toContain("Survey about life here");
    expect(linksIn(messages)[0]).toContain("?lang=en");
  });
});

/** Up to the first question. */
async function begun(definition = life()) {
  const id = await talk.publish(definition);
  const person = await talk.person();
  await person.say("アンケート");
  await person.tap("回答する");
  const first = await person.tap("はじめる");
  return { id, person, first };
}

describe("a question", () => {
  it("comes alone, with progress, and with long choices in full", async () => {
    const { first } = await begun();
    expect(first.messages).toHaveLength(1);
    expect(first.words).toContain("質問 1/3　必須");
    expect(first.words).toContain("長いことばもボタンの中で切れずに最後まで読めなければならない）\n");
    expect(first.words).not.toContain("窓口の対応");
  });

  it("has buttons with places and no words, and writes nothing into the talk", async () => {
    const { first } = await begun();
    const taps = actionsIn(first.messages).filter(({ data }) => data?.startsWith("survey:pick"));
    expect(taps).toHaveLength(4);
    for (const { data, displayText } of taps) {
      expect(data).toMatch(/^survey:pick\?s=[\w-]{22}&v=1&q=0&c=\d$/);
      expect(displayText).toBeUndefined();
    }
  });

  it("is followed by the next at one tap, and the last one is thanked for", async () => {
    const { id, person } = await begun();
    expect((await person.tap("そう思う")).words).toContain("質問 2/3");
    expect((await person.tap("知っている")).words).toContain("質問 3/3");
    const { words } = await person.tap("7");
    expect(words).toContain("「くらしのアンケート」にご回答いただき、ありがとうございました。");
    expect(words).toContain("答えを変える");
    expect(person.open()).toBeUndefined();
    expect(await talk.responses(id)).toHaveLength(1);
    expect((await talk.sheetOf(id, person.id)).answers).toEqual({
      safe: { kind: "choices", keys: ["yes"] },
      council: { kind: "choices", keys: ["known"] },
      counter: { kind: "choices", keys: ["7"] },
    });
  });

  it("that is required can't be skipped, another can", async () => {
    const { id, person, first } = await begun();
    expect(first.words).not.toContain("とばす");
    await person.tap("そう思う");
    expect((await person.tap("とばす")).words).toContain("質問 3/3");
    expect((await talk.sheetOf(id, person.id)).answers.council).toBeNull();
  });

  it("of which several may be chosen is toggled, keeps to its limit, and waits for 「決定」", async () => {
    const { id, person } = await begun();
    expect((await person.tap("そう思わない")).words).toContain("2つまで選び");
    expect((await person.tap("夜道が暗い")).words).toContain("☑ 夜道が暗い");
    await person.tap("交通が多い");
    expect((await person.tap("水害が心配")).words.startsWith("2つまで選び")).toBe(true);
    expect((await talk.sheetOf(id, person.id)).answers.why).toEqual({ kind: "choices", keys: ["dark", "traffic"] });
    await person.tap("☑ 夜道が暗い");
    expect((await person.tap("特にない")).words).not.toContain("☑ 交通が多い");
    await person.tap("水害が心配");
    expect((await person.tap("決定")).words).toContain("質問 3/4");
    expect((await talk.sheetOf(id, person.id)).answers.why).toEqual({ kind: "choices", keys: ["flood"] });
  });

  it("keeps each of two choices tapped on the same bubble, also when the first tap arrives last", async () => {
    const { id, person } = await begun();
    const { messages } = await person.tap("そう思わない");
    await person.tap("交通が多い", messages, "2026-11-20T01:30:00.000Z#0000000000000000002");
    await person.tap("夜道が暗い", messages, "2026-11-20T01:29:00.000Z#0000000000000000001");
    expect((await talk.sheetOf(id, person.id)).answers.why).toEqual({ kind: "choices", keys: ["dark", "traffic"] });
  });

  it("can be gone back to, with the answer marked", async () => {
    const { person } = await begun();
    await person.tap("そう思う");
    const { words } = await person.tap("戻る");
    expect(words).toContain("✓ そう思う");
    expect((await person.tap("次へ")).words).toContain("質問 2/3");
  });
});

describe("an older bubble", () => {
  it("of a branch that was left asks nothing out of the way", async () => {
    const { id, person, first } = await begun();
    const branch = await person.tap("そう思わない");
    await person.tap("そう思う", first.messages);
    const { words } = await person.tap("夜道が暗い", branch.messages);
    expect(words).toContain("質問 2/3");
    expect(words).not.toContain("理由");
    // Kept in case they go back, and not counted.
    expect((await talk.sheetOf(id, person.id)).answers.why).toEqual({ kind: "choices", keys: ["dark"] });
  });

  it("changes that answer and goes on where one was", async () => {
    const { id, person, first } = await begun();
    await person.tap("そう思う");
    await person.tap("知らない");
    const { words } = await person.tap("わからない", first.messages);
    expect(words).toContain("質問1の答えを変えました。");
    expect(words).toContain("質問 3/3");
    expect((await talk.sheetOf(id, person.id)).answers.safe).toEqual({ kind: "choices", keys: ["unsure"] });
  });

  it("whose tap comes late does not undo a later one", async () => {
    const { id, person, first } = await begun();
    await person.tap("わからない", first.messages, "2026-11-20T01:30:00.000Z#0000000000000000009");
    const { words } = await person.tap("そう思う", first.messages, "2026-11-20T01:20:00.000Z#0000000000000000008");
    expect(words).not.toContain("変えました");
    expect((await talk.sheetOf(id, person.id)).answers.safe).toEqual({ kind: "choices", keys: ["unsure"] });
  });

  it("after sending changes the answer that counts, and stays one response", async () => {
    const { id, person, first } = await begun();
    await person.tap("そう思う");
    await person.tap("とばす");
    await person.tap("5");
    const [before] = await talk.responses(id);
    expect((await person.tap("わからない", first.messages)).words).toContain("いまの内容で受け付けています");
    const after = await talk.responses(id);
    expect(after).toHaveLength(1);
    expect(after[0]?.picks).not.toEqual(before?.picks);
  });

  it("of a version that is not asked any more says so and asks the new question", async () => {
    const { id, person, first } = await begun();
    const renewed = life();
    await talk.addVersion(id, 2, { ...renewed, questions: renewed.questions.slice(2) });
    const { words } = await person.tap("そう思う", first.messages);
    expect(words).toContain("アンケートの質問が新しくなりました");
    expect(words).toContain("地域活動協議会を知っていますか");
    expect((await talk.sheetOf(id, person.id)).answers).toEqual({});
  });

  it("of a version that was begun with goes on in that version", async () => {
    const { id, person } = await begun();
    await person.tap("そう思う");
    await talk.addVersion(id, 2, life({ title: { ja: "新しい題名" } }));
    expect((await person.tap("知っている")).words).toContain("質問 3/3");
  });
});

describe("taps that arrive in another order than they were made", () => {
  const taps = [
    ["q=0&c=3", "2026-11-20T01:20:01.000Z#0000000000000000001"],
    ["q=2&c=1", "2026-11-20T01:20:02.000Z#0000000000000000002"],
    ["q=3&c=7", "2026-11-20T01:20:03.000Z#0000000000000000003"],
    ["q=0&c=0", "2026-11-20T01:20:04.000Z#0000000000000000004"],
  ] as const;
  const orders = taps.flatMap((_, first) => [
    [...taps.slice(first), ...taps.slice(0, first)],
    [...taps.slice(first), ...taps.slice(0, first)].reverse(),
  ]);
  it.each(
    orders.map((order) => [order.map(([tap]) => tap).join(", "), order] as const),
  )("%s: one response, the same", async (_name, order) => {
    const { id, person } = await begun();
    // The first tap comes once more at the end, as a redelivered one would.
    for (const [tap, stamp] of [...order, ...order.slice(0, 1)])
      await person.press(`survey:pick?s=${shortId(id)}&v=1&${tap}`, stamp);
    expect(await talk.responses(id)).toEqual([{ frame: "line", picks: "{1,NULL,2,128}" }]);
  });
});

describe("ticks that arrive in another order than they were made", () => {
  // Two at most, and 「特にない」 stands alone: it drives out both, and the last two drive it out again.
  const ticks = [
    ["pick", "q=0&c=2", 1],
    ["mark", "q=1&c=0&on=1", 2],
    ["mark", "q=1&c=1&on=1", 3],
    ["mark", "q=1&c=2&on=1", 4],
    ["mark", "q=1&c=3&on=1", 5],
    ["mark", "q=1&c=1&on=1", 6],
    ["mark", "q=1&c=0&on=1", 7],
    ["mark", "q=1&c=0&on=0", 8],
    ["mark", "q=1&c=2&on=1", 9],
    ["pick", "q=3&c=7", 10],
  ] as const;
  const orders = ticks.flatMap((_, first) => [
    [...ticks.slice(first), ...ticks.slice(0, first)],
    [...ticks.slice(first), ...ticks.slice(0, first)].reverse(),
  ]);
  it.each(
    orders.map((order) => [order.map(([, , second]) => second).join(" "), order] as const),
  )("%s: what was ticked last counts", async (_name, order) => {
    const { id, person } = await begun();
    for (const [action, tap, second] of [...order, ...order.slice(0, 3)])
      await person.press(
        `survey:${action}?s=${shortId(id)}&v=1&${tap}`,
        `2026-11-20T01:20:${String(second).padStart(2, "0")}.000Z#0000000000000000001`,
      );
    await person.press(`survey:send?s=${shortId(id)}`, "2026-11-20T01:30:00.000Z#0000000000000000002");
    expect(await talk.responses(id)).toEqual([{ frame: "line", picks: "{4,6,0,128}" }]);
  });

  it("a blank is given up by a later tick and takes back an earlier one", async () => {
    const { id, person } = await begun();
    const press = (action: string, tap: string, second: number) =>
      person.press(
        `survey:${action}?s=${shortId(id)}&v=1&${tap}`,
        `2026-11-20T01:20:0${second}.000Z#0000000000000000001`,
      );
    await press("pick", "q=0&c=2", 1);
    await press("skip", "q=1", 4);
    await press("mark", "q=1&c=0&on=1", 3);
    expect((await talk.sheetOf(id, person.id)).answers.why).toBeNull();
    await press("mark", "q=1&c=1&on=1", 5);
    expect((await talk.sheetOf(id, person.id)).answers.why).toEqual({ kind: "choices", keys: ["traffic"] });
  });
});

describe("the words on buttons", () => {
  it.each(languages)("fit LINE's in %s", (language) => {
    const say = realContent().wards.get("nishi")?.say(language);
    expect(labelFits(say?.("surveyGoOn") ?? "")).toBe(true);
    for (const key of ["surveyForm", "surveyRestForm", "surveySendNow", "surveyChange", "surveyDecide"] as const)
      expect(labelFits(say?.(key) ?? "", "flex")).toBe(true);
  });
});

describe("going through all answers again", () => {
  it("leads from question to question with what was answered, and ends with what counts now", async () => {
    const { id, person } = await begun();
    await person.tap("そう思う");
    await person.tap("知っている");
    await person.tap("7");
    expect((await person.tap("答えを変える")).words).toContain("✓ そう思う");
    expect((await person.tap("次へ")).words).toContain("✓ 知っている");
    expect((await person.tap("知らない")).words).toContain("質問 3/3");
    expect((await person.tap("次へ")).words).toContain("いまの内容で受け付けています");
    expect(await talk.responses(id)).toHaveLength(1);
  });

  it("asks what another branch asks, before that counts", async () => {
    const { id, person } = await begun();
    await person.tap("そう思う");
    await person.tap("とばす");
    await person.tap("7");
    await person.tap("答えを変える");
    expect((await person.tap("そう思わない")).words).toContain("そう思わない理由は何ですか");
    await person.tap("夜道が暗い");
    await person.tap("決定");
    expect((await talk.sheetOf(id, person.id)).answers.why).toEqual({ kind: "choices", keys: ["dark"] });
  });
});

describe("later", () => {
  it("everything is kept, and goes on days after", async () => {
    const { person } = await begun();
    await person.tap("そう思う");
    expect((await person.tap("あとで")).words).toContain("ここまでの答えを保存しました");
    talk.at("2026-11-25T20:00:00+09:00");
    await person.say("アンケート");
    expect((await person.tap("つづける")).words).toContain("質問 2/3");
  });

  it("a question in between is answered by others, and one button leads back", async () => {
    const { person } = await begun();
    await person.tap("そう思う");
    const between = await person.say("避難所はどこですか");
    expect(between.words).toContain("案内：9文字");
    expect(person.open()).toBe("survey");
    expect((await person.tap("アンケートの続き")).words).toContain("質問 2/3");
    expect((await person.tap("知らない")).words).toContain("質問 3/3");
  });

  it("a survey that closed meanwhile says so", async () => {
    const id = await talk.publish(life(), { closesAt: new Date("2026-11-22T00:00:00+09:00") });
    const person = await talk.person();
    await person.say("アンケート");
    await person.tap("回答する");
    await person.tap("はじめる");
    talk.at("2026-11-22T00:00:00+09:00");
    expect((await person.tap("そう思う")).words).toContain("受付は終わりました");
    expect(await talk.responses(id)).toHaveLength(0);
  });

  it("a button of a survey that is gone, or of another ward, says so", async () => {
    const { id, person } = await begun();
    await talk.run((tx) => tx.survey.update({ where: { id }, data: { ward: "suminoe" } }));
    expect((await person.tap("そう思う")).words).toContain("見つかりませんでした");
  });
});

describe("what is kept beside the resident", () => {
  it("is how far they are, and nothing that tells an answer", async () => {
    const { id, person } = await begun();
    await person.tap("そう思わない");
    expect(person.state()).toEqual({ survey: id, step: 1, review: false, asked: "2026-11-20T01:00:00.000Z" });
  });
});

describe("typed instead of tapped", () => {
  it.each([
    ["2", "rather"],
    ["４", "unsure"],
    ["そう思わない", "no"],
    ["「そう思う」。", "yes"],
  ])("「%s」 answers the open question", async (typed, key) => {
    const { id, person } = await begun();
    await person.say(typed);
    expect((await talk.sheetOf(id, person.id)).answers.safe).toEqual({ kind: "choices", keys: [key] });
  });

  it.each(["9", "0", "たぶんそう思うけど", "住民票は？"])("「%s」 is no answer, and others hear it", async (typed) => {
    const { id, person } = await begun();
    expect((await person.say(typed)).words).toContain("案内：");
    expect((await talk.sheetOf(id, person.id)).answers).toEqual({});
  });

  it("a number is the answer itself on a scale, and ticks one of several", async () => {
    const { id, person } = await begun();
    await person.tap("そう思わない");
    await person.say("3");
    await person.say("1");
    await person.say("3");
    await person.tap("決定");
    await person.tap("とばす");
    await person.say("0");
    expect((await talk.sheetOf(id, person.id)).answers).toMatchObject({
      why: { kind: "choices", keys: ["dark"] },
      counter: { kind: "choices", keys: ["0"] },
    });
  });

  it("a number after a day is not taken for an answer any more", async () => {
    const { person } = await begun();
    talk.at("2026-11-21T10:00:01+09:00");
    expect((await person.say("1")).words).toContain("案内：");
  });
});

describe("questions that are not for LINE", () => {
  it("wait on the form, to which the answers are carried over; what is not required may be left out", async () => {
    const { id, person } = await begun(mixed(false));
    const { words, messages } = await person.tap("そう思う");
    expect(words).toContain("残り2問は、フォームでお答えください");
    expect(words).not.toContain("年齢");
    expect(linksIn(messages)[0]).toMatch(/\/nishi\/s\/mixed\/a\//);
    expect(await talk.responses(id)).toHaveLength(0);
    expect((await person.tap("ここまでで送る")).words).toContain("ありがとうございました");
    expect(await talk.responses(id)).toHaveLength(1);
  });

  it("that are required are the only way to send", async () => {
    const { id, person } = await begun(mixed(true));
    const { words, messages } = await person.tap("そう思う");
    expect(words).toContain("フォームで送信すると、回答が完了します。");
    expect(words).not.toContain("ここまでで送る");
    const start = actionsIn(messages).find(({ label }) => label === "答えを変える")?.data ?? "";
    // A button that was never offered is obeyed no further than the rules go.
    expect((await person.press(start.replace("change", "send"))).words).toContain("フォーム");
    expect(await talk.responses(id)).toHaveLength(0);
  });

  it("the link's token is the respondent's own", async () => {
    const { person } = await begun(mixed(true));
    const { messages } = await person.tap("そう思う");
    const token = linksIn(messages)[0]?.split("/").at(-1) ?? "";
    const way = await talk.run((tx) => talk.answering.byLink(tx, "nishi", token, talk.now()));
    expect(way.kind).toBe("respondent");
    if (way.kind !== "respondent") return;
    const sheet = await talk.run((tx) => talk.answering.sheet(tx, way.survey, way.respondent, "ja"));
    expect(sheet.answers.safe).toEqual({ kind: "choices", keys: ["yes"] });
  });

  it("what is sent on the form is one response with what was tapped, and known in the chat", async () => {
    const { id, person, first } = await begun(mixed(true));
    const { messages } = await person.tap("そう思う");
    const token = linksIn(messages)[0]?.split("/").at(-1) ?? "";
    await talk.run(async (tx) => {
      const way = await talk.answering.byLink(tx, "nishi", token, talk.now());
      if (way.kind !== "respondent") throw new Error(way.kind);
      await talk.answering.submit(tx, way.survey, way.respondent, {
        answers: { age: { kind: "choices", keys: ["old"] }, wish: null },
        stamp: "2026-11-20T01:10:00.000Z#form",
        language: "ja",
        way: "page",
        now: talk.now(),
      });
    });
    expect(await talk.responses(id)).toEqual([{ frame: "line", picks: "{1,2,0}" }]);
    expect((await person.say("アンケート")).words).toContain("回答済みです");
    const late = "2026-11-20T01:20:00.000Z#0000000000000000099";
    expect((await person.tap("わからない", first.messages, late)).words).toContain("いまの内容で受け付けています");
    expect(await talk.responses(id)).toEqual([{ frame: "line", picks: "{8,2,0}" }]);
  });

  it("resuming at the end sends nothing by itself: it asks first", async () => {
    const { id, person } = await begun(life({ questions: life().questions.slice(0, 2) }));
    await person.tap("そう思わない");
    await person.tap("夜道が暗い");
    await person.say("アンケート");
    expect((await person.tap("つづける")).words).toContain("「送る」を押すと");
    expect(await talk.responses(id)).toHaveLength(0);
    await person.tap("送る");
    expect(await talk.responses(id)).toHaveLength(1);
  });
});

describe("a confidential survey", () => {
  it("is a link without a word about it, whatever is tapped or typed", async () => {
    const id = await talk.publish(secret());
    const person = await talk.person();
    const shown = await person.say("アンケート");
    const pressed = [];
    for (const action of ["start", "begin", "change", "form", "pick", "send"])
      pressed.push(await person.press(`survey:${action}?s=${shortId(id)}&v=1&q=0&c=0`));
    const everything = JSON.stringify([shown, pressed]);
    for (const word of ["なやみ", "ひみつ", "worries", "安心", "そう思う"]) expect(everything).not.toContain(word);
    expect(shown.words).toContain("ご案内したアンケート");
    expect(linksIn(shown.messages)[0]).toMatch(/^https:\/\/ward\.example\/nishi\/a\/[\w-]{43}$/);
    expect((await talk.sheetOf(id, person.id)).answers).toEqual({});
  });
});

describe("the largest survey that can be written", () => {
  it.each([
    "ja",
    "vi",
  ] as const)("stays within LINE's limits in %s, and leaves a list of fifty to the form", async (language) => {
    await talk.publish(largest());
    const person = await talk.person({ language });
    await person.say("アンケート");
    await person.press(actionsIn(person.last())[0]?.data ?? "");
    await person.press(actionsIn(person.last())[0]?.data ?? "");
    const first = language === "ja" ? "あ".repeat(39) : "ậ".repeat(39);
    await person.tap(`${first}…`);
    for (let place = 0; place < 20; place++) await person.press(actionsIn(person.last())[place]?.data ?? "");
    await person.tap(language === "ja" ? "決定" : "Xong");
    const { words } = await person.tap("10");
    expect(words).toContain(language === "ja" ? "残り57問" : "Còn 57 câu");
  });

  it("and so does a list of twelve of them", async () => {
    for (let number = 0; number < 12; number++) await talk.publish({ ...largest(), key: `largest-${number}` });
    const person = await talk.person();
    const { messages } = await person.say("アンケート");
    expect(actionsIn(messages)).toHaveLength(10);
  });
});
