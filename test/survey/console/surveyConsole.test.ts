import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readYaml } from "../../../src/survey/builder/definitionYaml.js";
import { suggestedKey } from "../../../src/survey/console/surveyNextRound.js";
import type { SurveyDefinition } from "../../../src/survey/survey.js";
import type { Person } from "../../console/testConsole.js";
import { useDatabase } from "../../support/database.js";
import { guardians } from "./definitions.js";
import { everyKindYaml } from "./everyKind.js";
import { now, useSurveyConsole } from "./surveyDesk.js";

const database = useDatabase();
const { desk, feature, signIn } = useSurveyConsole(database, {
  chatPreview: (_context, definition, language) => [{ type: "text", text: `${language}: ${definition.title.ja}` }],
  tally: {
    kept: async () => ({
      tally: { version: 1, responses: 1234, frames: [] },
      answersSha256: "a".repeat(64),
      countedAt: new Date(now),
    }),
  },
});

let viewer: Person;
let editor: Person;
let approver: Person;
let elsewhere: Person;
const base = "/console/nishi/surveys";
const here = `${base}/guardians`;
const later = "2026-12-10T17:00";

beforeAll(async () => {
  viewer = await signIn({ nishi: "viewer" }, "閲覧 一郎");
  editor = await signIn({ nishi: "editor" }, "編集 花子");
  approver = await signIn({ nishi: "approver" }, "承認 太郎");
  elsewhere = await signIn({ suminoe: "admin" }, "他区 管理");
});
beforeEach(() => database.run("console", (tx) => tx.$executeRaw`DELETE FROM survey`));

const actorOf = ({ id, name }: Person) => ({ kind: "staff", id, name }) as const;
const create = (over: Record<string, unknown> = {}, by = editor) =>
  desk.create(actorOf(by), "nishi", guardians(over), { source: "guardians" });
const open = async () => {
  await create();
  await desk.publish(actorOf(approver), "nishi", "guardians", 1, { closesAt: new Date(`${later}:00+09:00`) });
};
const editOf = (text: string): string => /name="edit" value="(\d+)"/.exec(text)?.[1] ?? "";
const found = async (key = "guardians"): Promise<SurveyDefinition> => {
  const survey = await desk.find("nishi", key);
  const shown = survey?.draft ?? survey?.published;
  if (!shown) throw new Error("no such survey");
  return shown.definition;
};

describe("the list of surveys", () => {
  test("tells each run's state, frames and answers, and what is ready to begin", async () => {
    await open();
    const { status, text } = await viewer.get(base);
    expect(status).toBe(200);
    expect(text).toContain("子育てについてのアンケート");
    expect(text).toContain("受付中");
    expect(text).toContain("1,234件");
    expect(text).not.toContain("この内容ではじめる");
  });

  test("an editor begins from the content: the key names the fiscal year", async () => {
    const page = await editor.get(base);
    const link = /surveys\/new\?content=([a-z0-9-]+)"/.exec(page.text)?.[1] ?? "";
    expect(link).not.toBe("");
    const form = await editor.get(`${base}/new?content=${link}`);
    expect(form.text).toContain(`value="${link}-r8"`);
    const made = await editor.post(`${base}/new`, { content: link, title: "今年のアンケート", key: `${link}-r8` });
    expect(made).toMatchObject({ status: 303, location: `${base}/${link}-r8` });
    expect((await found(`${link}-r8`)).title.ja).toBe("今年のアンケート");
    expect((await desk.find("nishi", `${link}-r8`))?.source).toBe(link);
  });

  test("or copies an earlier run as the next round", async () => {
    await open();
    const form = await editor.get(`${base}/new?run=guardians`);
    expect(form.text).toContain('value="guardians-r8"');
    await editor.post(`${base}/new`, { run: "guardians", title: "次の回", key: "guardians-r8" });
    expect((await found("guardians-r8")).questions).toEqual((await found()).questions);
  });

  test("or from nothing, and what is wrong is told beside its field with what was typed", async () => {
    const wrong = await editor.post(`${base}/new`, { title: "  ", key: "大文字" });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain("題名（日本語）: 入力してください。");
    expect(wrong.text).toContain("半角の英小文字、数字、ハイフン");
    expect(wrong.text).toContain('value="大文字"');
    const made = await editor.post(`${base}/new`, { title: "はじめて", key: "first" });
    expect(made.location).toBe(`${base}/first`);
  });

  test("a key that is taken is told", async () => {
    await create();
    const taken = await editor.post(`${base}/new`, { title: "もう一つ", key: "guardians" });
    expect(taken.status).toBe(400);
    expect(taken.text).toContain("この記号は、この区のほかのアンケートが使っている");
  });

  test("what it should be made from may be gone", async () => {
    expect((await editor.get(`${base}/new?content=gone`)).status).toBe(404);
    expect((await editor.post(`${base}/new`, { run: "gone", title: "x", key: "x" })).status).toBe(404);
  });

  const keys: [string, string[], string][] = [
    ["guardians", [], "guardians-r8"],
    ["guardians-r7", [], "guardians-r8"],
    ["guardians-r8", ["guardians-r8"], "guardians-r8-2"],
    ["guardians-r8-2", ["guardians-r8", "guardians-r8-2"], "guardians-r8-3"],
    ["a".repeat(41), [], `${"a".repeat(33)}-r8`],
  ];
  test.each(keys)("the next round of %s where %j are taken is %s", (from, taken, expected) => {
    expect(suggestedKey(from, new Set(taken), 2026)).toBe(expected);
  });
});

describe("who may do what", () => {
  test("a viewer sees every page and changes nothing", async () => {
    await create();
    for (const page of ["", "/questions", "/measures", "/yaml", "/preview", "/opening", "/definition.yaml"]) {
      const { status, text } = await viewer.get(`${here}${page}`);
      expect([page, status]).toEqual([page, 200]);
      expect(text).not.toContain("保存する</span>");
    }
    for (const page of ["/questions", "/yaml", "/basics", "/measures", "/discard", "/remove", "/opening", "/close"])
      expect([page, (await viewer.post(`${here}${page}`)).status]).toEqual([page, 403]);
  });

  test("an editor does not publish", async () => {
    await create();
    expect((await editor.post(`${here}/opening`, { edit: "1", sure: "yes" })).status).toBe(403);
    expect((await editor.get(`${here}/opening`)).text).toContain("公開は承認者が行います");
  });

  test("staff of another ward find none of it", async () => {
    await create();
    expect((await elsewhere.get(here)).status).toBe(404);
    for (const page of ["", "/questions", "/questions/environment", "/basics", "/measures/1", "/yaml", "/opening"])
      expect((await elsewhere.get(`/console/suminoe/surveys/guardians${page}`)).status).toBe(404);
    expect((await elsewhere.post("/console/suminoe/surveys/guardians/remove")).status).toBe(404);
    expect(await desk.find("nishi", "guardians")).toBeDefined();
  });
});

describe("publishing", () => {
  const publish = (by: Person, over: Record<string, string> = {}) =>
    by.post(`${here}/opening`, { edit: "1", sure: "yes", opensAt: "", closesAt: later, ...over });

  test("takes two people: whoever wrote it last sees why not", async () => {
    await create({}, approver);
    const page = await approver.get(`${here}/opening`);
    expect(page.text).toContain("最後に書いた人は、公開できません");
    expect((await publish(approver)).status).toBe(403);
    expect((await desk.find("nishi", "guardians"))?.state).toBe("draft");
  });

  test("another approver reads the checks and opens it", async () => {
    await create();
    const page = await approver.get(`${here}/opening`);
    expect(page.text).toContain("1問のうち1問は、LINEの中でボタンで答えられます");
    expect(page.text).toContain("英語: 6か所のうち6か所に訳がありません");
    expect(page.text).toContain("回答は区の運営方針の評価に使います。");
    const done = await publish(approver);
    expect(done).toMatchObject({ status: 303, location: here });
    const survey = await desk.find("nishi", "guardians");
    expect(survey).toMatchObject({ state: "open", opensAt: new Date(now), closesAt: new Date(`${later}:00+09:00`) });
  });

  const mistakes: [string, Record<string, string>, string][] = [
    ["without having looked", { sure: "" }, "確かめたことに印を付けてください"],
    ["with a deadline that is no time", { closesAt: "来週" }, "2026-12-10T17:00"],
    ["with a deadline that has passed", { closesAt: "2026-11-01T17:00" }, "過ぎた日時です"],
    ["with a deadline before the opening", { opensAt: "2026-12-20T09:00" }, "受付の始まりより後"],
  ];
  test.each(mistakes)("%s is told, and nothing typed is lost", async (_title, over, words) => {
    await create();
    const again = await publish(approver, over);
    expect(again.status).toBe(400);
    expect(again.text).toContain(words);
    expect(again.text).toContain(`value="${over["closesAt"] ?? later}"`);
    expect((await desk.find("nishi", "guardians"))?.state).toBe("draft");
  });

  test("what was edited meanwhile is shown anew", async () => {
    await create();
    await desk.save(actorOf(editor), "nishi", "guardians", 1, guardians({ title: { ja: "直した題" } }));
    const again = await publish(approver);
    expect(again.status).toBe(409);
    expect(again.text).toContain("ほかの人が書き直しました");
    expect(editOf(again.text)).toBe("2");
  });

  test("a text that claims something about all residents, or that is not written, stops it", async () => {
    await create({ lead: { ja: "昨年は区民の65%が満足と答えました。" } });
    const page = await approver.get(`${here}/opening`);
    expect(page.text).toMatch(/「区民の65%[^」]*」とは書けません。/);
    expect((await publish(approver)).status).toBe(409);
    await editor.post(`${base}/new`, { title: "はじめて", key: "first" });
    expect((await approver.get(`${base}/first/opening`)).text).toContain("「（未入力）」が残っています");
    const blank = await approver.post(`${base}/first/opening`, { edit: "1", sure: "yes", closesAt: later });
    expect(blank.status).toBe(409);
  });

  test("the next version shows what changes before it replaces the one before", async () => {
    await open();
    await desk.save(actorOf(editor), "nishi", "guardians", 1, guardians({ title: { ja: "新しい題" } }));
    const page = await approver.get(`${here}/opening`);
    expect(page.text).toContain("題名を変更");
    expect((await publish(approver, { edit: "2", opensAt: "2026-11-20T10:00" })).status).toBe(303);
    expect((await desk.find("nishi", "guardians"))?.published?.number).toBe(2);
    expect((await viewer.get(here)).text).toContain("第2版");
  });

  test("the deadline moves, and a closed survey stays closed", async () => {
    await open();
    const moved = await approver.post(`${here}/times`, { opensAt: "2026-11-20T10:00", closesAt: "2026-12-25T17:00" });
    expect(moved.status).toBe(303);
    expect((await desk.find("nishi", "guardians"))?.closesAt).toEqual(new Date("2026-12-25T17:00:00+09:00"));
    expect((await approver.post(`${here}/close`)).status).toBe(400);
    expect((await approver.post(`${here}/close`, { close: "yes" })).status).toBe(303);
    expect((await approver.post(`${here}/close`, { close: "yes" })).status).toBe(409);
    expect((await editor.get(`${here}/basics`)).status).toBe(409);
    expect((await viewer.get(here)).text).toContain("受付終了");
  });

  test("a draft is thrown away, or removed where nothing was published", async () => {
    await open();
    expect((await editor.post(`${here}/remove`)).status).toBe(409);
    await desk.save(actorOf(editor), "nishi", "guardians", 1, guardians({ title: { ja: "捨てる" } }));
    expect((await editor.post(`${here}/discard`)).location).toBe(here);
    expect((await editor.post(`${here}/discard`)).status).toBe(409);
    await editor.post(`${base}/new`, { title: "はじめて", key: "first" });
    expect((await editor.post(`${base}/first/remove`)).location).toBe(base);
    expect((await editor.get(`${base}/first`)).status).toBe(404);
  });
});

describe("the start page", () => {
  const attention = async (role: "viewer" | "editor" | "approver", at = now) => {
    const { realContent } = await import("../../support/content.js");
    const ward = realContent().wards.get("nishi");
    if (!ward || !feature.attention) throw new Error("no ward");
    return (await feature.attention(ward, role, new Date(at))).map(({ text, weight }) => `${weight}: ${text}`);
  };

  test("tells approvers of drafts, and everyone of a deadline within three days", async () => {
    await create();
    expect(await attention("approver")).toEqual(["todo: 公開を待っているアンケートの下書き"]);
    expect(await attention("editor")).toEqual([]);
    await desk.publish(actorOf(approver), "nishi", "guardians", 1, { closesAt: new Date(`${later}:00+09:00`) });
    expect(await attention("viewer")).toEqual([]);
    expect(await attention("viewer", "2026-12-08T09:00:00+09:00")).toEqual([
      "remark: アンケート「子育てについてのアンケート」の締切は2026年12月10日 17:00です",
    ]);
  });

  test("tells editors of answers whose results were never published", async () => {
    await open();
    await desk.close(actorOf(approver), "nishi", "guardians");
    expect(await attention("editor")).toEqual([]);
    const { id } = (await desk.find("nishi", "guardians")) ?? { id: "" };
    await database.run(
      "console",
      (tx) => tx.$executeRaw`
        INSERT INTO survey_response (survey_id, respondent_key, frame, version, language, way, picks, row_hash, stamp, day)
        VALUES (${id}::uuid, ${Buffer.from("k")}, 'line', 1, 'ja', 'page', '{1}', ${Buffer.from("h")}, 's', '2026-11-20'::date)`,
    );
    expect(await attention("editor")).toEqual([
      "todo: 受付を終えたアンケート「子育てについてのアンケート」の結果を公開していません",
    ]);
    expect(await attention("viewer")).toEqual([]);
    await database.run(
      "console",
      (tx) => tx.$executeRaw`
        INSERT INTO survey_edition (survey_id, number, content, basis, as_of) VALUES (${id}::uuid, 1, '{}', '{}', now())`,
    );
    expect(await attention("editor")).toEqual([]);
  });
});

describe("the preview", () => {
  test("draws the talk in LINE in the language that was chosen", async () => {
    await create();
    expect((await viewer.get(`${here}/preview?language=vi`)).text).toContain("vi: 子育てについてのアンケート");
  });

  test("shows nothing of a confidential survey in LINE", async () => {
    await create({ class: "confidential" });
    const { text } = await viewer.get(`${here}/preview`);
    expect(text).toContain("LINEには設問も題名も出しません");
    expect(text).not.toContain("ja: 子育てについて");
  });
});

describe("the definition as YAML", () => {
  test("is saved as a file, and a pasted one replaces the draft", async () => {
    await create({ key: "every-kind" });
    const path = `${base}/every-kind`;
    const before = await editor.get(`${path}/definition.yaml`);
    expect(before.type).toContain("application/yaml");
    const pasted = await editor.post(`${path}/yaml`, { edit: "1", yaml: everyKindYaml });
    expect(pasted.status).toBe(303);
    const read = readYaml((await editor.get(`${path}/definition.yaml`)).text);
    expect(read).toEqual(readYaml(everyKindYaml));
  });

  const wrong: [string, string, string][] = [
    ["what is not YAML", "title: [", "1行目: YAMLとして読めません"],
    ["another key", everyKindYaml, "記号: アンケートの記号（アドレス）は変えられません。"],
    [
      "an item that is not known",
      `${everyKindYaml.replace("every-kind", "guardians")}colour: red\n`,
      "「colour」という項目はありません",
    ],
    [
      "a subject that is not known",
      everyKindYaml.replace("subject: family", "subject: gossip"),
      "行目 4問目（何についての設問か）",
    ],
  ];
  test.each(wrong)("%s is told with its line, and what was pasted stays", async (_title, yaml, words) => {
    await create();
    const again = await editor.post(`${here}/yaml`, { edit: "1", yaml });
    expect(again.status).toBe(400);
    expect(again.text).toContain(words);
    expect(again.text).toContain(yaml.trim().split("\n")[0]?.slice(0, 20));
    expect((await desk.find("nishi", "guardians"))?.draft?.edit).toBe(1);
  });

  test("somebody else's edit in between is told, and what was pasted stays", async () => {
    await create({ key: "every-kind" });
    await desk.save(actorOf(approver), "nishi", "every-kind", 1, guardians({ key: "every-kind", title: { ja: "先" } }));
    const again = await editor.post(`${base}/every-kind/yaml`, { edit: "1", yaml: everyKindYaml });
    expect(again.status).toBe(409);
    expect(again.text).toContain("全部の種類");
    expect(editOf(again.text)).toBe("2");
  });
});
