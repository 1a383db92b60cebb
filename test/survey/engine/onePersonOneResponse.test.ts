import { afterEach, describe, expect, it } from "vitest";
import { forgetUnsent } from "../../../src/survey/answering/unsentStore.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { createStand, days, definition, given, minute, now, one, vault, whole, words } from "./stand.js";

const database = useDatabase();
const stand = createStand(database);
afterEach(async () => {
  stand.changes();
  await emptyDatabase(database);
});

describe("one person gives one response", () => {
  it("who taps in LINE and goes on with the form has one, with the newest answers", async () => {
    const survey = await stand.publish();
    const friend = await stand.asFriend(survey, await stand.arrive("a"));
    await stand.keep(survey, friend, given({ feel: one("no") }, minute(1), { way: "chat" }));
    const form = await stand.asLink(await stand.link(survey, friend, "turn 1"));
    const sent = await stand.submit(survey, form, given({ ...whole, feel: one("very") }, minute(2)));
    expect(sent).toMatchObject({ kind: "submitted", again: false, sheet: { submitted: true } });
    const changed = await stand.keep(survey, friend, given({ feel: one("little") }, minute(3), { way: "chat" }));
    expect(changed).toMatchObject({ kind: "kept", sheet: { submitted: true, answers: { feel: one("little") } } });
    expect(await stand.responses(survey)).toMatchObject([{ frame: "line", way: "chat", picks: "{4,1,3,1,1,1}" }]);
  });

  it("two links of the same person lead to one response, in two tabs as well", async () => {
    const survey = await stand.publish();
    const friend = await stand.asFriend(survey, await stand.arrive("a"));
    const tokens = [await stand.link(survey, friend, "turn 1"), await stand.link(survey, friend, "turn 2")];
    const tabs = await Promise.all(tokens.map((token) => stand.asLink(token)));
    const sent = tabs.map((tab, index) => stand.submit(survey, tab, given(whole, minute(index))));
    expect((await Promise.all(sent)).map(({ kind }) => kind)).toEqual(["submitted", "submitted"]);
    expect(tokens[0]).not.toBe(tokens[1]);
    expect(await stand.responses(survey)).toHaveLength(1);
  });

  it("who blocks the account and comes back answers again in the same response", async () => {
    const survey = await stand.publish();
    const friend = await stand.asFriend(survey, await stand.arrive("a"));
    await stand.submit(survey, friend, given(whole, minute(1)));
    await stand.block("a");
    const back = await stand.asFriend(survey, await stand.arrive("a"));
    expect(await stand.submit(survey, back, given({ feel: one("no") }, minute(2)))).toMatchObject({ again: true });
    expect(await stand.responses(survey)).toMatchObject([{ picks: "{8,1,3,1,1,1}" }]);
  });

  it("who had everything forgotten and comes back is nobody we know, and still has one response", async () => {
    const survey = await stand.publish();
    const before = await stand.arrive("a");
    const friend = await stand.asFriend(survey, before);
    const token = await stand.link(survey, friend, "turn 1");
    await stand.submit(survey, friend, given(whole, minute(1)));
    await stand.within((tx) => stand.residents.forget(tx, before));
    const after = await stand.arrive("a");
    expect(after).not.toBe(before);
    const back = await stand.asFriend(survey, after);
    expect(await stand.submit(survey, back, given({ used: one("no") }, minute(2)))).toMatchObject({ again: true });
    const form = await stand.asLink(token);
    expect([Buffer.from(form.key).equals(back.key), form.residentId]).toEqual([true, undefined]);
    expect(await stand.responses(survey)).toMatchObject([{ picks: "{2,2,NULL,NULL,1,1}" }]);
  });

  it("who had everything forgotten leaves nothing behind that was not sent; what was sent is still their one response", async () => {
    const [sent, begun] = [await stand.publish(), await stand.publish({ definition: definition({ key: "begun" }) })];
    const [resident, other] = [await stand.arrive("a"), await stand.arrive("b")];
    const friend = await stand.asFriend(sent, resident);
    await stand.submit(sent, friend, given(whole, minute(1)));
    const half = await stand.asFriend(begun, resident);
    await stand.keep(begun, half, given({ feel: one("no") }, minute(1)));
    const unused = await stand.link(begun, half, "turn 1");
    await stand.keep(begun, await stand.asFriend(begun, other), given({ feel: one("very") }, minute(1)));
    await stand.within(async (tx) => {
      expect(await forgetUnsent(tx, vault, resident)).toBe(1);
      await stand.residents.forget(tx, resident);
    });
    await expect(stand.asLink(unused)).rejects.toThrow("unknown");
    const back = await stand.arrive("a");
    expect(await stand.sheet(begun, await stand.asFriend(begun, back))).toMatchObject({ answers: {} });
    const again = await stand.asFriend(sent, back);
    expect(await stand.submit(sent, again, given({ feel: one("no") }, minute(2)))).toMatchObject({ again: true });
    expect(await stand.responses(sent)).toHaveLength(1);
    expect(await stand.within((tx) => forgetUnsent(tx, vault, other))).toBe(1);
    expect(await stand.within((tx) => forgetUnsent(tx, vault, other))).toBe(0);
  });

  it("a link that was not used yet no longer names who had everything forgotten", async () => {
    const survey = await stand.publish();
    const resident = await stand.arrive("a");
    const friend = await stand.asFriend(survey, resident);
    const token = await stand.link(survey, friend, "turn 1");
    expect((await stand.asLink(token)).residentId).toBe(resident);
    await stand.within((tx) => stand.residents.forget(tx, resident));
    expect((await stand.asLink(token)).residentId).toBeUndefined();
  });

  it("the same code twice is one response; another letter's code is another", async () => {
    const survey = await stand.publish();
    const { printed } = await stand.letters(survey, 2);
    const [first = "", second = ""] = printed;
    await stand.submit(survey, await stand.asCode(first), given(whole, minute(1)));
    const typedAgain = await stand.asCode(` ${first.toLowerCase().replaceAll("-", "ー")} `);
    expect(await stand.submit(survey, typedAgain, given({ feel: one("no") }, minute(2)))).toMatchObject({
      again: true,
    });
    await stand.submit(survey, await stand.asCode(second), given({ feel: one("very") }, minute(3)));
    expect(await stand.responses(survey)).toMatchObject([
      { frame: "mailed", picks: "{1,0,NULL,NULL,0,0}" },
      { frame: "mailed", picks: "{8,1,3,1,1,1}" },
    ]);
  });

  it("a code that a friend of the account types stays the letter's frame, beside what they tapped as a friend", async () => {
    const survey = await stand.publish();
    const { printed, batchId } = await stand.letters(survey, 1);
    const friend = await stand.asFriend(survey, await stand.arrive("a"));
    const letter = await stand.asCode(printed[0] ?? "");
    expect(letter).toMatchObject({ frame: "mailed", batchId });
    expect(letter.residentId).toBeUndefined();
    const form = await stand.asLink(await stand.link(survey, letter, "turn 1"));
    expect(form).toMatchObject({ frame: "mailed", batchId });
    await stand.submit(survey, form, given({ feel: one("very") }, minute(1)));
    await stand.submit(survey, friend, given({ feel: one("no") }, minute(2), { way: "chat" }));
    expect((await stand.responses(survey)).map(({ frame }) => frame)).toEqual(["line", "mailed"]);
  });

  it("an answer changed before closing replaces the one before, and asks for a new count each time", async () => {
    const survey = await stand.publish();
    const friend = await stand.asFriend(survey, await stand.arrive("a"));
    await stand.submit(survey, friend, given(whole, minute(1)));
    const [before] = await stand.responses(survey);
    expect(stand.changes()).toEqual([survey.id]);
    expect(await stand.submit(survey, friend, given(whole, minute(2)))).toMatchObject({ again: true, unchanged: true });
    expect(stand.changes()).toEqual([]);
    await stand.keep(survey, friend, given({ words: words("公園がほしい") }, minute(3)));
    expect(stand.changes()).toEqual([survey.id]);
    const [after] = await stand.responses(survey);
    expect(after?.picks).toBe(before?.picks);
    expect(after?.hash).not.toBe(before?.hash);
  });

  it("once the survey is closed nothing is changed, whichever way they come", async () => {
    const survey = await stand.publish({ closesAt: days(3) });
    const { printed } = await stand.letters(survey, 1);
    const resident = await stand.arrive("a");
    const friend = await stand.asFriend(survey, resident);
    const token = await stand.link(survey, friend, "turn 1");
    await stand.submit(survey, friend, given(whole, minute(1)));
    const late = given({ feel: one("no") }, minute(2), { now: days(3) });
    expect(await stand.keep(survey, friend, late)).toEqual({ kind: "closed" });
    expect(await stand.submit(survey, friend, late)).toEqual({ kind: "closed" });
    const { answering, within } = stand;
    const waysIn = await within(async (tx) => [
      await answering.friend(tx, survey, resident, days(3)),
      await answering.byCode(tx, "nishi", printed[0] ?? "", days(3)),
      await answering.byLink(tx, "nishi", token, days(3)),
      await answering.anyone(tx, survey, "visitor", days(3)),
    ]);
    expect(waysIn.map(({ kind }) => kind)).toEqual(["closed", "closed", "closed", "closed"]);
    expect(await stand.responses(survey)).toMatchObject([{ picks: "{2,1,3,1,1,1}" }]);
  });

  it("a tap that arrives late does not undo a newer one", async () => {
    const survey = await stand.publish();
    const friend = await stand.asFriend(survey, await stand.arrive("a"));
    await stand.submit(survey, friend, given(whole, minute(5)));
    await stand.keep(survey, friend, given({ feel: one("no"), used: one("no") }, minute(4), { way: "chat" }));
    expect(await stand.responses(survey)).toMatchObject([{ way: "page", picks: "{2,1,3,1,1,1}" }]);
  });

  it("who has begun goes on with the version they began with; the version is frozen then, and not by looking", async () => {
    const survey = await stand.publish();
    const [early, late] = [await stand.arrive("a"), await stand.arrive("b")];
    const friend = await stand.asFriend(survey, early);
    const frozen = () =>
      stand.within((tx) => tx.surveyVersion.findMany({ orderBy: { number: "asc" }, select: { frozenAt: true } }));
    expect(await stand.sheet(survey, friend)).toMatchObject({ version: 1, answers: {}, submitted: false });
    expect(await frozen()).toEqual([{ frozenAt: null }]);
    await stand.keep(survey, friend, given({ feel: one("no") }, minute(1)));
    expect(await frozen()).toEqual([{ frozenAt: now }]);
    const next = await stand.republish(survey, definition({ questions: definition().questions.slice(0, 2) }));
    await stand.submit(next, friend, given({ words: words("はい") }, minute(2)));
    await stand.submit(next, await stand.asFriend(next, late), given({ feel: one("very") }, minute(3)));
    expect(await stand.responses(next)).toMatchObject([
      { version: 1, picks: "{8,0,NULL,NULL,0,1}" },
      { version: 2, picks: "{1,0}" },
    ]);
  });
});
