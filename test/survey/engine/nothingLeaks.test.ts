import { afterEach, describe, expect, it } from "vitest";
import { openTexts } from "../../../src/survey/answering/responseStore.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { createStand, given, minute, now, one, vault, whole, words } from "./stand.js";

const database = useDatabase();
const stand = createStand(database);
afterEach(() => emptyDatabase(database));

/** Every row of every table, as text; bytes are searched as hex. */
async function everything(): Promise<{ table: string; rows: string }[]> {
  return stand.within(async (tx) => {
    const tables = await tx.$queryRaw<{ name: string }[]>`
      SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`;
    const all: { table: string; rows: string }[] = [];
    for (const { name } of tables) {
      const [row] = await tx.$queryRawUnsafe<{ rows: string | null }[]>(
        `SELECT string_agg(t::text, ' ') AS rows FROM "${name}" t`,
      );
      all.push({ table: name, rows: row?.rows ?? "" });
    }
    return all;
  });
}
const tablesWith = async (...marks: string[]) =>
  (await everything()).filter(({ rows }) => marks.some((mark) => rows.includes(mark))).map(({ table }) => table);

describe("what lies in the database", () => {
  const mark = "白い犬を飼っている";
  const spoken = { ...whole, words: words(mark) };

  it("holds no word of an answer in clear, neither of a draft nor of a response, and opens it with the key", async () => {
    const survey = await stand.publish();
    const [a, b] = [
      await stand.asFriend(survey, await stand.arrive("a")),
      await stand.asFriend(survey, await stand.arrive("b")),
    ];
    await stand.keep(survey, a, given(spoken, minute(1)));
    await stand.submit(survey, b, given(spoken, minute(2)));
    // The search finds what is there.
    expect(await tablesWith("保護者アンケート", "guardians")).toEqual(
      expect.arrayContaining(["survey", "survey_version"]),
    );
    expect(await tablesWith(mark, Buffer.from(mark).toString("hex"))).toEqual([]);
    const { texts } = await stand.within((tx) => tx.surveyResponse.findFirstOrThrow({ omit: { picks: true } }));
    expect(openTexts(vault, texts)).toEqual({ words: mark });
    expect(openTexts(vault, null)).toEqual({});
  });

  it("leads from no response to a person: neither by their id, nor by the letter's code, nor by the time", async () => {
    const survey = await stand.publish();
    const resident = await stand.arrive("a");
    const friend = await stand.asFriend(survey, resident);
    const { printed } = await stand.letters(survey, 1);
    const letter = await stand.asCode(printed[0] ?? "");
    const exact = new Date("2026-11-20T02:34:56.789Z");
    const stamp = `${exact.toISOString()}#01JD3Z`;
    for (const respondent of [friend, letter]) {
      await stand.link(survey, respondent, "turn 1");
      await stand.keep(survey, respondent, given({ feel: one("no") }, stamp));
      await stand.submit(survey, respondent, given({ words: words(mark) }, stamp));
    }
    const keys = [friend, letter].map(({ key }) => Buffer.from(key).toString("hex"));
    expect((await tablesWith(...keys)).toSorted()).toEqual(["survey_link", "survey_response", "survey_sheet"]);
    const rows = (await everything()).filter(({ table }) =>
      ["survey_link", "survey_response", "survey_sheet"].includes(table),
    );
    const codes = await stand.within((tx) => tx.surveyCode.findMany());
    for (const { rows: text } of rows) {
      expect(text).not.toContain(resident);
      expect(text).not.toContain("01JD3Z");
      expect(text).not.toMatch(/34:56/);
      for (const { codeHash } of codes) expect(text).not.toContain(Buffer.from(codeHash).toString("hex"));
    }
    const {
      day,
      submittedAt,
      stamp: kept,
    } = await stand.within((tx) => tx.surveyResponse.findFirstOrThrow({ omit: { picks: true } }));
    expect([day.toISOString(), submittedAt.toISOString(), kept]).toEqual([
      "2026-11-20T00:00:00.000Z",
      "2026-11-19T15:00:00.000Z",
      "2026-11-20",
    ]);
  });

  it("has the day of the first submission, whatever is changed later", async () => {
    const survey = await stand.publish();
    const friend = await stand.asFriend(survey, await stand.arrive("a"));
    await stand.submit(survey, friend, given(whole, minute(1)));
    const later = new Date(now.getTime() + 3 * 86_400_000);
    await stand.submit(survey, friend, given({ feel: one("no") }, `${later.toISOString()}#x`, { now: later }));
    const { day, stamp } = await stand.within((tx) => tx.surveyResponse.findFirstOrThrow({ omit: { picks: true } }));
    expect([day.toISOString().slice(0, 10), stamp]).toEqual(["2026-11-20", "2026-11-23"]);
  });

  it("has other keys for the same person in another survey", async () => {
    const resident = await stand.arrive("a");
    const one = await stand.asFriend(await stand.publish(), resident);
    const other = await stand.asFriend(await stand.publish({ ward: "suminoe" }), resident);
    expect(Buffer.from(one.key).equals(other.key)).toBe(false);
  });
});
