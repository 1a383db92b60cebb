/** A resident asks on LINE and the ward answers: the whole way, with LINE played by its simulator. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../support/database.js";
import { hasOpenApi, lineRequestProblems } from "../support/openapi.js";
import { sdkTypeProblems } from "../support/sdkTypes.js";
import { type Service, startService } from "../support/service.js";

const database = useDatabase();
let service: Service;
beforeAll(async () => {
  service = await startService(database);
});
afterAll(() => service.close());

type Person = ReturnType<Service["platform"]["addFriend"]>;
const friend = (ward = "nishi") => service.platform.addFriend(ward);
async function ask(person: Person, text: string): Promise<string> {
  const before = person.replies.length;
  await person.say(text);
  await service.idle();
  return JSON.stringify(person.replies.slice(before).map(({ message }) => message));
}

describe("asking", () => {
  it("answers 夜泣きがつらい with the ward's answer, its counter and its source", async () => {
    const answer = await ask(friend(), "夜泣きがつらい");
    expect(answer).toContain("childcare.consult");
    expect(answer).toContain("未承認の見本");
    expect(answer).toContain("くわしく");
  });

  it("answers what follows from the last answer, and 「違う」 with what was next, and keeps of it only ids", async () => {
    const person = friend("suminoe");
    await ask(person, "町会費はいくらですか");
    expect(await ask(person, "電話番号は？")).toContain("tel:07023004902");
    const next = await ask(person, "違う");
    expect(next).toContain("別の言い方で送るか");
    expect(next).not.toContain("e=association.fee");
    await person.press("町会に入りたい");
    await service.idle();
    const uses = await database.run("console", (tx) =>
      tx.guideUse.findMany({ where: { ward: "suminoe" }, orderBy: { shownAt: "asc" } }),
    );
    expect(uses.find(({ entry }) => entry === "association.fee")?.helpful).toBe(false);
    const choices = uses.find(({ kind }) => kind === "choices");
    expect(choices).toMatchObject({ chosen: "association.join" });
    expect(choices?.offered).toContain("association.join");
  });

  it("brings the menu in the language of its word", async () => {
    expect(await ask(friend(), "menu")).toContain("Nishi Ward menu");
    expect(await ask(friend(), "菜单")).toContain("西区菜单");
    expect(await ask(friend(), "メニュー")).toContain("西区メニュー");
  });

  it("greets a new friend in three lines and offers the languages", async () => {
    const person = service.platform.addStranger("suminoe");
    await person.follow();
    await service.idle();
    const greeting = JSON.stringify(person.replies.map(({ message }) => message));
    expect(greeting).toContain("大阪市住之江区のことを質問できる窓口です");
    expect(greeting).toContain("大阪市の公式サービスではありません");
    expect(greeting).toContain("Tiếng Việt");
  });

  it("does not lean on what was talked of before a danger: who then asks for a number is told the urgent ones", async () => {
    const person = service.platform.addFriend("nishi");
    await ask(person, "町会費はいくらですか");
    await ask(person, "もう死にたい。消えてしまいたい");
    const said = JSON.stringify(await ask(person, "電話番号は？"));
    expect(said).toContain("119");
    expect(said).not.toContain("町会費はいくら");
  });

  it("puts a person in danger first, begins with who is reading, and erases what was written", async () => {
    const person = friend();
    const answer = await ask(person, "もう死にたい。消えてしまいたい");
    expect(answer).toContain("これは自動の返事です。職員は見ていません。通報にはなりません。");
    expect(answer).toContain("tel:0120279338");
    expect(answer).not.toContain("役に立った");
    const kept = await database.run(
      "console",
      (tx) => tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM inbox_event WHERE payload IS NOT NULL`,
    );
    expect(kept[0]?.n).toBe(0);
  });

  it("says honestly what it can't answer, keeps the question sealed, and forgets it when it is taken back", async () => {
    const person = friend();
    const { messageId } = await person.say("宇宙人の確定申告はいつですか");
    await service.idle();
    expect(JSON.stringify(person.replies)).toMatch(/お答えできません|ご案内していません/);
    const count = () => database.run("console", (tx) => tx.unansweredQuestion.count());
    const before = await count();
    expect(before).toBeGreaterThan(0);
    await person.unsend(String(messageId));
    await service.idle();
    expect(await count()).toBe(before - 1);
  });

  it("answers a number of twelve digits as any question, and keeps neither number nor question", async () => {
    const person = friend();
    const count = () => database.run("console", (tx) => tx.unansweredQuestion.count());
    const before = await count();
    for (const number of ["123456789012", "1234-5678-9012"]) {
      await person.say(number);
      await service.idle();
      expect(JSON.stringify(person.replies.at(-1))).toContain("お答えできません");
    }
    expect(await count()).toBe(before);
    expect(service.lines.join("\n")).not.toMatch(/123456789012|1234-5678/);
  });

  it("answers a sticker kindly and says nothing in a group", async () => {
    const person = friend();
    await person.sendSticker();
    await service.idle();
    expect(JSON.stringify(person.replies)).toContain("スタンプ");
    const group = service.platform.addGroup("nishi", [person.lineUserId]);
    const before = service.platform.requests.length;
    await group.say(person.lineUserId, "夜泣き");
    await service.idle();
    expect(service.platform.requests.length).toBe(before);
  });

  it("answers somebody whose event comes behind one of a group in the same delivery", async () => {
    const person = friend();
    const group = service.platform.addGroup("nishi", [person.lineUserId]);
    await service.platform.webhooks.together(async () => {
      await Promise.all([group.say(person.lineUserId, "こんにちは"), person.say("死にたいです")]);
    });
    await service.idle();
    expect(JSON.stringify(person.replies)).toContain("これは自動の返事です");
  });

  it("answers a person in danger also when they write five thousand characters", async () => {
    const answer = await ask(friend(), "I want to die my child ".repeat(210));
    expect(answer).toContain("This is an automatic reply");
  });

  it("speaks the language that was chosen from then on", async () => {
    const person = friend();
    await ask(person, "メニュー");
    await person.press("ことば / Language");
    await service.idle();
    await person.press("English");
    await service.idle();
    expect(JSON.stringify(person.replies.at(-2))).toContain("I will answer in English");
  });

  it.each([
    "メニュー",
    "ヘルプ",
    "アンケート",
    "受信設定",
    "避難所",
    "イベント",
    "講座",
    "町会に入りたい",
    "職員に相談",
    "私のデータを消して",
    "やめる",
  ])("always understands 「%s」", async (word) => {
    for (const ward of ["nishi", "nishiyodogawa", "suminoe"]) {
      const answer = await ask(friend(ward), word);
      expect(answer).not.toContain("お答えできません");
      expect(answer.length).toBeGreaterThan(20);
    }
  });

  it("forgets a resident who asks for it", async () => {
    const person = friend();
    await ask(person, "私のデータを消して");
    const before = await database.run("console", (tx) => tx.resident.count());
    await person.press("消す");
    await service.idle();
    expect(await database.run("console", (tx) => tx.resident.count())).toBe(before - 1);
    expect(JSON.stringify(person.replies.at(-1))).toContain("消しました");
  });

  it("answers an event once however often it is delivered", async () => {
    service.platform.webhooks.settings = { ...service.platform.webhooks.settings, redeliverEvery: 1 };
    const person = friend();
    await person.say("夜泣きがつらい");
    await service.idle();
    service.platform.webhooks.settings = { ...service.platform.webhooks.settings, redeliverEvery: 0 };
    expect(person.replies).toHaveLength(1);
  });

  it("sends to LINE only what LINE's own types allow, and logs no word of a resident", () => {
    for (const { method, path, body } of service.platform.requests) {
      expect(sdkTypeProblems(method, path, body)).toEqual([]);
      if (hasOpenApi) expect(lineRequestProblems(method, path, body)).toEqual([]);
    }
    expect(service.lines.join("\n")).not.toMatch(/夜泣き|死にたい|宇宙人|U[0-9a-f]{32}/);
  });
});
