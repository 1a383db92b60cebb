/** A text is edited while the ward answers: residents get the new one at once, and never a broken one. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ContentFeed, createContentFeed } from "../../src/contentFeed.js";
import { createContentMemory } from "../../src/contentMemory.js";
import { folderState } from "../../src/folderState.js";
import { createLog } from "../../src/log.js";
import { projectRoot } from "../../src/projectRoot.js";
import { usableContent } from "../../src/usableContent.js";
import { useDatabase } from "../support/database.js";
import { type Service, startService } from "../support/service.js";
import { until } from "../support/until.js";

const database = useDatabase();
const place = mkdtempSync(join(tmpdir(), "content-edited-"));
const folder = join(place, "content");
const logged: { message: string; first?: string[]; ms?: number }[] = [];
const config = { contentFolder: folder, allowUnapprovedContent: true };
let feed: ContentFeed;
let service: Service;

beforeAll(async () => {
  cpSync(join(projectRoot, "content"), folder, { recursive: true });
  // A few entries and their own words: how guides are built is not what this is about.
  for (const words of ["ways", "not-here"]) rmSync(file(`common/${words}`), { recursive: true, force: true });
  for (const ward of ["nishi", "suminoe"]) {
    rmSync(file(`wards/${ward}/questions.jsonl`));
    for (const name of readdirSync(file(`wards/${ward}/topics`)))
      if (!/^(association|office)\./.test(name)) rmSync(file(`wards/${ward}/topics/${name}`));
  }
  const memory = createContentMemory();
  const read = () => usableContent(config, memory);
  const seen = await folderState(folder);
  const first = read();
  if (first.kind === "refused") throw new Error(first.sentence);
  const log = createLog("info", { write: (line) => void logged.push(JSON.parse(line)) });
  feed = createContentFeed({ folder, first: first.content, seen, read, log });
  service = await startService(database, { content: first.content, contentFeed: feed });
});
afterAll(async () => {
  await service.close();
  rmSync(place, { recursive: true });
});

const file = (path: string) => join(folder, path);
const festival = file("wards/nishi/topics/association.festival.yaml");
const replace = (path: string, from: string | RegExp, to: string) => {
  const before = readFileSync(path, "utf8");
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return before;
};
/** What the next lines of the log say of an edit. */
async function afterEdit(edit: () => void) {
  const before = logged.length;
  edit();
  await until(() => logged.length > before);
  return logged[logged.length - 1];
}
async function ask(text: string): Promise<string> {
  const person = service.platform.addFriend("nishi");
  await person.say(text);
  await service.idle();
  return JSON.stringify(person.replies.map(({ message }) => message));
}
const page = async (path: string) => (await fetch(`${service.url}${path}`)).text();
const ready = async () => (await fetch(`${service.url}/readyz`)).json();

describe("an edit", () => {
  it("of an entry is answered in LINE and shown on its page, with its new way of asking", async () => {
    expect(await ask("ぽんぽこたぬき音頭の練習日")).not.toContain("association.festival");
    const line = await afterEdit(() => {
      replace(festival, "- '区民まつり'", "- ぽんぽこたぬき音頭の練習日");
      replace(festival, /title: .*/, "title: ぽんぽこ音頭まつり");
    });
    expect(line?.message).toBe("content reloaded");
    expect(await page("/nishi/association.festival")).toContain("ぽんぽこ音頭まつり");
    // The new way of asking is known as soon as the guide has been built anew.
    const isFound = async () => (await ask("ぽんぽこたぬき音頭の練習日")).includes("ぽんぽこ音頭まつり");
    await until(isFound);
  });

  it("of small talk, a danger's answer, a command, the account's and the pages' words is met everywhere", async () => {
    await afterEdit(() => {
      replace(file("common/smalltalk.yaml"), "ja: [こんにちは,", "ja: [こんにちわんこ,");
      replace(file("common/smalltalk.yaml"), "ja: こんにちは。", "ja: ようこそ。");
      replace(file("common/priority/beginning.yaml"), /ja: .*/, "ja: これは自動の返事で、だれも見ていません。");
      replace(file("common/phrases.yaml"), "おかえりなさい。また", "よう戻られました。また");
      replace(file("common/pages.yaml"), 'startWards: {ja: "区を選ぶ"', 'startWards: {ja: "お住まいの区を選ぶ"');
      replace(file("common/languages.yaml"), /vi: .*/, "vi: Tiếng Việt Nam");
    });
    expect(await ask("こんにちわんこ")).toContain("ようこそ。");
    expect(await ask("もう死にたい。消えてしまいたい")).toContain("これは自動の返事で、だれも見ていません。");
    expect(await ask("ことば")).toContain("Tiếng Việt Nam");
    expect(await page("/")).toContain("お住まいの区を選ぶ");
  });

  it("of an event's row brings the event to the page of events", async () => {
    await afterEdit(() => {
      const events = file("wards/nishi/events.csv");
      const [head = "", row = ""] = readFileSync(events, "utf8").split(/\r?\n/);
      const coming = row.replaceAll("2025-10-1", "2026-12-1").replaceAll("世界横丁", "ぽんぽこ横丁");
      writeFileSync(events, `${head}\n${row}\n${coming.replace("world-yokocho-2025", "ponpoko")}\n`);
    });
    await until(async () => (await page("/nishi/events")).includes("ぽんぽこ横丁"));
  });
});

describe("a broken edit", () => {
  it.each<[string, RegExp, string, () => () => void]>([
    [
      "that is no YAML",
      /association\.festival\.yaml/,
      "not YAML",
      () => {
        const before = replace(festival, /title: .*/, 'title: "まつり');
        return () => writeFileSync(festival, before);
      },
    ],
    [
      "that the schema refuses",
      /association\.festival\.yaml \(reviewBy\)/,
      "association.festival",
      () => {
        const before = replace(festival, /reviewBy: .*/, "reviewBy: いつか");
        return () => writeFileSync(festival, before);
      },
    ],
    [
      "that deletes a file",
      /commands\.yaml/,
      "missing",
      () => {
        renameSync(file("common/commands.yaml"), join(place, "commands.yaml"));
        return () => renameSync(join(place, "commands.yaml"), file("common/commands.yaml"));
      },
    ],
  ])("%s leaves the last good version, says why, and is over when it is mended", async (_case, where, why, edit) => {
    let mend = () => {};
    const broken = await afterEdit(() => {
      mend = edit();
    });
    expect(broken?.message).toBe("content not reloaded");
    expect(broken?.first?.[0]).toMatch(where);
    expect(broken?.first?.[0]).toContain(why);
    expect(await ask("ぽんぽこたぬき音頭の練習日")).toContain("ぽんぽこ音頭まつり");
    expect(await ready()).toEqual({ status: "ready", missing: [], warnings: ["content"] });
    expect(await page("/metrics")).toContain("tonari_content_kept 1");
    expect(feed.problems().map((one) => one.file)[0]).toMatch(/content/);
    expect((await afterEdit(mend))?.message).toBe("content reloaded");
    expect(await ready()).toEqual({ status: "ready", missing: [] });
    expect(await page("/metrics")).toContain("tonari_content_kept 0");
    expect(feed.problems()).toEqual([]);
  });

  it("that shows what nobody has approved is refused in production, and so is one that takes a channel away", async () => {
    config.allowUnapprovedContent = false;
    const unapproved = await afterEdit(() => void replace(festival, "ぽんぽこ音頭まつり", "別のまつり"));
    expect(unapproved?.first?.join()).toContain("nobody has approved this text");
    config.allowUnapprovedContent = true;
    const gone = await afterEdit(() => writeFileSync(file("channels.yaml"), "city: {wards: [nishi, suminoe]}\n"));
    expect(gone?.first?.join()).toContain("restart without it");
    expect(await page("/nishi/association.festival")).toContain("ぽんぽこ音頭まつり");
    await afterEdit(() => rmSync(file("channels.yaml")));
    expect(await page("/nishi/association.festival")).toContain("別のまつり");
  });
});
