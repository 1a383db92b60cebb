/** 「答えができたら知らせてほしい」 on LINE: the button under an honest "not here". */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noneBubble } from "../../src/guide/choiceBubble.js";
import { languages } from "../../src/language.js";
import { messageProblems } from "../../src/line/limits.js";
import { realContent } from "../support/content.js";
import { useDatabase } from "../support/database.js";
import { type Service, startService } from "../support/service.js";

const database = useDatabase();
let service: Service;
beforeAll(async () => {
  service = await startService(database);
});
afterAll(() => service.close());

type Person = ReturnType<Service["platform"]["addFriend"]>;
const strange = "くるりん提灯の編み方";
const saidTo = async (person: Person, act: () => Promise<unknown>) => {
  const before = person.replies.length;
  await act();
  await service.idle();
  return JSON.stringify(person.replies.slice(before).map(({ message }) => message));
};
const buttonIn = (said: string) => /guide:wish\?[^"]+/.exec(said)?.[0] ?? "";
const wishes = () => database.run("console", (tx) => tx.unansweredQuestion.count({ where: { wantsAnswer: true } }));

describe("a resident whose question can't be answered", () => {
  it("may ask to be told, once and for this question", async () => {
    const person = service.platform.addFriend("nishi");
    const said = await saidTo(person, () => person.say(strange));
    expect(said).toContain("答えができたら知らせてほしい");
    expect(await wishes()).toBe(0);
    expect(await saidTo(person, () => person.tapPostback({ type: "postback", data: buttonIn(said) }))).toContain(
      "答えができたら、ここにお知らせします",
    );
    await saidTo(person, () => person.tapPostback({ type: "postback", data: buttonIn(said) }));
    expect(await wishes()).toBe(1);
  });

  it("can't ask in the name of somebody else", async () => {
    const one = service.platform.addFriend("nishi");
    const said = await saidTo(one, () => one.say(strange));
    const before = await wishes();
    const other = service.platform.addFriend("nishi");
    expect(await saidTo(other, () => other.tapPostback({ type: "postback", data: buttonIn(said) }))).toContain(
      "もう残っていません",
    );
    expect(await wishes()).toBe(before);
  });

  it("is not offered it for what others have to answer", async () => {
    const person = service.platform.addFriend("nishi");
    const said = await saidTo(person, () => person.say("パスポートの申請はどこですか"));
    expect(said).toContain("ご案内していません");
    expect(buttonIn(said)).toBe("");
  });

  it("who takes the question back or wants to be forgotten waits for nothing more", async () => {
    const person = service.platform.addFriend("nishi");
    let message: { messageId?: string } = {};
    const said = await saidTo(person, async () => {
      message = (await person.say(strange)) as typeof message;
    });
    await saidTo(person, () => person.tapPostback({ type: "postback", data: buttonIn(said) }));
    const before = await wishes();
    await person.unsend(String(message.messageId));
    await service.idle();
    expect(await wishes()).toBe(before - 1);
    expect(await saidTo(person, () => person.tapPostback({ type: "postback", data: buttonIn(said) }))).toContain(
      "もう残っていません",
    );
  });
});

describe("the bubble", () => {
  it.each(languages)("with the button is one that LINE takes, in %s", (language) => {
    const nishi = realContent().wards.get("nishi");
    const bubble = nishi && noneBubble(nishi, language, undefined, "00000000-0000-5000-8000-000000000000");
    expect(messageProblems(bubble ? [bubble] : [])).toEqual([]);
    expect(JSON.stringify(bubble)).toContain("guide:wish?q=");
  });
});
