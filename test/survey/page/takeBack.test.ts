/** 「回答を取り消す」 on the web: by the link of a response, also after closing; and a poster's code that is typed there. */
import { afterEach, describe, expect, it } from "vitest";
import { shownCode } from "../../../src/survey/respondent/code.js";
import { posterCode } from "../../../src/survey/respondent/posterStore.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import { vault } from "../engine/stand.js";
import { branching, createPages, days, now, pathOf, short } from "./stand.js";

const database = useDatabase();
const pages = createPages(database);
const { stand, get, post, enter, publish, within } = pages;
afterEach(async () => {
  stand.now = now;
  await emptyDatabase(database);
});

const count = () => within((tx) => tx.surveyResponse.count());

/** A confidential survey, answered by a letter's code. */
async function answered(closesAt?: Date) {
  const survey = await publish({ definition: short, ...(closesAt ? { closesAt } : {}) });
  const { path, code } = await pages.link(survey);
  const thanks = await pages.send(path, { action: "next", q_safe: "4" }).then(() => pages.send(path, submit));
  expect(read(thanks.text)).toContain("提出しました");
  return { survey, path, code, thanks };
}
const submit = { action: "submit", from: "review" };
const close = (id: string) =>
  within((tx) => tx.survey.update({ where: { id }, data: { state: "closed", closedAt: days(3) } }));

describe("a response sent by the form", () => {
  it("is taken back from the thanks, after one question more; then the code begins anew", async () => {
    const { path, code, thanks } = await answered();
    const href = /href="([^"]*\/take-back[^"]*)"/.exec(thanks.text)?.[1] ?? "";
    expect(new URL(href, `http://localhost${path}`).pathname).toBe(`${path}/take-back`);
    expect(read((await get(`${path}?view=review&lang=ja`)).text)).toContain("回答を取り消す");
    const asked = await get(`${path}/take-back?lang=ja`);
    expect(read(asked.text)).toContain("送った回答を取り消しますか");
    expect(read(asked.text)).toContain("元には戻せません");
    expect(asked.headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
    expect(await count()).toBe(1);
    const done = await post(`${path}/take-back`, { lang: "ja" });
    expect([done.status, await count()]).toEqual([200, 0]);
    expect(read(done.text)).toContain("回答を取り消しました");
    expect(read(done.text)).toContain("あらためて回答できます");
    expect((await get(path)).status).toBe(410);
    expect(read((await post(`${path}/take-back`, { lang: "ja" })).text)).toContain("取り消せる回答はありません");
    const again = await enter(code);
    expect(again.status).toBe(303);
    expect(read((await get(pathOf(again.headers["location"] ?? ""))).text)).not.toContain("提出済み");
  });

  it("is offered to nobody before it is sent, nor to programs that draw previews, nor by forms of other sites", async () => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    await pages.send(path, { action: "next", q_safe: "4" });
    expect(read((await get(`${path}?view=review&lang=ja`)).text)).not.toContain("回答を取り消す");
    expect((await get(`${path}/take-back`)).status).toBe(410);
    await pages.send(path, submit);
    expect((await get(`${path}/take-back`).set("User-Agent", "line-poker/1.0")).status).toBe(204);
    const foreign = await post(`${path}/take-back`).set("Sec-Fetch-Site", "cross-site");
    expect([foreign.status, await count()]).toEqual([403, 1]);
    for (const wrong of [path.replace("/nishi/", "/suminoe/"), path.replace("/safety/", "/other/"), `${path}x`])
      expect((await post(`${wrong}/take-back`)).status).toBe(410);
    expect(await count()).toBe(1);
  });

  it("is taken back after closing by the address that was used, or by the code once more", async () => {
    const { survey, path, code } = await answered(days(3));
    stand.now = days(4);
    await close(survey.id);
    const closed = await get(path);
    expect(closed.status).toBe(410);
    expect(read(closed.text)).toContain("送った回答は、まだ取り消せます");
    const entered = await enter(code);
    expect(entered.status).toBe(303);
    const anew = pathOf(entered.headers["location"] ?? "");
    expect(read((await get(anew)).text)).toContain("まだ取り消せます");
    const done = await post(`${anew}/take-back`, { lang: "ja" });
    expect([done.status, await count()]).toEqual([200, 0]);
    expect(read(done.text)).not.toContain("あらためて回答できます");
    const late = await enter(code);
    expect([late.status, read(late.text).includes("まだ取り消せます")]).toEqual([410, false]);
  });

  it("stays once nobody can tell any more whose it is", async () => {
    const { survey, path, code } = await answered(days(3));
    stand.now = days(40);
    await close(survey.id);
    await within((tx) => tx.survey.update({ where: { id: survey.id }, data: { salt: null } }));
    expect(read((await get(path)).text)).not.toContain("まだ取り消せます");
    expect((await post(`${path}/take-back`)).status).toBe(410);
    expect((await enter(code)).status).toBe(410);
    expect(await count()).toBe(1);
  });

  it("is told about in the reader's language", async () => {
    const { path } = await answered();
    expect(read((await get(`${path}/take-back?lang=en`)).text)).toContain("Withdraw your response?");
    expect(read((await post(`${path}/take-back`, { lang: "en" })).text)).toContain("has been withdrawn");
  });
});

describe("a poster's code on the ward's code page", () => {
  const poster = async () => {
    const survey = await publish({ definition: branching({ frames: ["participants"] }) });
    const batchId = await pages.batch(survey, "poster", "participants");
    return shownCode(posterCode(vault, batchId).code);
  };

  it("is told kindly to belong into LINE, with the way to the survey", async () => {
    const code = await poster();
    const told = await enter(code.toLowerCase());
    expect(told.status).toBe(200);
    expect(read(told.text)).toContain("このコードは、LINEで使うものです");
    expect(told.text).toContain('href="/nishi/s/guardians"');
    expect(told.text).not.toContain(code);
    expect((await enter(code, "/suminoe/code")).status).toBe(400);
    expect(await within((tx) => tx.surveyLink.count())).toBe(0);
  });

  it("counts as a try like any other, and not as a guess", async () => {
    const code = await poster();
    for (let n = 0; n < 20; n++) expect((await enter(code)).status).toBe(200);
    expect((await enter(code)).status).toBe(429);
    const [row] = await within(
      (tx) => tx.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM shared_limit WHERE key LIKE 'survey-code-wrong%'`,
    );
    expect(row?.n).toBe(0n);
  });
});
