/** Wishes to hear of an event: left, told once, taken back. */
import { afterEach, describe, expect, it } from "vitest";
import { wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { emptyDatabase } from "../../support/database.js";
import { linkIn, useEventTalk } from "./stand.js";

const talk = useEventTalk();
afterEach(async () => {
  await emptyDatabase(talk.database);
  talk.told.length = 0;
});

const day = (date: string, time = "10:00") => new Date(`${date}T${time}:00+09:00`);
const drill = {
  title: "あおぞら防災訓練",
  kind: "drill" as const,
  startsAt: day("2026-12-05"),
  endsAt: day("2026-12-05", "12:00"),
  place: "見本公園",
};
const course = {
  title: "見守り講座",
  kind: "course" as const,
  topic: "watchover" as const,
  startsAt: day("2026-12-10"),
  signUp: true,
  capacity: 2,
  free: true,
};

describe("a wish to be told", () => {
  async function wished(text = "来月の防災訓練はいつ？", options: { district?: string } = {}) {
    const person = await talk.person(options);
    await person.say(text);
    const reply = await person.tap("決まったら知らせてほしい");
    return { person, reply };
  }
  const wishesOf = (residentId: string) => talk.run((tx) => tx.eventWish.findMany({ where: { residentId } }));

  it("is kept without a day, once however often, and told once when such an event is published", async () => {
    const { person, reply } = await wished();
    expect(reply.words).toContain("「防災訓練」が登録されたら、一度LINEでお知らせします。");
    await person.say("今週の防災訓練ある？");
    await person.tap("決まったら知らせてほしい");
    expect((await wishesOf(person.id)).map(({ wish }) => wish)).toEqual([{ kinds: ["drill"] }]);

    expect(await talk.publishAndTell(await talk.publish(course))).toBe(0);
    const event = await talk.publish({ ...drill, signUp: true });
    expect(await talk.publishAndTell(event)).toBe(1);
    expect(await talk.publishAndTell(event)).toBe(0);
    expect(await talk.publishAndTell(await talk.publish({ ...drill, title: "つぎの訓練" }))).toBe(0);
    expect(talk.told.map(({ kind, subject, residentId }) => [kind, subject, residentId])).toEqual([
      ["event.wish", event.id, person.id],
    ]);
    const [notice] = talk.told;
    if (!notice) throw new Error("nobody was told");
    expect(await talk.composed(notice)).toContain("お知らせの希望に合う行事が登録されました。");
    // A link would be over before some read it: the button asks for a fresh one.
    const { messages } = await person.press(`event:card?e=${event.id}`);
    expect(linkIn(messages, "申し込む")).toContain("/sign-up/");
    await talk.run((tx) => wardEventStore.cancel(tx, "nishi", event.id));
    expect(await talk.composed(notice)).toBeUndefined();
  });

  it("of a town is told of an event in the town, and not of one in another ward or town", async () => {
    const { person } = await wished("近所で防災訓練やってる？", { district: "九条" });
    expect((await wishesOf(person.id)).map(({ wish }) => wish)).toEqual([{ kinds: ["drill"], district: "九条" }]);
    expect(await talk.publishAndTell(await talk.publish({ ...drill, district: "新町" }))).toBe(0);
    expect(await talk.publishAndTell(await talk.publish({ ...drill, district: "九条" }, "suminoe"))).toBe(0);
    expect(
      await talk.publishAndTell(
        await talk.publish({ ...drill, startsAt: day("2026-11-01"), endsAt: undefined, district: "九条" }),
      ),
    ).toBe(0);
    expect(await talk.publishAndTell(await talk.publish({ ...drill, district: "九条" }))).toBe(1);
  });

  it("can be looked at and taken back, and not by another", async () => {
    const { person } = await wished();
    const [kept] = await wishesOf(person.id);
    expect((await (await talk.person()).press(`event:unwish?i=${kept?.id ?? ""}`)).words).toContain("もうありません");
    const list = await person.press("event:wishes");
    expect(list.words).toContain("防災訓練");
    expect((await person.tap("取りやめる: 防災訓練")).words).toContain("取りやめました");
    expect(await wishesOf(person.id)).toEqual([]);
    expect((await person.press("event:wishes")).words).toContain("お知らせの希望はありません");
    for (const bad of ["event:unwish?i=%00", "event:unwish", "event:card?e=%00", "event:list?k=9", "event:nonsense"])
      await person.press(bad);
  });

  it("is one of five, and over after half a year", async () => {
    const person = await talk.person();
    for (const kind of [0, 1, 2, 3, 4]) await person.press(`event:wish?k=${kind}`);
    expect((await person.press("event:wish?k=5")).words).toContain("5つまでです");
    expect(await wishesOf(person.id)).toHaveLength(5);
    await talk.run((tx) => tx.$executeRaw`UPDATE event_wish SET expires_at = now() - interval '1 minute'`);
    expect((await person.press("event:wish?k=5")).words).toContain("一度LINEでお知らせします");
    expect(await talk.publishAndTell(await talk.publish(drill))).toBe(0);
  });
});
