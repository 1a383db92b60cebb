import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readYaml } from "../../../src/survey/builder/definitionYaml.js";
import type { SurveyDefinition } from "../../../src/survey/survey.js";
import type { Person } from "../../console/testConsole.js";
import { useDatabase } from "../../support/database.js";
import { guardians } from "./definitions.js";
import { everyKindYaml } from "./everyKind.js";
import { useSurveyConsole } from "./surveyDesk.js";

const database = useDatabase();
const { desk, signIn } = useSurveyConsole(database);

let editor: Person;
let other: Person;
const base = "/console/nishi/surveys";
const here = `${base}/guardians`;

beforeAll(async () => {
  editor = await signIn({ nishi: "editor" }, "編集 花子");
  other = await signIn({ nishi: "editor" }, "編集 次郎");
});
beforeEach(() => database.run("console", (tx) => tx.$executeRaw`DELETE FROM survey`));

const actorOf = ({ id, name }: Person) => ({ kind: "staff", id, name }) as const;
const create = (over: Record<string, unknown> = {}) => desk.create(actorOf(editor), "nishi", guardians(over), {});
async function draft(key = "guardians"): Promise<{ definition: SurveyDefinition; edit: string }> {
  const found = (await desk.find("nishi", key))?.draft;
  if (!found) throw new Error("no draft");
  return { definition: found.definition, edit: String(found.edit) };
}
type Form = Record<string, string | string[]>;

describe("a survey with every kind of question and branching", () => {
  const key = "every-kind";
  const path = `${base}/${key}`;

  /** Sends a page's form on the newest edit; it must be taken. */
  async function send(page: string, form: Form): Promise<void> {
    const { edit } = await draft(key);
    const answer = await editor.post(`${path}${page}`, { edit, ...form });
    expect([page, answer.status, answer.status === 303 ? "" : mistakesIn(answer.text)]).toEqual([page, 303, ""]);
  }
  const add = (form: Form) => send("/add-question", { action: "save", ...form });

  test("that is built by form alone is the same as its file", async () => {
    expect((await editor.post(`${base}/new`, { title: "全部の種類", key })).status).toBe(303);
    await send("/basics", {
      "title.ja": "全部の種類",
      "title.en": "Every kind",
      "lead.ja": "はじめの説明\r\n二行目",
      "purpose.ja": "区の計画の評価に使います。",
      "eligibility.ja": "18歳以上の方",
      class: "public",
      frames: ["line", "mailed"],
      note: "職員向け",
      objectionDays: "14",
      textsDays: "１００",
      responsesDays: "400",
    });
    await add({
      kind: "single",
      id: "known",
      "text.ja": "知っていますか",
      "text.easy": "しっていますか",
      "text.en": "Do you know it?",
      "text.zh": "知道吗",
      "text.ko": "아십니까",
      "text.vi": "Bạn có biết không",
      "help.ja": "補足です",
      required: "on",
      subject: "knowledge",
      choices: "yes | はい\r\nno | いいえ | 知らない",
      "choices.en": "Yes\r\nNo",
    });
    await send("/questions", { move: "remove:q1" });
    await add({
      kind: "multiple",
      id: "used",
      "text.ja": "どれを使いましたか",
      subject: "use",
      choices: "a | A\nb | B\nnone | 特にない | 単独",
      most: "2",
      "if.known": "yes",
    });
    await add({
      kind: "date",
      id: "day",
      "text.ja": "いつですか",
      subject: "use",
      earliest: "2026-04-01",
      latest: "2027-03-31",
    });
    await add({
      kind: "scale",
      id: "scale",
      "text.ja": "満足度",
      subject: "opinion",
      from: "1",
      to: "5",
      "lowest.ja": "不満",
      "lowest.en": "bad",
      "highest.ja": "満足",
      "if.known": "yes",
      "if.used": ["b", "a"],
    });
    await add({
      kind: "number",
      id: "count",
      "text.ja": "何人ですか",
      subject: "family",
      least: "1",
      most: "20",
      "unit.ja": "人",
    });
    await send("/questions", { move: "down:day" });
    await send("/questions", { move: "down:day" });
    await add({ kind: "text", id: "words", "text.ja": "ご意見", subject: "opinion", most: "400" });
    await send("/add-measure", {
      action: "save",
      indicator: "nishi-r6-2-1-1",
      question: "scale",
      numerator: ["4", "5"],
      denominator: ["1", "2", "3"],
      "if.known": "yes",
    });
    expect({ kind: "definition", definition: (await draft(key)).definition }).toEqual(readYaml(everyKindYaml));
  });

  test("goes into its forms as it is: saving each unchanged changes nothing", async () => {
    const read = readYaml(everyKindYaml);
    if (read.kind !== "definition") throw new Error("the example is no definition");
    await desk.create(actorOf(editor), "nishi", read.definition, {});
    for (const page of ["/basics", ...read.definition.questions.map(({ id }) => `/questions/${id}`), "/measures/1"]) {
      const { text, status } = await editor.get(`${path}${page}`);
      expect([page, status]).toEqual([page, 200]);
      await send(page, { ...formIn(text), action: "save" });
    }
    expect((await draft(key)).definition).toEqual(read.definition);
  });
});

describe("a question's page", () => {
  const question = (over: Form = {}): Form => ({
    action: "save",
    edit: "1",
    kind: "single",
    "text.ja": "変えた問い",
    subject: "opinion",
    choices: "yes | はい\nno | いいえ",
    ...over,
  });
  const path = `${here}/questions/environment`;

  const mistakes: [string, Form, string][] = [
    ["no words", { "text.ja": " " }, "入力してください。"],
    ["words that are too long", { "text.en": "x".repeat(301) }, "300文字までで入力してください。"],
    ["one choice alone", { choices: "yes | はい" }, "2つ以上必要です。"],
    [
      "two choices with one key",
      { choices: "yes | はい\nno | いいえ\nyes | もちろん" },
      "「yes」という記号の選択肢が二つ",
    ],
    ["nothing that it is about", { subject: "" }, "この中から選んでください。"],
    [
      "a translation of no choice",
      { "choices.en": "Yes\nNo\nMaybe" },
      "英語の「Maybe」に当たる選択肢が、日本語にありません",
    ],
    ["a choice less, which a measure counts", { choices: "yes | はい\nmaybe | どちらでもない" }, "指標の集計1"],
    ["a limit that is no number", { kind: "text", most: "たくさん" }, "数で入力してください。"],
    [
      "a scale that ends before it begins",
      { kind: "scale", from: "1", to: "99", "lowest.ja": "低", "highest.ja": "高" },
      "10以下",
    ],
    ["a day that there is not", { kind: "date", earliest: "2026-02-31" }, "日付を「2026-11-20」のように"],
  ];
  test.each(mistakes)("%s is told, nothing is saved and nothing typed is lost", async (_title, over, words) => {
    await create();
    const again = await editor.post(path, question({ "help.ja": "打ちかけの補足", ...over }));
    expect(again.status).toBe(400);
    expect(again.text).toContain(words);
    expect(again.text).toContain("打ちかけの補足");
    expect((await draft()).edit).toBe("1");
  });

  test("the way of answering can be changed, and what was typed stays", async () => {
    await create();
    const again = await editor.post(path, question({ action: "kind", kind: "scale" }));
    expect(again.status).toBe(200);
    expect(again.text).toContain("変えた問い");
    expect(again.text).toContain('name="lowest.ja"');
    expect((await draft()).edit).toBe("1");
  });

  test("its id stays what answers are kept by", async () => {
    await create();
    await editor.post(path, question({ id: "renamed" }));
    expect((await draft()).definition.questions.map(({ id }) => id)).toEqual(["environment"]);
  });

  test("somebody else's edit in between is kept, and one's own can be saved on top of it", async () => {
    await create();
    await desk.save(actorOf(other), "nishi", "guardians", 1, guardians({ title: { ja: "先に変えた題" } }));
    const again = await editor.post(path, question());
    expect(again.status).toBe(409);
    expect(again.text).toContain("ほかの人が保存しました");
    expect(again.text).toContain("変えた問い");
    expect(again.text).toContain('name="edit" value="2"');
    expect((await editor.post(path, question({ edit: "2" }))).status).toBe(303);
    const { definition } = await draft();
    expect(definition.title.ja).toBe("先に変えた題");
    expect(definition.questions[0]?.text.ja).toBe("変えた問い");
  });

  test("a question that is gone is told", async () => {
    await create();
    expect((await editor.get(`${here}/questions/gone`)).status).toBe(404);
    expect((await editor.post(`${here}/questions/gone`, question())).status).toBe(404);
  });

  test("an edit of what is published begins the next version", async () => {
    await create();
    await desk.publish(actorOf(other), "nishi", "guardians", 1, {});
    expect((await editor.get(`${here}/questions`)).text).toContain("ここで保存すると、次の版の下書きになります");
    expect((await editor.post(path, question())).status).toBe(303);
    const survey = await desk.find("nishi", "guardians");
    expect([survey?.published?.number, survey?.draft?.number]).toEqual([1, 2]);
  });

  test("words with signs of HTML are shown as they are", async () => {
    await create();
    await editor.post(path, question({ "text.ja": "<script>alert(1)</script>&amp;" }));
    for (const page of ["/questions", "/questions/environment", "/preview", "/opening"]) {
      const { text } = await editor.get(`${here}${page}`);
      expect(text).not.toContain("<script>alert(1)");
      if (page === "/questions") expect(text).toContain("&lt;script>alert(1)&lt;/script>&amp;amp;");
    }
  });
});

describe("the list of questions", () => {
  test("a question that others need can't go, and the reason is told", async () => {
    await create();
    await editor.post(`${here}/add-question`, {
      action: "save",
      edit: "1",
      kind: "text",
      id: "why",
      "text.ja": "どうしてですか",
      subject: "opinion",
      "if.environment": "no",
    });
    const again = await editor.post(`${here}/questions`, { edit: "2", move: "remove:environment" });
    expect(again.status).toBe(400);
    expect(again.text).toContain("1問目（条件1）: 「environment」という設問はありません。");
    expect(again.text).toContain("指標の集計1（分母）: 「environment」という設問はありません。");
    expect((await draft()).definition.questions).toHaveLength(2);
  });

  test("moves on an older edit are told, and not made", async () => {
    await create();
    await desk.save(actorOf(other), "nishi", "guardians", 1, guardians({ title: { ja: "先" } }));
    const again = await editor.post(`${here}/questions`, { edit: "1", move: "duplicate:environment" });
    expect(again.status).toBe(409);
    expect((await draft()).definition.questions).toHaveLength(1);
  });

  test("a move that is none does nothing", async () => {
    await create();
    for (const move of ["", "sideways:environment", "up:gone", "up:environment"])
      expect((await editor.post(`${here}/questions`, { edit: "1", move })).status).toBe(303);
    expect((await draft()).edit).toBe("1");
  });
});

describe("the measures", () => {
  test("an indicator is chosen, then the answers that count; what does not fit is told before saving", async () => {
    await create({ measures: [], frames: ["mailed", "panel"] });
    const shown = await editor.post(`${here}/add-measure`, {
      action: "show",
      edit: "1",
      indicator: "nishi-r6-2-1-1",
      question: "environment",
    });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain("目標");
    expect(shown.text).toContain("保護者");
    expect(shown.text).toContain('name="numerator"');
    const answers = { indicator: "nishi-r6-2-1-1", question: "environment", numerator: "yes", denominator: "no" };
    await editor.post(`${here}/add-measure`, { action: "save", edit: "1", ...answers });
    expect((await draft()).definition.measures).toEqual([
      { ...answers, numerator: ["yes"], denominator: ["yes", "no"], subgroup: [] },
    ]);
    const page = await editor.get(`${here}/measures`);
    expect(page.text).toContain("「委員の回答」は、この指標の数値には入りません");
  });

  const mistakes: [string, Form, string][] = [
    ["no indicator", { indicator: "" }, "指標を選んでください。"],
    ["an indicator of another ward", { indicator: "suminoe-r7-2-1-2" }, "指標を選んでください。"],
    ["no question", { question: "" }, "設問を選んでください。"],
    ["no answer that counts", { numerator: [] }, "一つ以上選ぶか、入力してください。"],
  ];
  test.each(mistakes)("%s is told", async (_title, over, words) => {
    await create({ measures: [] });
    const form = { indicator: "nishi-r6-2-1-1", question: "environment", numerator: "yes", denominator: "no", ...over };
    const again = await editor.post(`${here}/add-measure`, { action: "save", edit: "1", ...form });
    expect(again.status).toBe(400);
    expect(again.text).toContain(words);
    expect((await draft()).edit).toBe("1");
  });

  test("one can be taken away", async () => {
    await create();
    expect((await editor.post(`${here}/measures`, { edit: "1", remove: "0" })).status).toBe(303);
    expect((await draft()).definition.measures).toEqual([]);
    expect((await editor.get(`${here}/measures/1`)).status).toBe(404);
  });
});

describe("what the survey is", () => {
  test("mistakes are told beside their fields, and nothing typed is lost", async () => {
    await create();
    const again = await editor.post(`${here}/basics`, {
      edit: "1",
      "title.ja": "",
      "lead.ja": "打ちかけの説明",
      "purpose.ja": "目的",
      class: "public",
      objectionDays: "長め",
      textsDays: "10",
      responsesDays: "29",
    });
    expect(again.status).toBe(400);
    for (const words of [
      "題名（日本語）",
      "回答者の枠",
      "異議を申し出られる日数）: 数で",
      "30以上の数",
      "打ちかけの説明",
    ])
      expect(again.text).toContain(words);
    expect((await draft()).edit).toBe("1");
  });

  test("the class stays once it was published", async () => {
    await create();
    await desk.publish(actorOf(other), "nishi", "guardians", 1, {});
    const form = {
      "title.ja": "題",
      "lead.ja": "説明",
      "purpose.ja": "目的",
      class: "confidential",
      frames: "line",
      objectionDays: "30",
      textsDays: "365",
      responsesDays: "400",
    };
    const again = await editor.post(`${here}/basics`, { edit: "1", ...form });
    expect(again.status).toBe(400);
    expect(again.text).toContain("区分（一般・秘匿）は変えられません");
  });
});

/** What the banner at the top says. */
const mistakesIn = (page: string): string =>
  (/<div class="banner banner-mistake"[\s\S]*?<\/ul>/.exec(page)?.[0] ?? page.slice(0, 300)).replaceAll(
    /<[^>]+>/g,
    " ",
  );

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#34;", '"')
    .replaceAll("&amp;", "&");

/** What a browser would send of the page's form. */
function formIn(page: string): Form {
  const form: Record<string, string[]> = {};
  const add = (name: string, value: string) => {
    if (!name.startsWith("_")) form[name] = [...(form[name] ?? []), unescaped(value)];
  };
  const main = page.slice(page.indexOf("<main"));
  for (const [tag] of main.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    const isBox = /type="(checkbox|radio)"/.test(tag);
    if (name && (!isBox || /\schecked\b/.test(tag))) add(name, /value="([^"]*)"/.exec(tag)?.[1] ?? "");
  }
  for (const [, attributes = "", value = ""] of main.matchAll(/<textarea([^>]*)>\n?([\s\S]*?)<\/textarea>/g))
    add(/name="([^"]+)"/.exec(attributes)?.[1] ?? "", value);
  for (const [, attributes = "", options = ""] of main.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g))
    add(
      /name="([^"]+)"/.exec(attributes)?.[1] ?? "",
      /<option value="([^"]*)"[^>]*\sselected/.exec(options)?.[1] ?? "",
    );
  return form;
}
