/** The whole product plays its fictional year; then its figures, and what pages and files say of it. */
import readExcelFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { composeDemoYear } from "../../src/compose/demoYear.js";
import { createAuditStore } from "../../src/console/audit/auditStore.js";
import { demoStaff } from "../../src/console/staff/demoStaff.js";
import { createLog } from "../../src/log.js";
import { createVault } from "../../src/vault.js";
import { useDatabase } from "../support/database.js";
import { type Service, startService, testKey } from "../support/service.js";
import { demoConsole } from "./demoConsole.js";
import { rowsOf } from "./yearRows.js";

const database = useDatabase();
let service: Service;
let played: Awaited<ReturnType<Service["playYear"]>>;

beforeAll(async () => {
  service = await startService(database);
  played = await service.playYear();
  await service.idle();
}, 300_000);
afterAll(() => service.close());

interface Entry {
  id: string;
  reading: Record<string, unknown> | null;
  history: { fiscalYear: number; value: number }[];
}
const openData = async (ward: string) => {
  const answer = await fetch(`${service.url}/open-data/${ward}/indicators.json`);
  return (await answer.json()) as { fictional: boolean; indicators: Entry[] };
};
const entryOf = async (ward: string, id: string) => (await openData(ward)).indicators.find((one) => one.id === id);
const text = async (path: string) => (await fetch(service.url + path)).text();

describe("the fictional year", () => {
  test("is played to its end, and says so in one line without a word of anybody", () => {
    expect(played).toEqual({
      ...{ residents: 300, surveys: 6, codes: 4_214, answers: 1_308, editions: 1 },
      ...{ events: 13, readings: 4, planTexts: 10, announcements: 3, followUps: 3 },
      ...{ comingEvents: 27, signUps: 186, slots: 24, cases: 41, areaTables: 3, counters: 6 },
      ...{ newsGroups: 12, newsPosts: 60 },
    });
    const lines = service.lines.filter((line) => line.includes("fictional"));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "info",
      message: "fictional year played",
      answers: 1_308,
    });
    expect(service.lines.filter((line) => /"level":"(warn|error|fatal)"/.test(line))).toEqual([]);
  });

  test("349 of 530 from 2,000 letters is 65.8 %, with the year before in its history", async () => {
    const entry = await entryOf("nishi", "nishi-r6-1-1-1");
    expect(entry?.reading).toMatchObject({
      ...{ value: 65.8, numerator: 349, n: 530, sent: 2_000, responseRate: 26.5, frame: "mailed" },
      ...{ interval95: [61.7, 69.8], bounds: [17.5, 91], asOf: "2026-01-31", suppressed: false },
    });
    expect(entry?.history.map(({ fiscalYear, value }) => [fiscalYear, value])).toEqual([
      [2024, 60.7],
      [2025, 65.8],
    ]);
  });

  test("answers of the account's friends stand beside it", async () => {
    expect(await text("/nishi/indicators/nishi-r6-1-1-1")).toMatch(/LINE登録者の回答.*68\.8%/s);
  });

  test("16 of the council's 20, who were all asked, are 80 % with no interval", async () => {
    const entry = await entryOf("nishi", "nishi-r6-3-1-2");
    expect(entry?.reading).toMatchObject({ value: 80, n: 20, sent: 20, interval95: null, bounds: [80, 80] });
  });

  test("the guardians' survey is still open in LINE, and counts what is tapped", async () => {
    expect((await entryOf("nishi", "nishi-r6-2-1-1"))?.reading).toMatchObject({ n: 64, frame: "line" });
    const survey = await database.run("console", (tx) =>
      tx.survey.findFirstOrThrow({ where: { ward: "nishi", key: "fictional-guardians" } }),
    );
    expect(survey).toMatchObject({ state: "open", fictional: true });
    const person = service.platform.addFriend("nishi");
    await person.say("アンケート");
    await service.idle();
    expect(JSON.stringify(person.replies.map(({ message }) => message))).toContain("架空");
  });

  test("what the plan documents print stays what it is: 145, 14 and 116", async () => {
    for (const [id, value, asOf] of [
      ["suminoe-r7-2-1-2", 145, "2025-09-30"],
      ["suminoe-r7-2-2-1-a", 14, "2025-09-30"],
      ["suminoe-r7-2-2-2", 116, "2025-08-31"],
    ] as const) {
      const entry = await entryOf("suminoe", id);
      expect(entry?.reading).toMatchObject({ value, asOf, source: "令和7年度住之江区運営方針の進捗状況" });
      expect(entry?.history).toMatchObject([{ value }]);
    }
    const page = await text("/suminoe/indicators/suminoe-r7-2-1-2");
    expect(page).toMatch(/145人.*年度の途中から数えている.*架空のデータです/s);
  });

  test("announcements were sent to fictional people only, and lie in the year that is over", async () => {
    const sent = await database.run("console", (tx) =>
      tx.announcement.findMany({ where: { state: { not: "draft" } }, orderBy: { createdAt: "asc" } }),
    );
    expect(sent.map(({ state, finishedAt }) => [state, finishedAt?.toISOString().slice(0, 10)])).toEqual([
      ["done", "2025-08-28"],
      ["done", "2025-11-05"],
      ["done", "2026-03-16"],
    ]);
    const chats = [...service.platform.channel("nishi").chats.values()];
    expect(chats.filter(({ replies }) => JSON.stringify(replies).includes("架空の防災教室")).length).toBeGreaterThan(
      20,
    );
  });

  test("sign-ups stand as the desk gives places: in, waiting in order, one offered, those of a cancelled event told", async () => {
    const states = async (key: string) => {
      const rows = await database.run("console", (tx) =>
        tx.booking.findMany({ where: { event: { ward: "nishi", key } }, orderBy: { place: "asc" } }),
      );
      expect(rows.every(({ fictional }) => fictional)).toBe(true);
      return rows.map(({ state }) => state);
    };
    const times = (count: number, state: string) => Array.from({ length: count }, () => state);
    expect(await states("fictional-course")).toEqual(times(10, "confirmed"));
    expect(await states("fictional-lecture")).toEqual([...times(8, "confirmed"), ...times(3, "waiting")]);
    expect(await states("fictional-smartphone")).toEqual([
      ...["cancelled", ...times(4, "confirmed"), "offered"],
      ...times(2, "waiting"),
    ]);
    const told = await database.run("console", (tx) =>
      tx.notice.groupBy({ by: ["kind", "state"], where: { ward: "nishi" }, _count: true, orderBy: { kind: "asc" } }),
    );
    expect(told).toEqual([
      { kind: "booking.cancelled", state: "sent", _count: 2 },
      { kind: "booking.moved", state: "sent", _count: 1 },
      { kind: "booking.offered", state: "sent", _count: 1 },
    ]);
  });

  test("people who came to the course count by scope: pupils beside those of the area, whose number is the year's", async () => {
    const rows = await database.run(
      "console",
      (tx) => tx.$queryRaw<{ scope: string; people: number }[]>`
        SELECT coalesce(a.scope, e.scope) AS scope, sum(a.people)::int AS people
        FROM attendance a JOIN ward_event e ON e.id = a.event_id WHERE e.ward = 'suminoe' AND e.series IS NOT NULL GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { scope: "地域向け", people: 156 },
      { scope: "学校向け", people: 12 },
    ]);
  });

  test("cases are of every state on the way, and the one that nobody answered is overdue", async () => {
    const rows = await database.run("console", (tx) => tx.wardCase.findMany({ where: { ward: "nishi" } }));
    expect(rows.every(({ fictional, residentId }) => fictional && residentId === null)).toBe(true);
    const overdue = rows.filter(({ final, dueAt }) => !final && dueAt && dueAt < new Date("2026-11-20T10:00:00+09:00"));
    expect(overdue.map(({ form, state }) => [form, state])).toContainEqual(["association-join", "new"]);
    const taken = rows.filter(({ slotId }) => slotId !== null);
    expect(new Set(taken.map(({ slotId }) => slotId)).size).toBe(3);
  });

  test("residents see of local news what was approved, and 116 posts stay what the plan's document reports", async () => {
    const page = await text("/suminoe/news");
    expect(page).toContain("（架空）みどりの会");
    expect(page).not.toContain("防災用品の販売会");
    expect((await entryOf("suminoe", "suminoe-r7-2-2-2"))?.reading).toMatchObject({ value: 116 });
  });

  test("playing it again adds nothing, on the button or at the next start", async () => {
    const before = await rowsOf(database);
    const again = await service.playYear();
    expect(Object.values(again ?? { failed: 1 }).filter((count) => count !== 0)).toEqual([]);
    expect(await rowsOf(database)).toEqual(before);
  }, 60_000);

  test("a reading that somebody withdrew stays withdrawn; the mark it was given still says that it is fictional", async () => {
    const withdraw = (withdrawnAt: Date | null) =>
      database.run("console", (tx) =>
        tx.indicatorReading.updateMany({ where: { kind: "entered" }, data: { withdrawnAt } }),
      );
    await withdraw(new Date());
    const before = await rowsOf(database);
    await service.playYear();
    expect(await rowsOf(database)).toEqual(before);
    const page = await text("/nishi/indicators/nishi-r6-3-1-4");
    await withdraw(null);
    expect(page).toMatch(/未測定.*評価 B 未達成（実績 35\.2%[^<]*架空のデータです/s);
  }, 60_000);

  test("is refused where it is no demo", async () => {
    const lines: string[] = [];
    const log = createLog("info", { write: (line) => lines.push(line) });
    // Nothing of the product is touched: there is nothing of it here.
    const play = composeDemoYear({ config: { demo: false }, log } as never, {} as never);
    expect(await play(() => expect.unreachable())).toBeUndefined();
    expect(lines.join()).toContain("the fictional year is played in demo mode only");
  });
});

describe("every page and file that shows something of it says 架空", () => {
  const survey = "fictional-residents-2025";

  test.each([
    "/nishi/indicators",
    "/nishi/indicators/nishi-r6-1-1-1",
    "/nishi/indicators/nishi-r6-2-1-1",
    "/nishi/indicators/nishi-r6-3-1-2",
    "/nishi/indicators/nishi-r6-3-1-4",
    "/suminoe/indicators",
    "/suminoe/indicators/suminoe-r7-2-1",
    "/suminoe/indicators/suminoe-r7-2-1-1",
    "/suminoe/indicators/suminoe-r7-2-1-2",
    "/nishi/events",
    "/nishi/news",
    "/nishi/s/fictional-guardians",
    `/nishi/s/${survey}`,
    `/nishi/s/${survey}/results`,
  ])("%s", async (path) => {
    const answer = await fetch(service.url + path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("架空");
  });

  test("open data, as JSON and in each line of CSV", async () => {
    for (const ward of ["nishi", "suminoe"]) expect(await openData(ward)).toMatchObject({ fictional: true });
    const results = `survey-results/${survey}.csv`;
    for (const file of ["nishi/indicators.csv", "suminoe/indicators.csv", `nishi/${results}`])
      expectFictionalColumn(await text(`/open-data/${file}`));
  });

  test("the console's pages, besides the strip above each of them", async () => {
    const staff = await demoStaff(database, createVault(testKey), createAuditStore(createVault(testKey)));
    const admin = staff.find(({ role }) => role === "admin");
    if (!admin) throw new Error("the demo has no admin");
    const console = await demoConsole(service, admin);
    const [letters, event] = await database.run("console", async (tx) => [
      await tx.surveyBatch.findFirstOrThrow({ where: { kind: "letters", asked: 2_000, survey: { key: survey } } }),
      await tx.wardEvent.findFirstOrThrow({ where: { ward: "nishi" } }),
    ]);
    const base = `/console/nishi/surveys/${survey}`;
    const pages = [
      ...["", "/preview", "/questions", "/measures", "/asking", `/asking/batches/${letters.id}`].map(
        (one) => base + one,
      ),
      ...["", "/cross", "/cross?row=activities&by=age", "/texts", "/export"].map((one) => `${base}/results${one}`),
      `${base}/asking/batches/${letters.id}/print`,
      `${base}/publication`,
      "/console/nishi/surveys",
      "/console/nishi/surveys/fictional-guardians/results",
      "/console/nishi/indicators/nishi-r6-1-1-1",
      "/console/nishi/indicators/nishi-r6-3-1-4",
      "/console/suminoe/indicators/suminoe-r7-2-1-2",
      "/console/nishi/plans/nishi-r6",
      "/console/nishi/plans/nishi-r6/forms/year-end",
      "/console/nishi/plans/nishi-r6/forms/mid-year",
      "/console/suminoe/plans/suminoe-r7/forms/mid-year",
      "/console/nishi/events?show=over",
      "/console/nishi/events",
      "/console/nishi/cases",
      "/console/nishi/slots?week=2026-11-23",
      "/console/nishi/news",
      "/console/nishi/associations",
      `/console/nishi/events/${event.id}`,
    ];
    const silent: string[] = [];
    for (const page of pages) {
      const { status, text: shown } = await console.get(page);
      const own = shown.replace(/<p class="demo-strip">[^<]*<\/p>/, "");
      if (status !== 200 || !own.includes("架空")) silent.push(`${status} ${page}`);
    }
    expect(silent).toEqual([]);

    for (const what of ["answers", "results"]) {
      const csv = await console.post(`${base}/results/export/${what}`, { format: "csv" });
      expectFictionalColumn(csv.text);
      const xlsx = await console.post(`${base}/results/export/${what}`, { format: "xlsx" });
      // The further sheets say what the columns of the first mean.
      const [rows] = await readExcelFile(xlsx.bytes);
      const heads = rows?.data[0] ?? [];
      expect(heads).toContain("fictional");
      for (const row of rows?.data.slice(1) ?? [])
        expect(String(row[heads.indexOf("fictional")])).toMatch(/true|架空/i);
    }
    for (const form of ["year-end", "mid-year"]) {
      const xlsx = await console.get(`/console/nishi/plans/nishi-r6/forms/${form}.xlsx`);
      expect(JSON.stringify((await readExcelFile(xlsx.bytes)).map(({ data }) => data))).toContain("架空");
    }
  }, 60_000);
});

/** A column of that name, and in each line that it is so. */
function expectFictionalColumn(csv: string): void {
  const [heads = "", ...lines] = csv
    .replace(/^\ufeff/, "")
    .trim()
    .split("\r\n");
  const columns = heads.split(",");
  expect(columns).toContain("fictional");
  expect(lines.length).toBeGreaterThan(1);
  // At the end of the line, or the second column: no quoted comma stands before either.
  const isLast = columns.at(-1) === "fictional";
  for (const line of lines) expect(line).toMatch(isLast ? /,(true|架空)$/i : /^[^,]+,(true|架空),/i);
}
