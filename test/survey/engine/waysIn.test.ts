import { afterEach, describe, expect, it } from "vitest";
import { codeFrom, shownCode } from "../../../src/survey/respondent/code.js";
import { posterCode } from "../../../src/survey/respondent/posterStore.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { createStand, days, definition, given, minute, now, one, vault, whole } from "./stand.js";

const database = useDatabase();
const stand = createStand(database);
const { answering, within } = stand;
afterEach(() => emptyDatabase(database));

const byLetter = () => stand.publish({ definition: definition({ frames: ["mailed"] }) });

describe("who may answer", () => {
  it("friends of the account, where the survey asks them, and nobody else without a code", async () => {
    const [asksFriends, letterOnly] = [
      await stand.publish(),
      await stand.publish({ definition: definition({ key: "letter", frames: ["mailed"] }) }),
    ];
    const friend = await stand.arrive("a");
    expect(await within((tx) => answering.friend(tx, asksFriends, friend, now))).toMatchObject({
      kind: "respondent",
      respondent: { frame: "line", residentId: friend },
    });
    expect(await within((tx) => answering.friend(tx, letterOnly, friend, now))).toEqual({ kind: "not-asked" });
    expect(await within((tx) => answering.anyone(tx, letterOnly, "visitor", now))).toEqual({ kind: "not-asked" });
    expect((await within((tx) => answering.openForFriends(tx, "nishi", now))).map(({ key }) => key)).toEqual([
      "guardians",
    ]);
    expect(await within((tx) => answering.openForFriends(tx, "suminoe", now))).toEqual([]);
  });

  it("a friend who was invited in a batch has its frame, and their answer is noted there without saying what", async () => {
    const survey = await byLetter();
    const batchId = await stand.batch(survey, "line", "guardians");
    const residentId = await stand.arrive("a");
    await within((tx) => tx.surveyAsked.create({ data: { surveyId: survey.id, residentId, batchId } }));
    const friend = await stand.asFriend(survey, residentId);
    expect(friend).toMatchObject({ frame: "guardians", batchId });
    const answered = async () => (await within((tx) => tx.surveyAsked.findFirstOrThrow())).answered;
    await stand.keep(survey, friend, given({ feel: one("no") }, minute(1)));
    expect(await answered()).toBe(false);
    await stand.submit(survey, await stand.asLink(await stand.link(survey, friend, "t")), given({}, minute(2)));
    expect(await answered()).toBe(true);
  });

  it("who had answered before they were invited is noted as having answered when they look again", async () => {
    const survey = await stand.publish();
    const residentId = await stand.arrive("a");
    await stand.submit(survey, await stand.asFriend(survey, residentId), given(whole, minute(1)));
    const batchId = await stand.batch(survey, "line", "line");
    await within((tx) => tx.surveyAsked.create({ data: { surveyId: survey.id, residentId, batchId } }));
    expect(await stand.asFriend(survey, residentId)).toMatchObject({ frame: "line" });
    expect((await within((tx) => tx.surveyAsked.findFirstOrThrow())).answered).toBe(true);
  });

  it("a friend who scans a poster is a participant from then on, until they have answered", async () => {
    const survey = await stand.publish();
    const batchId = await stand.batch(survey, "poster", "participants");
    const { code } = posterCode(vault, batchId);
    const [early, late] = [await stand.arrive("a"), await stand.arrive("b")];
    const scan = (resident: string) => within((tx) => answering.byPoster(tx, "nishi", shownCode(code), resident, now));
    expect(await scan(early)).toMatchObject({ respondent: { frame: "participants", batchId, residentId: early } });
    expect(await stand.asFriend(survey, early)).toMatchObject({ frame: "participants", batchId });
    await stand.submit(survey, await stand.asFriend(survey, early), given(whole, minute(1)));
    await stand.submit(survey, await stand.asFriend(survey, late), given(whole, minute(2)));
    expect(await scan(late)).toMatchObject({ respondent: { frame: "line" } });
    expect((await stand.responses(survey)).map(({ frame }) => frame)).toEqual(["line", "participants"]);
    expect(await within((tx) => answering.byPoster(tx, "suminoe", code, early, now))).toEqual({ kind: "unknown" });
    expect(await within((tx) => answering.byCode(tx, "nishi", code, now))).toEqual({ kind: "unknown" });
  });

  it("a poster freezes nothing, and who scanned it answers the version of the day they begin", async () => {
    const survey = await stand.publish();
    const { code } = posterCode(vault, await stand.batch(survey, "poster", "participants"));
    const resident = await stand.arrive("a");
    await within((tx) => answering.byPoster(tx, "nishi", code, resident, now));
    expect((await within((tx) => tx.surveyVersion.findFirstOrThrow())).frozenAt).toBeNull();
    const next = await stand.republish(survey, definition({ questions: definition().questions.slice(0, 2) }));
    await stand.submit(next, await stand.asFriend(next, resident), given({ feel: one("no") }, minute(1)));
    expect(await stand.responses(next)).toMatchObject([{ version: 2, frame: "participants" }]);
    expect((await within((tx) => tx.surveyVersion.findMany({ where: { frozenAt: { not: null } } }))).length).toBe(1);
  });

  it("anyone, where the survey is open to anyone: one response for each visitor", async () => {
    const survey = await stand.publish();
    for (const [visitor, choice] of [
      ["v1", "no"],
      ["v2", "no"],
      ["v1", "very"],
    ] as const) {
      const way = await within((tx) => answering.anyone(tx, survey, visitor, now));
      if (way.kind !== "respondent") throw new Error(way.kind);
      await stand.submit(survey, way.respondent, given({ feel: one(choice) }, minute(choice.length)));
    }
    expect((await stand.responses(survey)).map(({ frame, picks }) => frame + picks)).toEqual([
      "open{1,0,NULL,NULL,0,0}",
      "open{8,0,NULL,NULL,0,0}",
    ]);
  });
});

describe("a code", () => {
  it("is refused alike when it is unknown, mistyped, of another ward or withdrawn", async () => {
    const survey = await byLetter();
    const { printed, batchId } = await stand.letters(survey, 3);
    expect(await within((tx) => stand.codes.voidCode(tx, batchId, 2))).toBe("void");
    const [good = "", lost = ""] = printed;
    const unknown = codeFrom(new Uint8Array(32).fill(9));
    const mistyped = good.slice(0, -1) + (good.endsWith("7") ? "8" : "7");
    const ways = await within(async (tx) => [
      await answering.byCode(tx, "nishi", unknown, now),
      await answering.byCode(tx, "nishi", mistyped, now),
      await answering.byCode(tx, "suminoe", good, now),
      await answering.byCode(tx, "nishi", lost, now),
      await answering.byCode(tx, "nishi", "こんにちは", now),
    ]);
    expect(ways).toEqual(ways.map(() => ({ kind: "unknown" })));
  });

  it("that was withdrawn after its link was made takes no answer by the link either", async () => {
    const survey = await byLetter();
    const { printed, batchId } = await stand.letters(survey, 1);
    const token = await stand.link(survey, await stand.asCode(printed[0] ?? ""), "t");
    await within((tx) => stand.codes.voidCode(tx, batchId, 1));
    expect(await within((tx) => answering.byLink(tx, "nishi", token, now))).toEqual({ kind: "unknown" });
  });

  it("that was answered is not withdrawn, for its answer counts", async () => {
    const survey = await byLetter();
    const { printed, batchId } = await stand.letters(survey, 1);
    await stand.submit(survey, await stand.asCode(printed[0] ?? ""), given(whole, minute(1)));
    expect(await within((tx) => stand.codes.voidCode(tx, batchId, 1))).toBe("answered");
    expect(await within((tx) => stand.codes.voidCode(tx, batchId, 9))).toBe("missing");
    expect(await within((tx) => stand.codes.codesOf(tx, batchId))).toMatchObject([{ answered: true, void: false }]);
    await stand.asCode(printed[0] ?? "");
  });

  it("is made for thousands of letters, each another one, and printed again the same; making again makes no more", async () => {
    const survey = await byLetter();
    const { printed, batchId } = await stand.letters(survey, 5_100);
    await within((tx) => stand.codes.createCodes(tx, batchId, 10, { first: 5_095 }));
    expect(new Set(printed).size).toBe(5_000);
    const rest = await within((tx) => stand.codes.codesOf(tx, batchId, { after: 5_000 }));
    expect(rest.map(({ number }) => number)).toEqual(Array.from({ length: 104 }, (_, index) => 5_001 + index));
    const again = await within((tx) => stand.codes.codesOf(tx, batchId, { limit: 1 }));
    expect(shownCode(again[0]?.code ?? "")).toBe(printed[0]);
    const kept = await within(
      (tx) => tx.$queryRaw<{ all: string }[]>`SELECT string_agg(survey_code::text, ' ') AS all FROM survey_code`,
    );
    expect(kept[0]?.all).not.toContain((printed[0] ?? "x").replaceAll("-", ""));
  });

  it("of a panel's letter says whose it is", async () => {
    const survey = await byLetter();
    const batchId = await stand.batch(survey, "panel", "panel");
    const memberIds = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
    await within((tx) => stand.codes.createCodes(tx, batchId, 2, { memberIds }));
    const made = await within((tx) => stand.codes.codesOf(tx, batchId));
    expect(made.map(({ memberId }) => memberId)).toEqual(memberIds);
  });
});

describe("a link to the form", () => {
  const links = () => within((tx) => tx.surveyLink.findMany());

  it("is not spent by opening it, however often, and is spent by submitting", async () => {
    const survey = await stand.publish();
    const resident = await stand.arrive("a");
    const friend = await stand.asFriend(survey, resident);
    const token = await stand.link(survey, friend, "turn 1");
    for (let times = 0; times < 5; times += 1) {
      const opened = await stand.asLink(token);
      expect(await stand.sheet(survey, opened)).toMatchObject({ answers: {}, submitted: false });
    }
    await stand.keep(survey, await stand.asLink(token), given({ feel: one("no") }, minute(1)));
    expect(await links()).toMatchObject([{ spentAt: null, residentId: resident }]);
    await stand.submit(survey, await stand.asLink(token), given({}, minute(2)));
    expect(await links()).toMatchObject([{ residentId: null }]);
    expect((await links())[0]?.spentAt).not.toBeNull();
  });

  it("still lets them change their answer after it was spent, and says that there is one", async () => {
    const survey = await stand.publish();
    const token = await stand.link(survey, await stand.asFriend(survey, await stand.arrive("a")), "turn 1");
    await stand.submit(survey, await stand.asLink(token), given(whole, minute(1)));
    expect(await stand.sheet(survey, await stand.asLink(token))).toMatchObject({
      submitted: true,
      answers: { feel: one("rather") },
    });
    expect(await stand.submit(survey, await stand.asLink(token), given({ feel: one("no") }, minute(2)))).toMatchObject({
      again: true,
    });
  });

  it("is not spent by a submission that lacks something", async () => {
    const survey = await stand.publish();
    const token = await stand.link(survey, await stand.asFriend(survey, await stand.arrive("a")), "turn 1");
    const sent = await stand.submit(survey, await stand.asLink(token), given({ used: one("yes") }, minute(1)));
    expect(sent).toMatchObject({
      kind: "faulty",
      faults: { feel: "required", which: "required" },
      sheet: { submitted: false, answers: { used: one("yes") } },
    });
    expect(await links()).toMatchObject([{ spentAt: null }]);
    expect(await stand.responses(survey)).toEqual([]);
  });

  it("made again by the same turn is the same one; one made after submission names nobody", async () => {
    const survey = await stand.publish();
    const friend = await stand.asFriend(survey, await stand.arrive("a"));
    const token = await stand.link(survey, friend, "turn 1");
    expect(await stand.link(survey, friend, "turn 1")).toBe(token);
    expect(token).toMatch(/^[\w-]{43}$/);
    await stand.submit(survey, friend, given(whole, minute(1)));
    await stand.link(survey, friend, "turn 2");
    expect(await links()).toMatchObject([{ residentId: null }, { residentId: null }]);
  });

  it("works in its ward only, and ends after a month", async () => {
    const survey = await stand.publish();
    const token = await stand.link(survey, await stand.asFriend(survey, await stand.arrive("a")), "turn 1");
    const open = (ward: string, typed = token) => within((tx) => answering.byLink(tx, ward, typed, now));
    expect(await open("suminoe")).toEqual({ kind: "unknown" });
    expect(await open("nishi", `${token}x`)).toEqual({ kind: "unknown" });
    const [link] = await links();
    const lasts = ((link?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(lasts).toBeGreaterThan(29.9);
    expect(lasts).toBeLessThan(31.1);
    await within((tx) => tx.surveyLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } }));
    expect(await open("nishi")).toEqual({ kind: "unknown" });
  });
});

describe("a survey takes answers", () => {
  it.each([
    ["before it opens", { opensAt: days(1) }, "closed"],
    ["from the moment it opens", { opensAt: now }, "respondent"],
    ["until just before it closes", { closesAt: new Date(now.getTime() + 1) }, "respondent"],
    ["at the moment it closes", { closesAt: now }, "closed"],
  ])("%s", async (_when, times, kind) => {
    const survey = await stand.publish(times);
    const resident = await stand.arrive("a");
    expect((await within((tx) => answering.friend(tx, survey, resident, now))).kind).toBe(kind);
    expect(await within((tx) => answering.openForFriends(tx, "nishi", now))).toHaveLength(kind === "closed" ? 0 : 1);
  });

  it("not as a draft: nobody finds it", async () => {
    const survey = await stand.publish();
    await within((tx) => tx.survey.update({ where: { id: survey.id }, data: { version: null, state: "draft" } }));
    expect(await within((tx) => answering.find(tx, "nishi", "guardians"))).toBeUndefined();
  });
});
