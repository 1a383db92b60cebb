/** 「回答を取り消す」 in LINE: asked once more, then it is gone; also after closing, until nobody can tell whose it is. */
import { afterEach, describe, expect, it } from "vitest";
import { shortId } from "../../../src/survey/chat/surveyButton.js";
import { emptyDatabase } from "../../support/database.js";
import { life, secret } from "./definitions.js";
import { actionsIn, linksIn, useSurveyTalk } from "./stand.js";

const talk = useSurveyTalk();
const closing = new Date("2026-11-21T00:00:00+09:00");
afterEach(async () => {
  await emptyDatabase(talk.database);
  talk.at("2026-11-20T10:00:00+09:00");
});

/** Somebody who has answered the survey by tapping. */
async function answered(options: Parameters<typeof talk.publish>[1] = {}) {
  const id = await talk.publish(life(), options);
  const person = await talk.person();
  await person.say("アンケート");
  for (const label of ["回答する", "はじめる", "そう思う", "とばす"]) await person.tap(label);
  const thanks = await person.tap("10");
  expect(thanks.words).toContain("ありがとうございました");
  return { id, person };
}

const closed = (id: string) =>
  talk.run((tx) => tx.survey.update({ where: { id }, data: { state: "closed", closedAt: closing } }));

describe("a response sent in LINE", () => {
  it("is taken back from the thanks, after one question more; then it can be given anew", async () => {
    const { id, person } = await answered();
    const asked = await person.tap("回答を取り消す");
    expect(asked.words).toContain("「くらしのアンケート」に送った回答を取り消しますか？");
    expect(asked.words).toContain("元には戻せません");
    expect(await talk.responses(id)).toHaveLength(1);
    const done = await person.tap("取り消す");
    expect(done.words).toContain("「くらしのアンケート」の回答を取り消しました。\n受付中は");
    expect(await talk.responses(id)).toEqual([]);
    expect((await talk.sheetOf(id, person.id)).answers).toEqual({});
    expect((await person.say("アンケート")).words).toContain("まだ回答していません");
  });

  it("stays when they think better of it", async () => {
    const { id, person } = await answered();
    await person.say("アンケート");
    await person.tap("回答を取り消す");
    expect((await person.tap("取り消さない")).words).toContain("そのままにしました");
    expect(await talk.responses(id)).toHaveLength(1);
  });

  it("is taken back once, also when the button further up is tapped again", async () => {
    const { person } = await answered();
    const { messages } = await person.tap("回答を取り消す");
    await person.tap("取り消す", messages);
    expect((await person.tap("取り消す", messages)).words).toContain("取り消せる回答はありませんでした");
  });

  it("of one person does not touch another's, and leads nowhere from another ward", async () => {
    const { id, person } = await answered();
    const other = await talk.person();
    expect((await other.press(`survey:take-back-yes?s=${shortId(id)}`)).words).toContain("ありませんでした");
    const away = await talk.person({ ward: "suminoe" });
    expect((await away.press(`survey:take-back-yes?s=${shortId(id)}`)).words).toContain("見つかりませんでした");
    expect(await talk.responses(id)).toHaveLength(1);
    await person.say("アンケート");
    expect(actionsIn(person.last()).map(({ label }) => label)).toContain("回答を取り消す");
    await other.say("アンケート");
    expect(actionsIn(other.last()).map(({ label }) => label)).not.toContain("回答を取り消す");
  });

  it.each([
    ["from the minute it ends", async () => {}],
    ["and when it has been closed for good", closed],
  ])("is found in the list after closing, %s", async (_when, close) => {
    const { id, person } = await answered({ closesAt: closing });
    const other = await talk.person();
    talk.at("2026-11-21T00:00:00+09:00");
    await close(id);
    const { words } = await person.say("アンケート");
    expect(words).toContain("いま、LINEでお答えいただけるアンケートはありません");
    expect(words).toContain("くらしのアンケート\n受付は終わりました。送った回答は、まだ取り消せます。");
    await person.tap("回答を取り消す");
    const done = await person.tap("取り消す");
    expect(done.words).toBe("「くらしのアンケート」の回答を取り消しました。");
    expect(await talk.responses(id)).toEqual([]);
    for (const one of [person, other]) expect((await one.say("アンケート")).words).not.toContain("くらしのアンケート");
  });

  it("can't be taken back any more once nobody can tell whose it is", async () => {
    const { id, person } = await answered({ closesAt: closing });
    const { messages } = await person.tap("回答を取り消す");
    talk.at("2027-01-21T00:00:00+09:00");
    await talk.run((tx) => tx.survey.update({ where: { id }, data: { state: "closed", salt: null } }));
    expect((await person.tap("取り消す", messages)).words).toContain("申し出の期間が過ぎ");
    expect((await person.say("アンケート")).words).not.toContain("くらしのアンケート");
    expect(await talk.responses(id)).toHaveLength(1);
  });

  it("under a poster's code is in the list, though the survey itself is not", async () => {
    const id = await talk.publish(life({ frames: ["participants"] }));
    const person = await talk.person();
    const key = await talk.keyOf(id, person.id);
    await talk.run(async (tx) => {
      const survey = await talk.answering.findById(tx, id);
      if (!survey) throw new Error("no survey");
      await talk.answering.submit(
        tx,
        survey,
        { key, frame: "participants", batchId: undefined },
        {
          answers: {
            safe: { kind: "choices", keys: ["yes"] },
            counter: { kind: "choices", keys: ["7"] },
          },
          ...{ stamp: "2026-11-20T01:00:00.000Z#1", language: "ja", way: "chat", now: talk.now() },
        },
      );
    });
    expect((await person.say("アンケート")).words).toContain("回答済みです");
    await person.tap("回答を取り消す");
    await person.tap("取り消す");
    expect(await talk.responses(id)).toEqual([]);
    expect((await person.say("アンケート")).words).not.toContain("くらしのアンケート");
  });
});

describe("a confidential survey", () => {
  it("is taken back on its page alone; after closing the list says the same to who answered and who did not", async () => {
    const id = await talk.publish(secret(), { closesAt: closing });
    const [person, other] = [await talk.person(), await talk.person()];
    const key = await talk.keyOf(id, person.id);
    await talk.run(async (tx) => {
      await tx.$executeRaw`
        INSERT INTO survey_response (survey_id, respondent_key, frame, version, language, way, picks, row_hash, stamp, day)
        VALUES (${id}::uuid, ${key}, 'line', 1, 'ja', 'page', '{1}', ''::bytea, '', now()::date)`;
    });
    expect((await person.press(`survey:take-back-yes?s=${shortId(id)}`)).words).toContain("見つかりませんでした");
    expect(await talk.responses(id)).toHaveLength(1);
    talk.at("2026-11-21T09:00:00+09:00");
    await closed(id);
    const [mine, theirs] = [await person.say("アンケート"), await other.say("アンケート")];
    expect(mine.words).toContain("ご案内したアンケート\n受付は終わりました");
    expect(theirs.words).toBe(mine.words);
    expect(JSON.stringify(mine.messages)).not.toMatch(/なやみ|worries/);
    const token = linksIn(mine.messages)[0]?.split("/").at(-1) ?? "";
    expect(linksIn(mine.messages)[0]).toBe(`https://ward.example/nishi/a/${token}`);
    expect((await talk.run((tx) => talk.withdrawal.ofLink(tx, "nishi", token)))?.id).toBe(id);
    const none = linksIn(theirs.messages)[0]?.split("/").at(-1) ?? "";
    expect(await talk.run((tx) => talk.withdrawal.ofLink(tx, "nishi", none))).toBeUndefined();
    expect(await talk.run((tx) => tx.surveyLink.count({ where: { residentId: { not: null } } }))).toBe(0);
  });
});
