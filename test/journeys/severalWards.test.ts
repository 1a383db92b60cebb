/** One account for several wards: residents choose theirs once, and can change it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { realContent } from "../support/content.js";
import { useDatabase } from "../support/database.js";
import { type Service, startService } from "../support/service.js";

const database = useDatabase();
let service: Service;
beforeAll(async () => {
  service = await startService(database, {
    content: { ...realContent(), channels: new Map([["osaka", ["nishi", "suminoe"]]]) },
  });
});
afterAll(() => service.close());

async function ask(person: ReturnType<Service["platform"]["addFriend"]>, text: string): Promise<string> {
  const before = person.replies.length;
  await person.say(text);
  await service.idle();
  return JSON.stringify(person.replies.slice(before).map(({ message }) => message));
}

describe("an account of several wards", () => {
  it("asks for the ward before the first answer, then answers for it, and changes it on request", async () => {
    const person = service.platform.addFriend("osaka");
    expect(await ask(person, "町会に入りたい")).toContain("どの区");
    await person.press("住之江区");
    await service.idle();
    expect(await ask(person, "町会に入りたい")).toContain("安立");
    expect(await ask(person, "区を変える")).toContain("どの区");
    await person.press("西区");
    await service.idle();
    const answer = await ask(person, "町会に入りたい");
    expect(answer).toContain("安治川");
    expect(answer).not.toContain("安立");
  });

  it("takes the ward's name, typed, for a choice", async () => {
    const person = service.platform.addFriend("osaka");
    await ask(person, "町会に入りたい");
    expect(await ask(person, "住之江区")).toContain("住之江区のことをお答えします");
  });

  it.each([
    "ヘルプ",
    "避難所",
    "やめる",
    "私のデータを消して",
  ])("understands 「%s」 before a ward is chosen", async (word) => {
    expect(await ask(service.platform.addFriend("osaka"), word)).not.toContain("どの区");
  });

  it("answers somebody in danger before it asks for a ward", async () => {
    const person = service.platform.addFriend("osaka");
    const answer = await ask(person, "夫に殴られて血が出ています");
    expect(answer).toContain("これは自動の返事です");
    expect(answer).not.toContain("どの区");
  });

  it("is polite to a button of a ward that the account does not serve", async () => {
    const person = service.platform.addFriend("osaka");
    await person.tapPostback({ type: "postback", label: "x", data: "ward:set?w=nishiyodogawa" });
    await service.idle();
    expect(JSON.stringify(person.replies)).toContain("このボタンはもう使えません");
    await person.tapPostback({ type: "postback", label: "x", data: "nonsense'; DROP TABLE resident" });
    await service.idle();
    expect(person.replies.length).toBeGreaterThanOrEqual(4);
  });
});
