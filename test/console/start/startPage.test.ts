import { describe, expect, test } from "vitest";
import type { AttentionItem, ConsoleFeature } from "../../../src/console/consoleRoute.js";
import { sortAttention } from "../../../src/console/start/attention.js";
import { contentReview } from "../../../src/console/start/contentReview.js";
import { wardYear } from "../../../src/console/start/wardYear.js";
import { instantText } from "../../../src/console/timeWords.js";
import { holdSending } from "../../../src/database/installation.js";
import { realContent } from "../../support/content.js";
import { useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import { useConsole } from "../testConsole.js";

describe("the ward's year", () => {
  const titles = (today: string) => wardYear(today).map(({ title }) => title);
  test.each([
    [
      "2026-11-20",
      ["令和9年度の始まり", "令和8年度の評価の公表（6月）", "令和9年度の中間報告（9月末時点）", "区政会議"],
    ],
    [
      "2026-04-01",
      ["令和8年度の始まり", "令和7年度の評価の公表（6月）", "令和8年度の中間報告（9月末時点）", "区政会議"],
    ],
    [
      "2026-04-02",
      ["令和7年度の評価の公表（6月）", "令和8年度の中間報告（9月末時点）", "令和9年度の始まり", "区政会議"],
    ],
    [
      "2026-09-30",
      ["令和8年度の中間報告（9月末時点）", "令和9年度の始まり", "令和8年度の評価の公表（6月）", "区政会議"],
    ],
  ])("seen on %s names what comes next", (today, expected) => expect(titles(today)).toEqual(expected));

  test("invents no day for the ward council", () =>
    expect(wardYear("2026-11-20").find(({ key }) => key === "council")?.date).toBeUndefined());
});

test("what is pressing comes first, and what counts nothing is left out", () => {
  const item = (weight: AttentionItem["weight"], text: string, count?: number): AttentionItem => ({
    weight,
    text,
    href: "/",
    ...(count === undefined ? {} : { count }),
  });
  const items = [item("remark", "a"), item("todo", "b", 0), item("alarm", "c", 2), item("todo", "d", 1)];
  expect(sortAttention(items).map(({ text }) => text)).toEqual(["c", "d", "a"]);
});

test("instants are told in Japan's time", () =>
  expect(instantText(new Date("2026-11-19T15:05:00Z"))).toBe("2026年11月20日 0:05"));

test("texts are due for a review on the day after their date, the longest overdue first", () => {
  const ward = realContent().wards.get("nishi");
  if (!ward) throw new Error("no ward");
  expect(contentReview(ward, "2020-01-01").due).toEqual([]);
  const { due, unapprovedCount } = contentReview(ward, "2099-01-01");
  expect(due).toHaveLength(ward.topics.size);
  expect(due.map((one) => one.due)).toEqual(due.map((one) => one.due).sort());
  expect(unapprovedCount).toBeGreaterThan(0);
});

describe("the start page", () => {
  const database = useDatabase();
  const items: AttentionItem[] = [
    { text: "承認を待っているお知らせ", href: "/console/nishi/announcements", count: 2, weight: "todo" },
    { text: "配信が止まっています", href: "/console/nishi/announcements", weight: "alarm" },
  ];
  const feature: ConsoleFeature = {
    routes: [],
    navigation: [
      { section: "announcements", name: "お知らせ", path: (ward) => `/console/${ward}/announcements`, role: "editor" },
    ],
    attention: async () => items,
  };
  const failing: ConsoleFeature = {
    routes: [],
    attention: async () => {
      throw new Error("the secret of 山田さん");
    },
  };
  const others: ConsoleFeature[] = [feature];
  const desk = useConsole(database, { others });

  test("says what wants attention and what the year brings", async () => {
    const person = await desk.signIn({ nishi: "editor" });
    const { status, text } = await person.get("/console/nishi");
    expect(status).toBe(200);
    const said = read(text);
    expect(said.indexOf("配信が止まっています")).toBeLessThan(said.indexOf("承認を待っているお知らせ"));
    expect(said).toContain("2件");
    expect(said).toContain("中間報告");
    expect(said).not.toContain("送信をすべて止めています");
  });

  test("offers in the navigation what the role may do", async () => {
    const viewer = await desk.signIn({ nishi: "viewer" });
    const admin = await desk.signIn({ nishi: "admin" });
    const links = async (person: typeof admin) =>
      [...(await person.get("/console/nishi")).text.matchAll(/href="(\/console\/nishi\/[a-z]+)"/g)].map(
        ([, path]) => path,
      );
    expect(await links(viewer)).not.toContain("/console/nishi/settings");
    expect(await links(admin)).toEqual(
      expect.arrayContaining([
        "/console/nishi/announcements",
        "/console/nishi/staff",
        "/console/nishi/settings",
        "/console/nishi/audit",
      ]),
    );
  });

  test("one part that fails is said, and logged without its words", async () => {
    others.push(failing);
    const person = await desk.signIn({ nishi: "viewer" });
    const { status, text } = await person.get("/console/nishi");
    others.pop();
    expect(status).toBe(200);
    expect(text).toContain("一部の件数を表示できませんでした");
    expect(text).toContain("配信が止まっています");
    expect(desk.served.lines.some((line) => line.includes("a part of the console's start page failed"))).toBe(true);
    expect(desk.served.lines.join("")).not.toContain("山田");
  });

  test("says it when sending is held", async () => {
    await database.run("console", (tx) => holdSending(tx, "restored"));
    const person = await desk.signIn({ nishi: "viewer" });
    expect((await person.get("/console/nishi")).text).toContain("LINEへの送信をすべて止めています");
  });

  test("of somebody with one ward is that ward's; with several they choose", async () => {
    const one = await desk.signIn({ suminoe: "editor" });
    expect((await one.get("/console")).location).toBe("/console/suminoe");
    const two = await desk.signIn({ suminoe: "editor", nishi: "viewer" });
    const { text } = await two.get("/console");
    expect(text.match(/href="\/console\/(nishi|suminoe)"/g)).toHaveLength(2);
    expect((await two.get("/console/nishi")).text).toContain("区を切り替える");
    const none = await desk.signIn({});
    expect((await none.get("/console")).text).toContain("まだどの区の権限もありません");
  });
});
