/** Asking for events in LINE: the answer, its buttons, nearness, and what stands beside an answer of the guide. */
import { afterEach, describe, expect, it } from "vitest";
import { languages } from "../../../src/language.js";
import { wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { entryEvents } from "../../../src/participation/find/eventEntries.js";
import { realContent } from "../../support/content.js";
import { emptyDatabase } from "../../support/database.js";
import { fieldsOf } from "./events.js";
import { actionsIn, buttonIn, linkIn, useEventTalk } from "./stand.js";

const talk = useEventTalk();
afterEach(async () => {
  await emptyDatabase(talk.database);
  talk.at("2026-11-20T10:00:00+09:00");
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

describe("a question for events", () => {
  it("is answered with what fits, under a line that says how it was understood", async () => {
    await talk.publish({ ...drill, withChildren: true, source: "区の広報紙" });
    await talk.publish({ ...drill, title: "一月の訓練", startsAt: day("2027-01-16"), endsAt: undefined });
    const { messages, words } = await (await talk.person()).say("来月の防災訓練はいつ？");
    expect(words).toContain("「2026年12月・防災訓練」で探しました。1件あります。");
    for (const told of [
      "あおぞら防災訓練",
      "2026年12月5日（土）10:00〜12:00",
      "見本公園",
      "子どもと参加できる",
      "出典: 区の広報紙",
    ])
      expect(words).toContain(told);
    expect(words).not.toContain("一月の訓練");
    expect(linkIn(messages, "くわしく")).toMatch(/^https:\/\/ward\.example\/nishi\/e\/[\w-]+$/);
    expect(linkIn(messages, "申し込む")).toBeUndefined();
  });

  it("shows only the resident's own ward, what is published, and what is not over", async () => {
    await talk.publish({ ...drill, title: "よその訓練" }, "suminoe");
    await talk.publish({ ...drill, title: "きのうの訓練", startsAt: day("2026-11-19"), endsAt: undefined });
    await talk.run((tx) => wardEventStore.create(tx, "nishi", fieldsOf({ ...drill, title: "下書きの訓練" })));
    const { words } = await (await talk.person()).open("open");
    for (const hidden of ["よその", "きのう", "下書き"]) expect(words).not.toContain(hidden);
    expect(words).toContain("いま、西区でこれから行われる行事は登録されていません。");
  });

  it("that is a plain word stays with the guide", async () => {
    await talk.publish(drill);
    expect((await (await talk.person()).say("防災訓練に参加したい")).lastEntry).toBe("disaster.drill");
  });

  it("marks what is cancelled and what was moved", async () => {
    const event = await talk.publish(drill);
    await talk.run((tx) =>
      wardEventStore.change(
        tx,
        "nishi",
        event.id,
        fieldsOf({ title: drill.title, kind: "drill", startsAt: day("2026-12-12") }),
      ),
    );
    const person = await talk.person();
    expect((await person.say("12月の防災訓練ある？")).words).toContain(
      "日時が変わりました（前は2026年12月5日（土）10:00〜）",
    );
    await talk.run((tx) => wardEventStore.cancel(tx, "nishi", event.id));
    const { words } = await person.say("12月の防災訓練ある？");
    expect(words).toContain("合う行事は中止になりました");
    expect(words).toContain("中止になりました");
    expect(words).toContain("決まったら知らせてほしい");
  });

  it("in another language is answered in it, and its buttons go on in it", async () => {
    await talk.publish(course);
    const person = await talk.person();
    const { words, messages } = await person.say("Any courses next month?");
    expect(words).toContain("1 found");
    expect(words).toContain("Sign up");
    expect(linkIn(messages, "More details")).toContain("?lang=en");
    expect((await person.tap("All events")).words).toContain("Upcoming events: 1");
  });

  it.each(languages)("about a full ward keeps within LINE's limits in %s", async (language) => {
    await talk.publishAll(
      Array.from({ length: 23 }, (_, number) => ({
        ...course,
        title: `${"とても長い名前の講座".repeat(9)}${number}`,
        summary: "説明".repeat(95),
        source: "出典".repeat(60),
        startsAt: day("2026-12-10", `1${number % 10}:00`),
        place: "会場".repeat(45),
      })),
    );
    const person = await talk.person({ language });
    const first = await person.open("openCourses");
    expect(JSON.stringify(first.messages).match(/"type":"bubble"/g)).toHaveLength(10);
    const more = actionsIn(first.messages).find(({ data }) => data?.includes("o=9"))?.data;
    const second = await person.press(more ?? "");
    const last = await person.press(actionsIn(second.messages).find(({ data }) => data?.includes("o=18"))?.data ?? "");
    expect(JSON.stringify(last.messages).match(/"type":"bubble"/g)).toHaveLength(5);
  });
});

describe("signing up from a card", () => {
  it("has a link of the resident's own, tells the places left, and knows who is in already", async () => {
    const event = await talk.publish(course);
    const person = await talk.person();
    const before = await person.open("openCourses");
    expect(before.words).toContain("あと2人");
    expect(linkIn(before.messages, "申し込む")).toMatch(
      new RegExp(`^https://ward\\.example/nishi/e/${event.key}/sign-up/[\\w-]{43}$`),
    );
    await person.signUp(event);
    const after = await person.open("openCourses");
    expect(after.words).toContain("あと1人");
    expect(buttonIn(after.messages, "申し込み済み（確認する）")).toMatch(/^booking:show\?b=[\w-]{36}$/);
    expect(linkIn(after.messages, "申し込む")).toBeUndefined();
    await (await talk.person()).signUp(event);
    const full = await (await talk.person()).open("openCourses");
    expect(full.words).toContain("満席・キャンセル待ち");
    expect(linkIn(full.messages, "申し込む")).toBeDefined();
  });

  it("is not offered before and after its time", async () => {
    await talk.publish({ ...course, title: "早い", signUpFrom: day("2026-12-01") });
    await talk.publish({ ...course, title: "遅い", signUpUntil: day("2026-11-15") });
    const { words, messages } = await (await talk.person()).open("openCourses");
    expect(words).toContain("申し込みは2026年12月1日（火）10:00からです");
    expect(words).toContain("申し込みは終わりました");
    expect(linkIn(messages, "申し込む")).toBeUndefined();
  });
});

describe("where nothing fits", () => {
  it("says so, shows the next of the kind and what the guide says, and offers to tell", async () => {
    await talk.publish({ ...drill, startsAt: day("2027-02-06"), endsAt: undefined });
    const { words, lastEntry } = await (await talk.person()).say("来月の防災訓練はいつ？");
    expect(words).toContain("合う行事はいま登録されていません");
    expect(words).toContain("次に予定されているのはこちらです");
    expect(words).toContain("2027年2月6日（土）10:00〜");
    expect(words).toContain("西区全地域合同防災訓練");
    expect(words).toContain("決まったら知らせてほしい");
    expect(lastEntry).toBe("disaster.drill");
  });

  it("and nothing is registered at all, no date is made up: the ward's page and the guide are there", async () => {
    const { words, messages } = await (await talk.person()).say("土曜に子どもと行けるもの");
    expect(words).toContain("いま、西区でこれから行われる行事は登録されていません。");
    expect(words).not.toMatch(/次に予定/);
    expect(linkIn(messages, "区の公式ページ")).toBe(realContent().wards.get("nishi")?.ward.officialPage.url);
  });
});

describe("near somebody", () => {
  const [site] = realContent().wards.get("nishi")?.sites ?? [];
  if (!site) throw new Error("nishi has no sites");

  it("asks where, takes a location once, tells the distance, and keeps nothing of the place", async () => {
    await talk.publish({ ...drill, latitude: site.latitude, longitude: site.longitude });
    const person = await talk.person();
    expect((await person.send(site.latitude, site.longitude)).messages).toEqual([]);
    const asked = await person.say("この近くでイベントある？");
    expect(asked.words).toContain("どのあたりで探しますか");
    const { words } = await person.send(site.latitude, site.longitude);
    expect(words).toContain("あおぞら防災訓練");
    expect(words).toMatch(/見本公園（直線で約\d+m）/);
    expect(person.state()).toBeUndefined();
    const kept = await talk.run((tx) => tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM event_wish`);
    expect(kept).toEqual([{ n: 0 }]);
    expect((await person.send(site.latitude, site.longitude)).messages).toEqual([]);
  });

  it("takes a town instead, asks once more, then leaves what is no place to others", async () => {
    await talk.publish({ ...drill, district: "九条" });
    const person = await talk.person();
    await person.say("近所で防災訓練やってる？");
    expect((await person.say("むにゃむにゃ")).words).toContain("見つけられませんでした");
    expect((await person.say("九条")).words).toContain("「九条の近く・防災訓練」で探しました");
    await person.say("近所で防災訓練やってる？");
    expect((await person.say("町会に入りたいのですが、どうすればいいですか")).lastEntry).toBe("association.join");
  });

  it("uses the town of the settings for 「近所」 and names it", async () => {
    await talk.publish({ ...drill, district: "九条" });
    const { words } = await (await talk.person({ district: "九条" })).say("近所でイベントある？");
    expect(words).toContain("「九条の近く」で探しました。1件あります。");
  });
});

describe("beside an answer of the guide", () => {
  it("the coming dates of what it is about are shown, and nothing where there are none", async () => {
    const person = await talk.person();
    const alone = await person.say("防災訓練に参加したい");
    await talk.publish(drill);
    await talk.publish({ ...course, topic: "childcare" });
    const both = await person.say("防災訓練に参加したい");
    expect(both.messages).toHaveLength(alone.messages.length + 1);
    expect(both.words).toContain("これからの予定はこちらです。");
    expect(both.words).toContain("あおぞら防災訓練");
    expect(both.words).not.toContain("見守り講座");
    expect((await person.say("ごみの日はいつ？")).words).not.toContain("あおぞら");
  });

  it("only entries that a ward has are named", () => {
    const known = new Set([...realContent().wards.values()].flatMap(({ topics }) => [...topics.keys()]));
    expect(entryEvents.map(({ entry }) => entry).filter((entry) => !known.has(entry))).toEqual([]);
  });
});
