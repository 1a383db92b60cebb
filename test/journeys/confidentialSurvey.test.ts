/**
 * A confidential survey from end to end: from LINE by its link and from a letter by its code, answered wrong, answered
 * right, changed, counted. Then everything that could hold an answer is searched for what was answered: what LINE was
 * told, the log, the webhooks, and every column of every table, opened where it is sealed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/projectRoot.js";
import { surveyDefinition } from "../../src/survey/survey.js";
import { createVault } from "../../src/vault.js";
import { useDatabase } from "../support/database.js";
import { layLetters, layOpenSurvey } from "../support/openSurvey.js";
import { type Service, startService, testKey } from "../support/service.js";

const ja = (text: string) => ({ ja: text });
/** What is only in the questions: it may stand in the definition and on our own pages. */
const asked = { key: "yoru-no-soudan", title: "夜間相談の秘密調査", lead: "前書きのしるし", question: "設問のしるし" };
/** What is only in the answers. */
const answers = { chosen: "kotae-no-shirushi", number: 918_273, day: "1987-06-05", words: "白い犬と黒い猫の秘密" };
/** Typed, and refused by the form. */
const refused = { number: 77_665_544, words: "長すぎる意見のしるし" };

const definition = surveyDefinition.parse({
  ...{ key: asked.key, title: ja(asked.title), lead: ja(asked.lead), purpose: ja("利用目的のしるし") },
  ...{ class: "confidential", frames: ["line", "mailed"] },
  questions: [
    {
      ...{ id: "worry", kind: "single", text: ja(asked.question), subject: "health", required: true },
      choices: [
        { key: answers.chosen, text: ja("選んだ答えのしるし") },
        { key: "other", text: ja("ほか") },
      ],
    },
    { id: "income", kind: "number", text: ja("収入"), subject: "money", most: 1_000_000 },
    { id: "since", kind: "date", text: ja("いつから"), subject: "family" },
    { id: "words", kind: "text", text: ja("くわしく"), subject: "personal", most: 100 },
  ],
});

const database = useDatabase();
const vault = createVault(testKey);
let service: Service;
let id: string;
let code: string;
let form: string;

const post = (path: string, fields: Record<string, string>) =>
  fetch(service.url + path, {
    method: "POST",
    body: new URLSearchParams({ lang: "ja", ...fields }),
    redirect: "manual",
  });
const right = {
  ...{ q_worry: answers.chosen, q_income: String(answers.number), q_since: answers.day, q_words: answers.words },
  action: "next",
};

const statement = (sql: string) => database.run("console", (tx) => tx.$executeRawUnsafe(sql));

async function answer(path: string): Promise<void> {
  const wrong = { ...right, q_income: String(refused.number), q_words: refused.words.repeat(30) };
  expect((await post(path, wrong)).status).toBe(400);
  expect((await post(path, { ...right, q_words: refused.words.repeat(50_000) })).status).toBe(413);
  expect((await post(path, right)).status).toBe(303);
  // The database refuses the row, and says in its error what was in it.
  await statement("ALTER TABLE survey_response ADD CONSTRAINT refused CHECK (false) NOT VALID");
  expect((await post(path, { action: "submit" })).status).toBe(500);
  await statement("ALTER TABLE survey_response DROP CONSTRAINT refused");
  expect((await post(path, { action: "submit" })).headers.get("location")).toContain("view=thanks");
  expect((await post(path, { ...right, q_words: `${answers.words}。` })).status).toBe(303);
}

beforeAll(async () => {
  service = await startService(database);
  id = await layOpenSurvey(database, definition);
  [code = ""] = await layLetters(database, id, 1);

  // From LINE: the list, a button of a survey that was public before, a number typed as if it were asked.
  const person = service.platform.addFriend("nishi");
  for (const words of ["アンケート", "1", "アンケートに答えたい"]) {
    await person.say(words);
    await service.idle();
  }
  const link = /https?:[^"\\]+\/a\/[\w-]+/.exec(JSON.stringify(person.replies))?.[0] ?? "";
  const shown = await fetch(service.url + new URL(link).pathname, { redirect: "manual" });
  form = new URL(shown.headers.get("location") ?? "", service.url).pathname;
  await answer(form);
  // From a letter: on the page, and typed into LINE.
  const entered = await post("/nishi/code", { code });
  await answer(new URL(entered.headers.get("location") ?? "", service.url).pathname);
  await person.say(code);
  await service.idle();
});
afterAll(() => service.close());

/** In any writing: as it is, in JSON, in an address, as bytes in hex and base64. */
function writings(mark: string | number): string[] {
  const text = String(mark);
  const bytes = Buffer.from(text);
  const escaped = [...text].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
  return [
    text,
    escaped,
    encodeURIComponent(text),
    bytes.toString("hex"),
    bytes.toString("base64").replace(/.?=*$/, ""),
  ];
}
const held = (where: string, marks: readonly (string | number)[]): (string | number)[] =>
  marks.filter((mark) => writings(mark).some((one) => where.includes(one)));

const answered = [...Object.values(answers), ...Object.values(refused)];
const questions = [...Object.values(asked), "利用目的のしるし", "選んだ答えのしるし"];

/** Every purpose that the product seals anything for, as its source names them. */
const purposes = [
  ...new Set(
    readdirSync(join(projectRoot, "src"), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => [
        ...readFileSync(join(projectRoot, "src", name), "utf8").matchAll(
          /(?:[pP]urpose = |\bseal\(|\bopen\()"([^"\n]+)"/g,
        ),
      ])
      .map(([, purpose]) => purpose ?? ""),
  ),
];

function opened(sealed: Uint8Array): string | undefined {
  for (const purpose of purposes)
    try {
      return vault.open(purpose, sealed);
    } catch {
      // Sealed for something else, or not at all.
    }
  return undefined;
}

/** Tables as text, and what is sealed in them, opened. */
async function tables(): Promise<Map<string, { plain: string; sealed: string }>> {
  return database.run("console", async (tx) => {
    const columns = await tx.$queryRaw<{ name: string; bytes: string[] | null }[]>`
      SELECT c.relname AS name, array_agg(a.attname::text) FILTER (WHERE a.atttypid = 'bytea'::regtype) AS bytes
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname`;
    const found = new Map<string, { plain: string; sealed: string }>();
    for (const { name, bytes } of columns) {
      const rows = await tx.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t`);
      const secrets: string[] = [];
      for (const column of bytes ?? []) {
        const values = await tx.$queryRawUnsafe<{ value: Uint8Array }[]>(
          `SELECT "${column}" AS value FROM "${name}" WHERE "${column}" IS NOT NULL`,
        );
        secrets.push(...values.flatMap(({ value }) => opened(value) ?? []));
      }
      found.set(name, { plain: rows.map(({ row }) => row).join("\n"), sealed: secrets.join("\n") });
    }
    return found;
  });
}

describe("after a confidential survey", () => {
  it("both responses are there and counted, so there is something to search for", async () => {
    const all = await tables();
    const { tally } = await database.run("console", async (tx) => ({
      tally: await tx.surveyTally.findUniqueOrThrow({ where: { surveyId: id } }),
    }));
    expect(tally.counts).toMatchObject({ responses: 2 });
    // The search opens what is sealed, and finds what is there.
    expect(held(all.get("survey_response")?.sealed ?? "", [answers.words])).toEqual([answers.words]);
    expect(held(all.get("survey_sheet")?.sealed ?? "", [answers.words, answers.chosen])).toHaveLength(2);
    expect(held(all.get("survey_version")?.plain ?? "", questions)).toEqual(questions);
  });

  it("LINE was told neither what was asked nor what was answered", () => {
    const { requests } = service.platform;
    expect(requests.filter(({ path }) => path.includes("/message/")).length).toBeGreaterThan(3);
    const told = JSON.stringify(requests);
    expect(held(told, [...answered, ...questions])).toEqual([]);
  });

  it("the log names neither, nor the way to the form", () => {
    const log = service.lines.join("");
    expect(log).toMatch(/"level":"?(50|error)/);
    expect(
      held(log, [...answered, ...questions, code, form.split("/").at(-1) ?? "", code.replaceAll("-", "")]),
    ).toEqual([]);
  });

  it("of answers no table holds anything but the response's own row and the sheet, and both hold free words sealed", async () => {
    const where = (mark: string | number, kind: "plain" | "sealed", all: Awaited<ReturnType<typeof tables>>) =>
      [...all].filter(([, text]) => held(text[kind], [mark]).length > 0).map(([table]) => table);
    const all = await tables();
    const places = (mark: string | number) => ({
      plain: where(mark, "plain", all).toSorted(),
      sealed: where(mark, "sealed", all).toSorted(),
    });
    expect(places(answers.words)).toEqual({ plain: [], sealed: ["survey_response", "survey_sheet"] });
    // Numbers and days are counted; the row that has them has no name. A choice's key stands where it is asked and counted.
    expect(places(answers.number)).toEqual({ plain: ["survey_response", "survey_tally"], sealed: ["survey_sheet"] });
    expect(places(answers.day)).toEqual({ plain: ["survey_response"], sealed: ["survey_sheet"] });
    expect(places(answers.chosen)).toEqual({ plain: ["survey_tally", "survey_version"], sealed: ["survey_sheet"] });
    for (const mark of Object.values(refused)) expect(places(mark)).toEqual({ plain: [], sealed: [] });
  });

  it("the webhooks' rows, the replies and the open talk hold nothing of it, sealed or not", async () => {
    const all = await tables();
    for (const table of ["inbox_event", "inbox_key", "reply", "conversation", "job", "audit_record"]) {
      const { plain, sealed } = all.get(table) ?? { plain: "", sealed: "" };
      expect(all.has(table), table).toBe(true);
      expect([table, held(plain + sealed, [...answered, ...questions])]).toEqual([table, []]);
    }
  });
});
