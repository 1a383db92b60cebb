import { afterEach, describe, expect, it } from "vitest";
import { type TemplateBody, templateBody, templateFile } from "../../src/announcement/template.js";
import { fillTemplate } from "../../src/announcement/templateFilling.js";
import { bodyOf, createTemplateStore } from "../../src/announcement/templateStore.js";
import type { AuditEntry } from "../../src/console/audit/audit.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { contentOf, staff } from "./desk/deskBench.js";

const database = useDatabase();
afterEach(() => emptyDatabase(database));

const drill: TemplateBody = templateBody.parse({
  variables: [
    { name: "drill", label: "訓練の名前", kind: "text", example: "津波避難訓練" },
    { name: "day", label: "日", kind: "date", example: "2026-11-24" },
    { name: "at", label: "時刻", kind: "time", example: "10:00" },
    { name: "page", label: "ページ", kind: "url", example: "https://example.jp/" },
  ],
  title: "{{drill}}のお知らせ",
  variants: {
    ja: [
      { kind: "text", text: "{{day}} {{at}}から{{drill}}をします。{{page}}" },
      {
        kind: "card",
        title: "{{drill}}",
        text: "{{day}}です。",
        date: "{{day}}",
        time: "{{at}}",
        link: { label: "見る", url: "{{page}}" },
      },
    ],
    en: [{ kind: "text", text: "Drill: {{day}}, {{at}}" }],
  },
});
const values = { drill: "津波避難訓練", day: "2026-11-24", at: "10:00", page: "https://example.jp/" };

const mistakes: [string, Record<string, string>, { variable: string | undefined; text: string }[]][] = [
  ["a value is missing", { ...values, drill: " " }, [{ variable: "drill", text: "「訓練の名前」が入っていません。" }]],
  [
    "a day is none",
    { ...values, day: "2026-02-30" },
    [{ variable: "day", text: "「日」: 日付を 2026-11-24 の形で入力してください。" }],
  ],
  [
    "a time is none",
    { ...values, at: "25:00" },
    [{ variable: "at", text: "「時刻」: 時刻を 14:00 の形で入力してください。" }],
  ],
  [
    "an address is none of a page",
    { ...values, page: "javascript:alert(1)" },
    [{ variable: "page", text: "「ページ」: https:// から始まるアドレスを入力してください。" }],
  ],
  [
    "a value belongs to nothing",
    { ...values, place: "x" },
    [{ variable: "place", text: "このひな形には「place」という項目がありません。" }],
  ],
];

describe("a template", () => {
  it("is filled, with days in the reader's language and as such in a card's fields", () => {
    expect(fillTemplate(drill, values)).toEqual({
      kind: "filled",
      content: contentOf({
        title: "津波避難訓練のお知らせ",
        variants: {
          ja: [
            { kind: "text", text: "2026年11月24日(火) 10:00から津波避難訓練をします。https://example.jp/" },
            {
              kind: "card",
              title: "津波避難訓練",
              text: "2026年11月24日(火)です。",
              date: "2026-11-24",
              time: "10:00",
              link: { label: "見る", url: "https://example.jp/" },
            },
          ],
          en: [{ kind: "text", text: "Drill: Tue 24 November 2026, 10:00" }],
        },
      }),
    });
  });

  it.each(mistakes)("says so when %s", (_title, given, problems) => {
    expect(fillTemplate(drill, given)).toEqual({ kind: "faulty", problems });
  });

  it("does not take a value for a hole, nor a property of every object for a value", () => {
    expect(fillTemplate(drill, { ...values, drill: "{{page}}" })).toMatchObject({
      content: { title: "{{page}}のお知らせ" },
    });
    const odd = { ...drill, variables: [{ ...drill.variables[0], name: "constructor" }] } as TemplateBody;
    expect(fillTemplate(odd, {})).toMatchObject({ kind: "faulty", problems: [{ variable: "constructor" }] });
  });

  it("whose values make it too long for LINE says where", () => {
    const outcome = fillTemplate(drill, { ...values, drill: "長".repeat(200) });
    expect(outcome).toMatchObject({ kind: "faulty", problems: [{ variable: undefined }] });
    expect(JSON.stringify(outcome)).toContain("variants.ja.1.title");
  });

  it("is refused with a hole that nothing fills, a variable that nothing uses, or without Japanese", () => {
    const faulty = (changes: object) =>
      templateBody.safeParse({ title: "x", variants: { ja: [{ kind: "text", text: "x" }] }, ...changes });
    expect(faulty({}).success).toBe(true);
    expect(faulty({ title: "{{x}}" }).error?.issues[0]?.message).toBe("{{x}} is not among the variables");
    expect(faulty({ variables: drill.variables.slice(0, 1) }).error?.issues[0]?.message).toBe(
      "{{drill}} is used nowhere",
    );
    expect(faulty({ variants: { en: [{ kind: "text", text: "x" }] } }).success).toBe(false);
    const two = [drill, drill].map((body) => ({ id: "x", name: "x", body }));
    expect(templateFile.safeParse(two).success).toBe(false);
  });

  it("is made of an announcement's words, without its pictures", () => {
    const hash = "a".repeat(64);
    const image = { kind: "image", hash, preview: hash, alt: "x" };
    const card = { kind: "card", title: "題", text: "文", image: { hash, alt: "x" } };
    const content = contentOf({ variants: { ja: [image, card], en: [image] } });
    expect(bodyOf(content)?.variants).toEqual({ ja: [{ kind: "card", title: "題", text: "文" }] });
    expect(bodyOf(contentOf({ variants: { ja: [image] } }))).toBeUndefined();
  });
});

describe("the templates of a ward", () => {
  function shelf() {
    const entries: AuditEntry[] = [];
    const store = createTemplateStore({
      database,
      audit: { record: (_tx, entry) => Promise.resolve(void entries.push(entry)) },
      fileTemplates: () => [{ id: "drill", name: "訓練のお知らせ", body: drill }],
    });
    return { store, entries };
  }
  const own: TemplateBody = templateBody.parse({
    title: "朝市",
    variants: { ja: [{ kind: "text", text: "朝市です。" }] },
  });

  it("are those of the files and its own, and no other ward's", async () => {
    const { store, entries } = shelf();
    expect(await store.save("nishi", staff(1), "朝市", own)).toMatchObject({ kind: "saved" });
    expect((await store.list("nishi")).map((one) => [one.name, one.own])).toEqual([
      ["訓練のお知らせ", false],
      ["朝市", true],
    ]);
    expect((await store.list("suminoe")).map(({ name }) => name)).toEqual(["訓練のお知らせ"]);
    expect(entries).toMatchObject([{ action: "template.saved", ward: "nishi", actor: staff(1) }]);
  });

  it("have each name once", async () => {
    const { store } = shelf();
    await store.save("nishi", staff(1), "朝市", own);
    expect(await store.save("nishi", staff(1), "朝市", own)).toEqual({ kind: "taken" });
    expect(await store.save("nishi", staff(1), "訓練のお知らせ", own)).toEqual({ kind: "taken" });
    expect(await store.save("suminoe", staff(1), "朝市", own)).toMatchObject({ kind: "saved" });
  });

  it("are found by id, by name, and by the beginning of a name that only one has", async () => {
    const { store } = shelf();
    await store.save("nishi", staff(1), "朝市", own);
    await store.save("nishi", staff(1), "朝市の中止", own);
    const named = async (name: string) => (await store.named("nishi", name))?.name;
    expect(await named("drill")).toBe("訓練のお知らせ");
    expect(await named("訓練")).toBe("訓練のお知らせ");
    expect(await named("朝市")).toBe("朝市");
    expect(await named("朝")).toBeUndefined();
    expect(await named("")).toBeUndefined();
  });

  it("are deleted by their own ward only", async () => {
    const { store, entries } = shelf();
    const saved = await store.save("nishi", staff(1), "朝市", own);
    const id = saved.kind === "saved" ? saved.id : "";
    expect(await store.remove("suminoe", staff(1), id)).toBe(false);
    expect(await store.remove("nishi", staff(1), id)).toBe(true);
    expect(await store.remove("nishi", staff(1), id)).toBe(false);
    expect(entries.map(({ action }) => action)).toEqual(["template.saved", "template.deleted"]);
  });
});
