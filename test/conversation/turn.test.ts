/** One event, one turn: what commits together, what is said once, and what is not said at all. */
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

const friend = () => service.platform.addFriend("osaka");
type Person = ReturnType<typeof friend>;
async function hears(person: Person, act: () => Promise<unknown>): Promise<string> {
  const before = person.replies.length;
  await act();
  await service.idle();
  return JSON.stringify(person.replies.slice(before).map(({ message }) => message));
}
const residents = () => database.run("console", (tx) => tx.resident.count());
/** People whose events can be told apart from others'. */
async function seen(): Promise<number> {
  const rows = await database.run("console", (tx) =>
    tx.inboxEvent.findMany({ distinct: ["person"], select: { person: true } }),
  );
  return rows.filter(({ person }) => person.length > 0).length;
}

describe("before a ward is chosen", () => {
  it("words that need none work, and buttons that need one ask for it instead of answering for another", async () => {
    const person = friend();
    expect(await hears(person, () => person.say("ヘルプ"))).not.toContain("どの区");
    expect(await hears(person, () => person.say("私のデータを消して"))).toContain("消す");
    expect(
      await hears(person, () => person.tapPostback({ type: "postback", label: "x", data: "guide:topic?e=childcare" })),
    ).toContain("どの区");
    expect(
      await hears(person, () => person.tapPostback({ type: "postback", label: "x", data: "command:menu" })),
    ).toContain("どの区");
  });

  it("choosing a language asks for the ward next, in that language", async () => {
    const person = friend();
    const answer = await hears(person, () =>
      person.tapPostback({ type: "postback", label: "English", data: "language:set?l=en" }),
    );
    expect(answer).toContain("I will answer in English");
    expect(answer).toContain("ward:set?w=suminoe");
  });
});

describe("a turn", () => {
  it("goes on in the language of the question when a button under its answer is pressed", async () => {
    const person = friend();
    await hears(person, () => person.tapPostback({ type: "postback", label: "x", data: "ward:set?w=nishi" }));
    const answer = await hears(person, () => person.say("How do I join the neighborhood association?"));
    const data = /guide:(?:details|show)\?e=[^"]*/.exec(answer)?.[0] ?? "";
    expect(data).toContain("l=en");
    const next = await hears(person, () => person.tapPostback({ type: "postback", label: "x", data }));
    expect(next).toContain("Menu");
    expect(next).not.toContain("メニュー");
  });

  it("leaves nothing behind that says somebody was in danger", async () => {
    const person = friend();
    expect(await hears(person, () => person.say("夫に殴られて血が出ています"))).toContain("これは自動の返事です");
    const kept = await database.run("console", async (tx) => [
      await tx.conversation.findMany(),
      await tx.inboxEvent.findMany(),
    ]);
    expect(JSON.stringify(kept, (_key, value) => (typeof value === "bigint" ? Number(value) : value))).not.toContain(
      "priority",
    );
  });

  it("of somebody who has been forgotten makes no new trace when they block the account", async () => {
    const person = friend();
    await hears(person, () => person.say("私のデータを消して"));
    const before = await residents();
    const people = await seen();
    await hears(person, () => person.press("消す"));
    expect(await seen()).toBe(people - 1);
    await hears(person, () => person.block());
    expect(await residents()).toBe(before - 1);
    // Back again, they are greeted like everybody who comes for the first time.
    expect(await hears(person, () => person.unblock())).toContain("language:set");
  });
});
