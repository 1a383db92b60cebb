import { beforeEach, describe, expect, test } from "vitest";
import { createImportStore } from "../../src/resident/importStore.js";
import { readImport } from "../../src/resident/residentImport.js";
import { createResidentStore } from "../../src/resident/residentStore.js";
import { type ApiBench, openApiBench, vault } from "../api/bench.js";
import { emptyDatabase, useDatabase } from "../support/database.js";

const db = useDatabase();
let bench: ApiBench;
let token: string;
beforeEach(async () => {
  await emptyDatabase(db);
  bench = openApiBench(db);
  token = (await bench.token(["residents:write"])).token;
});

const person = (number: number) => `U${number.toString(16).padStart(32, "0")}`;
const line = (number: number, more: object = {}) => JSON.stringify({ lineUserId: person(number), ...more });
const load = (...lines: string[]) => bench.post(token, "/residents/import", lines.join("\n"));
const residents = () =>
  db.run("console", (tx) =>
    tx.resident.findMany({ include: { contact: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
  );
const only = async () => (await residents())[0]!;

describe("importing", () => {
  test("who is new becomes a resident of the ward who hears of announcements, reachable and sealed", async () => {
    const { status, body } = await load(
      line(1, { interests: ["childcare", "disaster"], district: "千代崎", language: "en" }),
    );
    expect([status, body]).toEqual([200, { created: 1, updated: 0, invalid: [] }]);
    const made = await only();
    expect(made).toMatchObject({
      ward: "nishi",
      channel: "nishi",
      interests: ["childcare", "disaster"],
      district: "千代崎",
      language: "en",
      stopped: false,
    });
    expect(Buffer.from(made.contact!.lineUserId).toString("latin1")).not.toContain(person(1));
    expect(await createResidentStore(db, vault).lineUserIdOf(made.id)).toBe(person(1));
  });

  test("what is left out has its usual value, also when the first line leaves out everything", async () => {
    await load(
      line(1),
      line(2, { language: "ko", district: "本田", interests: ["expo"] }),
      line(3, { interests: null }),
    );
    expect(
      (await residents()).map(({ language, district, interests }) => [language, district, interests]).sort(),
    ).toEqual([
      ["ja", null, []],
      ["ja", null, []],
      ["ko", "本田", ["expo"]],
    ]);
  });

  test("done twice changes nothing", async () => {
    const lines = Array.from({ length: 20 }, (_, index) => line(index, { district: "本田", interests: ["office"] }));
    await load(...lines);
    const before = await residents();
    expect((await load(...lines)).body).toEqual({ created: 0, updated: 20, invalid: [] });
    expect(await residents()).toEqual(before);
  });

  test("sets what a line names and leaves what it does not", async () => {
    await load(line(1, { interests: ["childcare"], district: "本田", language: "vi" }));
    await load(line(1, { district: "九条" }));
    expect(await only()).toMatchObject({ interests: ["childcare"], district: "九条", language: "vi" });
    await load(line(1, { interests: [] }));
    expect(await only()).toMatchObject({ interests: [], district: "九条" });
  });

  test("of several lines for one person the last wins, and each is counted", async () => {
    const { body } = await load(line(1, { language: "en", district: "本田" }), line(2), line(1, { language: "zh" }));
    expect(body).toEqual({ created: 2, updated: 1, invalid: [] });
    expect((await residents()).map(({ language, district }) => [language, district])).toContainEqual(["zh", "本田"]);
  });

  test("finds those again who have written to the account", async () => {
    const arrival = { channel: "nishi", person: vault.pseudonym("person", "nishi", person(1)), lineUserId: person(1) };
    const met = await db.transaction("worker", (tx) =>
      createResidentStore(db, vault).meet(tx, { ...arrival, eventId: 1n, orderTs: new Date(), ward: undefined }),
    );
    expect((await load(line(1, { language: "en" }))).body).toMatchObject({ created: 0, updated: 1 });
    expect(await only()).toMatchObject({ id: met.id, ward: "nishi", language: "en" });
  });

  test("who has blocked the account or stopped announcements stays so", async () => {
    await load(line(1));
    await db.run("console", (tx) => tx.$executeRaw`UPDATE line_contact SET blocked_at = now()`);
    await db.run("console", (tx) => tx.resident.updateMany({ data: { stopped: true } }));
    expect((await load(line(1))).body).toMatchObject({ updated: 1 });
    expect(await only()).toMatchObject({ stopped: true, contact: { blockedAt: expect.any(Date) } });
  });

  test("who has chosen another ward of the channel is left there, and named by line", async () => {
    await load(line(1), line(2));
    await db.run("console", (tx) => tx.resident.updateMany({ data: { ward: "suminoe", language: "ko" } }));
    const { body } = await load(line(3), line(1, { language: "en" }), line(1));
    const reason = "has chosen another ward of this channel";
    expect(body).toEqual({
      created: 1,
      updated: 0,
      invalid: [
        { line: 2, reason },
        { line: 3, reason },
      ],
    });
    expect((await residents()).filter(({ ward }) => ward === "suminoe").map((one) => one.language)).toEqual([
      "ko",
      "ko",
    ]);
  });

  test("two imports of the same people at once make each of them once", async () => {
    const lines = Array.from({ length: 300 }, (_, index) => line(index));
    const answers = await Promise.all([load(...lines), load(...[...lines].reverse()), load(...lines)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.reduce((sum, { body }) => sum + body.created, 0)).toBe(300);
    expect(await residents()).toHaveLength(300);
  });

  test("is in the audit with counts only, and no line is in the log", async () => {
    await load(line(0xabcdef, { district: "千代崎" }), "{", line(2));
    const [record] = await bench.audited();
    expect(record).toMatchObject({ action: "resident.imported", ward: "nishi", actorKind: "token" });
    expect(JSON.parse(record!.facts)).toEqual({ created: 2, updated: 0, invalid: 1 });
    expect(bench.lines.join("") + JSON.stringify(record!.facts)).not.toMatch(/abcdef|千代崎/);
  });

  test("no file at all creates nobody", async () => {
    expect((await load("")).body).toEqual({ created: 0, updated: 0, invalid: [] });
  });
});

describe("a line that is no resident is named by its number and leaves the others alone", () => {
  test.each<[string, string]>([
    ["{", "not JSON"],
    ["a,b", "not JSON"],
    ["null", "not a JSON object"],
    ["[]", "not a JSON object"],
    ["5", "not a JSON object"],
    ["{}", "lineUserId: must be U and 32 hexadecimal digits (0-9, a-f)"],
    ['{"lineUserId":"U123"}', "lineUserId: must be"],
    [JSON.stringify({ lineUserId: person(1).toUpperCase().replaceAll("0", "A") }), "lineUserId: must be"],
    [JSON.stringify({ lineUserId: person(1).replace("U", "C") }), "lineUserId: must be"],
    [JSON.stringify({ lineUserId: `${person(1)}\n` }), "lineUserId: must be"],
    [line(1, { interests: ["fishing"] }), "interests: must be a list of childcare"],
    [line(1, { interests: "childcare" }), "interests: must be a list"],
    [line(1, { language: "fr" }), "language: must be one of ja"],
    [line(1, { district: "" }), "district: must be the name of a town"],
    [line(1, { district: "あ".repeat(51) }), "district: must be the name of a town"],
    [line(1, { district: "x\u0000" }), "district: not valid Unicode"],
    [line(1, { name: "山田" }), "has a property that is not known"],
    [`{"__proto__":{},"lineUserId":"${person(1)}"}`, "has a property that is not known"],
  ])("%s", (bad, reason) => {
    const reading = readImport([line(8), "", bad, line(9)].join("\n"));
    if (reading.kind !== "lines") throw new Error(reading.kind);
    expect(reading.residents.map(({ lineUserId }) => lineUserId)).toEqual([person(8), person(9)]);
    expect(reading.invalid).toEqual([{ line: 3, reason: expect.stringContaining(reason) }]);
    expect(reading.invalid[0]?.reason).not.toMatch(/山田|fishing|U123/);
  });

  test("blank lines, CRLF and a byte order mark are no lines", async () => {
    const { body } = await load(`\uFEFF${line(1)}\r`, "\r", "  ", `${line(2)}\r`, "");
    expect(body).toEqual({ created: 2, updated: 0, invalid: [] });
  });
});

describe("limits", () => {
  test("10,000 lines with 40 bad ones are imported, quickly, and 10,001 are refused as a whole", async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      index % 250 === 249
        ? `{"lineUserId":"U${index}"}`
        : line(index, { interests: ["disaster"], district: "本田", language: "ja" }),
    );
    const began = performance.now();
    const { body } = await load(...lines);
    expect([body.created, body.updated, body.invalid.length]).toEqual([9_960, 0, 40]);
    expect(body.invalid[0].line).toBe(250);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(await db.run("console", (tx) => tx.lineContact.count())).toBe(9_960);
    const { status, body: refused } = await load(...lines, line(10_001));
    expect([status, refused.code, refused.lines]).toEqual([413, "too-many-lines", 10_001]);
  });

  test("5 MB and a byte are refused before they are read", async () => {
    const { status, body } = await load(" ".repeat(5 * 1_048_576 + 1));
    expect([status, body.code]).toEqual([413, "too-large"]);
  });

  test("more than 1 MB is fine here", async () => {
    expect((await load(line(1), " ".repeat(2_000_000))).body.created).toBe(1);
  });

  test("bytes that are not UTF-8 are refused", async () => {
    const request = bench.post(token, "/residents/import").set("Content-Type", "application/x-ndjson");
    const answer = await request.serialize(() => Buffer.from([0x22, 0xff, 0x22]) as unknown as string).send({});
    expect([answer.status, answer.body.code]).toEqual([400, "invalid-text"]);
  });

  test.each([
    "application/x-ndjson",
    "application/jsonl",
    "text/plain;charset=UTF-8",
    "application/json",
  ])("%s is taken", async (type) => {
    expect((await load(line(1)).set("Content-Type", type)).status).toBe(200);
  });

  test("a ward without a channel can have no residents", async () => {
    const importer = createImportStore(db, vault);
    const { residentApi } = await import("../../src/resident/residentApi.js");
    const audit = { record: async () => undefined };
    bench = openApiBench(db, { routes: residentApi({ importer, database: db, audit, channelsOf: () => [] }) });
    expect((await load(line(1))).body).toMatchObject({ status: 409, code: "no-channel" });
  });
});
