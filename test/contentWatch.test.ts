import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FolderWatch, type FolderWatchOptions, watchFolder } from "../src/contentWatch.js";
import { folderState } from "../src/folderState.js";
import { until } from "./support/until.js";

let place: string;
let folder: string;
let watch: FolderWatch;
let states: string[];
const topic = () => join(folder, "wards/nishi/topic.yaml");
const write = (text: string, to = folder) => {
  mkdirSync(join(to, "wards/nishi"), { recursive: true });
  writeFileSync(join(to, "wards/nishi/topic.yaml"), text);
};
async function follow(options: Partial<FolderWatchOptions> = {}) {
  watch = watchFolder({
    folder,
    seen: await folderState(folder),
    changed: async () => void states.push(await folderState(folder)),
    ...options,
  });
}
/** The watch has seen what the folder is now. */
const noticed = async () => {
  const now = await folderState(folder);
  await until(() => states.at(-1) === now);
};

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "content-watch-"));
  folder = join(place, "content");
  states = [];
  write("a: 1");
});
afterEach(async () => {
  await watch.close();
  rmSync(place, { recursive: true });
});

describe("a folder that is watched", () => {
  it.each<[string, () => void]>([
    ["a file that is written over", () => writeFileSync(topic(), "a: 22")],
    [
      "an editor that puts a new file in the old one's place",
      () => {
        writeFileSync(`${topic()}~`, "a: 22");
        renameSync(`${topic()}~`, topic());
      },
    ],
    ["a file that is deleted", () => rmSync(topic())],
    ["a folder that is new, with a file in it", () => write("a: 1", join(folder, "new"))],
    [
      "another folder in its place",
      () => {
        write("a: 3", join(place, "next"));
        renameSync(folder, join(place, "before"));
        renameSync(join(place, "next"), folder);
      },
    ],
  ])("tells of %s, and of the next change too", async (_case, change) => {
    await follow();
    change();
    await noticed();
    write("a: 4444");
    await noticed();
  });

  it("tells what has changed between the reading and the beginning of the watch", async () => {
    const seen = await folderState(folder);
    write("a: 55555");
    await follow({ seen });
    await noticed();
  });

  it("tells once of many files at once, when they have come to rest", async () => {
    await follow();
    for (let n = 0; n < 40; n += 1) writeFileSync(join(folder, `wards/nishi/${n}.yaml`), "a: 1");
    await noticed();
    expect(states.length).toBeLessThanOrEqual(2);
  });

  it("is looked at where the system tells nothing, and the operator hears of that once", async () => {
    const reasons: string[] = [];
    await follow({
      untold: (reason) => reasons.push(reason),
      watch: () => {
        throw Object.assign(new Error("no watches left"), { code: "ENOSPC" });
      },
    });
    await until(() => reasons.length > 0);
    write("a: 666666");
    await noticed();
    expect(reasons).toEqual(["ENOSPC"]);
  });

  it("is not told of what editors keep beside a file, nor disturbed by a link that leads back", async () => {
    symlinkSync(folder, join(folder, "wards/again"));
    const before = await folderState(folder);
    writeFileSync(join(folder, "wards/nishi/.topic.yaml.swp"), "x");
    writeFileSync(join(folder, "wards/nishi/topic.yaml~"), "x");
    expect(await folderState(folder)).toBe(before);
    await follow();
  });

  it("is left alone once the watch is closed", async () => {
    await follow();
    await watch.close();
    const seenByOther: string[] = [];
    await follow({ changed: async () => void seenByOther.push("changed") });
    write("a: 7777777");
    await until(() => seenByOther.length > 0);
    expect(states).toEqual([]);
  });
});
