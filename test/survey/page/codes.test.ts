/** Codes on the web: where they lead, what a slip costs, and that guessing finds none. */
import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { codeFrom, parseCode, shownCode } from "../../../src/survey/respondent/code.js";
import { codeLimits, expectedHits } from "../../../src/survey/respondent/surveyLimitsStore.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import { createPages, short } from "./stand.js";

const database = useDatabase();
const pages = createPages(database);
const { stand, get, post, enter, publish } = pages;
afterEach(async () => {
  stand.address = "203.0.113.9";
  await emptyDatabase(database);
});

/** Codes that read well and that nobody printed. */
let made = 0;
function unknown(): string {
  made += 1;
  return shownCode(codeFrom(createHash("sha256").update(String(made)).digest()));
}

describe("a code", () => {
  it("leads from the ward's code page and from the survey's own to its form, never standing in an address", async () => {
    const survey = await publish({ definition: short });
    const [code = ""] = (await pages.letters(survey, 1)).printed;
    const page = await get("/nishi/code");
    expect(page.text).toContain("data-code-field");
    expect(page.headers).toMatchObject({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex" });
    for (const path of ["/nishi/code", "/nishi/s/safety/code"]) {
      const entered = await enter(code, path);
      expect(entered.status).toBe(303);
      expect(entered.headers["location"]).toMatch(/^\/nishi\/s\/safety\/a\/[\w-]{43}\?lang=ja$/);
    }
    const reopened = await get("/nishi/s/safety/code");
    expect([reopened.status, reopened.headers["location"]]).toEqual([303, "../safety"]);
    const typed = ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "ｏ")}`;
    expect((await enter(typed)).status).toBe(303);
    expect((await get(`/nishi/code?code=${code}`)).text).not.toContain(code);
  });

  it.each([
    ["nothing", "", "回答コードを入れてください"],
    ["a slip", "slip", "1文字ずつ見くらべて"],
    ["no code at all", "西区", "1文字ずつ見くらべて"],
    ["one that nobody has", "unknown", "1文字ずつ見くらべて"],
  ])("of %s is told kindly what to do, with what was typed still there", async (_what, which, words) => {
    const good = unknown();
    const slip = `${good.slice(0, -1)}${good.endsWith("A") ? "B" : "A"}`;
    const typed = which === "slip" ? slip : which === "unknown" ? good : which;
    const answer = await enter(typed);
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain(words);
    if (typed !== "") expect(answer.text).toContain(`value="${typed}"`);
  });

  it("of another ward, or withdrawn, is unknown", async () => {
    const survey = await publish({ definition: short });
    const { printed, batchId } = await pages.letters(survey, 1);
    expect((await enter(printed[0] ?? "", "/suminoe/code")).status).toBe(400);
    await database.run("console", (tx) => pages.codes.voidCode(tx, batchId, 1));
    expect((await enter(printed[0] ?? "")).status).toBe(400);
  });
});

describe("guessing", () => {
  it("is stopped after twenty codes a minute from one address, which is told until when; slips are free", async () => {
    const good = unknown();
    const slip = `${good.slice(0, -1)}${good.endsWith("A") ? "B" : "A"}`;
    expect(parseCode(slip).kind).toBe("wrong-check");
    for (let n = 0; n < 25; n++) expect((await enter(slip)).status).toBe(400);
    for (let n = 0; n < codeLimits.address.points; n++) expect((await enter(unknown())).status).toBe(400);
    const stopped = await enter(unknown());
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers["retry-after"])).toBeGreaterThan(0);
    expect(Number(stopped.headers["retry-after"])).toBeLessThanOrEqual(60);
    expect(read(stopped.text)).toContain("1分ほどたってから");
    stand.address = "203.0.113.10";
    expect((await enter(unknown())).status).toBe(400);
  });

  it("counts a network of IPv6 as one address", async () => {
    for (let n = 0; n < codeLimits.address.points; n++) {
      stand.address = `2001:db8:1:2::${n + 1}`;
      expect((await enter(unknown())).status).toBe(400);
    }
    stand.address = "2001:db8:1:2:ffff::1";
    expect((await enter(unknown())).status).toBe(429);
    stand.address = "2001:db8:1:3::1";
    expect((await enter(unknown())).status).toBe(400);
  });

  it("from many addresses can't lock out somebody with a letter, until it is more than a ward has letters for", async () => {
    const survey = await publish({ definition: short });
    const [code = ""] = (await pages.letters(survey, 1)).printed;
    const guessed = (n: number) =>
      database.run(
        "console",
        (tx) => tx.$executeRaw`UPDATE shared_limit SET points = ${n} WHERE key = 'survey-code-wrong:nishi'`,
      );
    await enter(unknown());
    expect(await guessed(codeLimits.alarmed.points)).toBe(1);
    stand.address = "198.51.100.1";
    expect((await enter(code)).status).toBe(303);
    for (let n = 1; n < codeLimits.alarmedAddress.points; n++) expect((await enter(unknown())).status).toBe(400);
    const stopped = await enter(unknown());
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers["retry-after"])).toBeGreaterThan(60);
    await guessed(codeLimits.most);
    stand.address = "198.51.100.2";
    expect((await enter(code)).status).toBe(429);
    expect((await enter(unknown(), "/suminoe/code")).status).toBe(400);
  });

  it("of a million codes finds one with a chance of less than one in a million, and takes a week at the least", () => {
    const letters = 20_000;
    expect(expectedHits(1_000_000, letters)).toBeLessThan(1e-6);
    const hours = 1_000_000 / codeLimits.most;
    expect(hours / 24).toBeGreaterThan(6.9);
    // All guesses that a ward's limit lets through in a whole year.
    expect(expectedHits(codeLimits.most * 24 * 365, letters)).toBeLessThan(1e-4);
  });

  it("of a hundred thousand codes that read well finds none of two thousand letters", async () => {
    const survey = await publish({ definition: short });
    const { printed } = await pages.letters(survey, 2_000);
    const known = new Set(printed);
    let found = 0;
    for (let n = 0; n < 100_000; n++) if (known.has(unknown())) found += 1;
    expect(found).toBe(0);
    expect(known.size).toBe(2_000);
  });
});

it("the table of limits holds no address of anybody", async () => {
  await enter(unknown());
  const rows = await database.run("console", (tx) => tx.$queryRaw<{ key: string }[]>`SELECT key FROM shared_limit`);
  expect(rows.length).toBe(2);
  expect(JSON.stringify(rows)).not.toContain("203.0");
  expect((await post("/nowhere/code", { code: unknown() })).status).toBe(404);
});
