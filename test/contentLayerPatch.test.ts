import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { contentPatchCommand, patchOf } from "../src/cli/contentPatchCommand.js";
import { readContent } from "../src/content.js";
import { layOver } from "../src/contentLayer.js";
import { createContentLayerStore } from "../src/contentLayerStore.js";
import { addWays } from "../src/contentPatch.js";
import { planContentFile, surveyContentFile } from "../src/contentPatchMade.js";
import type { EntryChange, PhraseChange } from "../src/guide/layerChange.js";
import { rolloverWords } from "../src/policy/form/formWords.js";
import { plan as planSchema } from "../src/policy/plan.js";
import { rollOver } from "../src/policy/rollover.js";
import { projectRoot } from "../src/projectRoot.js";
import { surveyDefinition } from "../src/survey/survey.js";
import { unifiedDiff } from "../src/unifiedDiff.js";
import { realContent } from "./support/content.js";
import { emptyDatabase, useDatabase } from "./support/database.js";

const database = useDatabase();
const base = realContent();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tonari-patch-"));
});
beforeEach(() => {
  rmSync(join(folder, "content"), { recursive: true, force: true });
  cpSync(join(projectRoot, "content"), join(folder, "content"), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const phrase = (entry: string, language: PhraseChange["language"], text: string): PhraseChange => ({
  kind: "phrase",
  ward: "nishi",
  entry,
  language,
  text,
});
const changes = [
  phrase("association.festival", "ja", 'ぽんぽこ音頭の "練習" 日: #1'),
  phrase("association.festival", "ja", "ぽんぽこ音頭はどこで踊れますか"),
  phrase("association.festival", "vi", "tập múa Ponpoko ở đâu"),
  phrase("childcare.consult", "en", "my baby won't stop crying: what now?"),
];
const draft: EntryChange = {
  kind: "entry",
  ward: "nishi",
  entry: "office.draft-1",
  payload: {
    topic: "office",
    counter: "office",
    title: "ぽんぽこ音頭を知りたい",
    answer: "ぽんぽこ音頭については、\n区役所にお問い合わせください。",
    ask: ["ぽんぽこ音頭とは"],
  },
};
const apply = (patch: string, program: "git" | "patch" = "git") =>
  program === "git"
    ? execFileSync("git", ["apply", "-"], { cwd: folder, input: patch })
    : execFileSync("patch", ["-p1"], { cwd: folder, input: patch });
/** Not every machine has both. */
const programs = (["git", "patch"] as const).filter((program) => spawnSync(program, ["--version"]).status === 0);
const content = () => join(folder, "content");

describe("content:patch", () => {
  it.each(programs)("makes the files say what the layer says, applied by %s", (program) => {
    const { patch, missing } = patchOf(changes, content(), "content");
    expect(missing).toEqual([]);
    apply(patch, program);
    const read = readContent(content());
    expect(read.problems).toEqual([]);
    const nishi = base.wards.get("nishi");
    expect(read.content?.wards.get("nishi")?.topics).toEqual(nishi && layOver(base, nishi, changes).topics);
    expect(patchOf(changes, content(), "content").patch).toBe("");
  });

  it("adds lines and takes none away", () => {
    const { patch } = patchOf(changes, content(), "content");
    const lines = patch.split("\n");
    expect(lines.filter((line) => /^-(?!--)/.test(line))).toEqual([]);
    expect(lines.filter((line) => /^\+(?!\+\+)/.test(line))).toHaveLength(4);
  });

  it("puts a draft where the product does not read it, for a person to complete", () => {
    apply(patchOf([draft], content(), "content").patch);
    const file = join(content(), "wards/nishi/drafts/office.draft-1.yaml");
    expect(parse(readFileSync(file, "utf8"))).toMatchObject({
      id: "office.draft-1",
      ask: { ja: ["ぽんぽこ音頭とは"] },
      text: { ja: { answer: draft.payload.answer } },
    });
    expect(readFileSync(file, "utf8")).toMatch(/^# コンソールで作られ/);
    const read = readContent(content());
    expect(read.problems).toEqual([]);
    expect(read.content?.wards.get("nishi")?.topics.has("office.draft-1")).toBe(false);
    expect(patchOf([draft], content(), "content").patch).toBe("");
  });

  it("names a change whose entry is gone, and goes on", () => {
    const { patch, missing } = patchOf(
      [phrase("association.gone", "ja", "x"), ...changes.slice(0, 1)],
      content(),
      "content",
    );
    expect(missing).toEqual([expect.stringContaining("association.gone.yaml is not there any more")]);
    expect(patch).toContain("ぽんぽこ");
  });

  it("prints the patch alone on stdout, and nothing in an installation without changes", async () => {
    await emptyDatabase(database);
    const store = createContentLayerStore();
    const run = async () => {
      const out: string[] = [];
      const err: string[] = [];
      const io = {
        out: (line: string) => void out.push(line),
        err: (line: string) => void err.push(line),
        cwd: folder,
      };
      expect(await contentPatchCommand({ contentFolder: content(), store })([], io, database)).toBe(0);
      return { patch: out.map((line) => `${line}\n`).join(""), err };
    };
    expect(await run()).toMatchObject({ patch: "", err: [expect.stringContaining("nothing to patch")] });
    await database.run("console", async (tx) => {
      for (const change of changes) await store.addPhrase(tx, change, "00000000-0000-4000-8000-000000000001");
    });
    const { patch, err } = await run();
    expect(err).toEqual([]);
    apply(patch);
    expect(readContent(content()).problems).toEqual([]);
  });
});

describe("ways of asking written into a file", () => {
  const file = readFileSync(join(projectRoot, "content/wards/nishi/topics/association.festival.yaml"), "utf8");

  it("keep comments, and lists in one line stay in one line", () => {
    const lines = file.split("\n");
    const at = lines.indexOf("  ko:");
    const ko = (parse(file) as { ask: { ko: string[] } }).ask.ko;
    lines.splice(at, ko.length + 1, `  ko: [${ko.map((way) => JSON.stringify(way)).join(", ")}] # in one line`);
    const source = `# of the ward\n${lines.join("\n")}`;
    const written = addWays(source, [phrase("association.festival", "ko", "뽐포코"), ...changes.slice(0, 1)]);
    expect(written).toContain(`, "뽐포코"] # in one line`);
    expect(written.startsWith("# of the ward\n")).toBe(true);
    expect(written.split("\n").filter((line) => !source.includes(line))).toHaveLength(2);
  });
});

describe("a unified diff", () => {
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}\n`).join("");
  it.each([
    ["in the middle", numbered(30), numbered(30).replace("line 15\n", "line 15\nnew\n")],
    ["at the beginning", numbered(5), `new\n${numbered(5)}`],
    ["at the end", numbered(5), `${numbered(5)}new\n`],
    ["at both ends of a long file", numbered(40), `new\n${numbered(40)}new\n`],
    ["near each other", numbered(20), numbered(20).replace("line 5\n", "five\n").replace("line 9\n", "")],
    ["without a line end before", "a\nb", "a\nb\nc\n"],
    ["without a line end after", "a\nb\n", "a\nb\nc"],
  ])("with a change %s is applied by git and patch", (_case, before, after) => {
    for (const program of programs) {
      mkdirSync(content(), { recursive: true });
      writeFileSync(join(content(), "x"), before);
      apply(unifiedDiff("content/x", before, after), program);
      expect(readFileSync(join(content(), "x"), "utf8")).toBe(after);
    }
  });
});

describe("what was made in the console as a whole", () => {
  const definition = surveyDefinition.parse({
    key: "park",
    title: { ja: "公園のアンケート" },
    lead: { ja: "公園についてうかがいます。" },
    purpose: { ja: "公園の計画に使います。" },
    class: "public",
    frames: ["line"],
    questions: [
      {
        id: "use",
        kind: "single",
        subject: "use",
        text: { ja: "使いますか: #1" },
        choices: [
          { key: "yes", text: { ja: "はい" } },
          { key: "no", text: { ja: "いいえ" } },
        ],
      },
    ],
  });
  const [plan] = [...(base.wards.get("suminoe")?.plans.values() ?? [])];
  if (!plan) throw new Error("the content has no plan of suminoe");
  const next = rollOver(plan, 2026, "suminoe-r8", rolloverWords);

  it.each(programs)("goes into files of its own with %s, which the product reads as it was", (program) => {
    const made = [surveyContentFile({ ward: "nishi", definition }), planContentFile(next)];
    apply(patchOf([], join(folder, "content"), "content", made).patch, program);
    const { content, problems } = readContent(join(folder, "content"));
    expect(problems).toEqual([]);
    expect(content?.wards.get("nishi")?.surveys.get("park")).toEqual(definition);
    expect(content?.wards.get("suminoe")?.plans.get("suminoe-r8")).toEqual(planSchema.parse(next));
    // Applied once, it is there: nothing is left to patch.
    expect(patchOf([], join(folder, "content"), "content", made).patch).toBe("");
  });

  it("a file of the content that says the same stays to the byte, with its comments", () => {
    const ready = [...base.wards].flatMap(([ward, { surveys }]) =>
      [...surveys.values()].map((one) => surveyContentFile({ ward, definition: one })),
    );
    expect(ready.length).toBeGreaterThan(0);
    expect(patchOf([], join(folder, "content"), "content", ready).patch).toBe("");
  });
});
