import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Content, WardContent } from "../src/content.js";
import { createHandover } from "../src/contentHandover.js";
import { createLog } from "../src/log.js";

const lines: string[] = [];
const log = createLog("info", { write: (line) => lines.push(line) });

/** A guide that is ready when it is told to be. */
function guideNamed(name: string) {
  let build = { done: () => {}, fail: (_error: Error) => {} };
  const built = new Promise<void>((done, fail) => {
    build = { done, fail };
  });
  built.catch(() => {});
  return { name, warmUp: () => built, ...build };
}
type Fake = ReturnType<typeof guideNamed>;

/** @param entries of each ward: ids with their title */
function version(guides: Record<string, Fake>, entries: Record<string, string>): Content {
  const wards = Object.entries(guides).map(([id, guide]) => {
    const topics = new Map(Object.entries(entries).map(([key, title]) => [key, { id: key, title }]));
    return [id, { ward: { id }, guide, topics } as unknown as WardContent] as const;
  });
  return { wards: new Map(wards), elsewhere: [] } as unknown as Content;
}
const shown = (content: Content) =>
  [...content.wards.values()].map(({ guide, topics }) => {
    const title = (topics.get("festival") as { title?: string } | undefined)?.title;
    return `${(guide as unknown as Fake).name} answers with ${title}`;
  });
/** Everything that is on its way without waiting for a guide has come. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
}

function begun() {
  const guides = { nishi: guideNamed("old"), suminoe: guideNamed("old") };
  const handover = createHandover(version(guides, { festival: "まつり" }), log);
  handover.begin();
  return { handover, guides };
}

describe("a new version of the content", () => {
  it("shows its texts at once and each ward's guide as soon as that is built", async () => {
    const { handover } = begun();
    const guides = { nishi: guideNamed("new"), suminoe: guideNamed("new") };
    const next = version(guides, { festival: "新しいまつり" });
    await handover.show(next);
    expect(shown(handover.content())).toEqual(["old answers with 新しいまつり", "old answers with 新しいまつり"]);
    guides.nishi.done();
    await settled();
    expect(shown(handover.content())).toEqual(["new answers with 新しいまつり", "old answers with 新しいまつり"]);
    guides.suminoe.done();
    await settled();
    expect(handover.content()).toBe(next);
  });

  it("with the guides of before is shown at once, as it is", async () => {
    const { handover, guides } = begun();
    const next = version(guides, { festival: "新しいまつり" });
    await handover.show(next);
    expect(handover.content()).toBe(next);
  });

  it("that has lost an entry waits for its guide: the one before would still answer with it", async () => {
    const { handover } = begun();
    const guides = { nishi: guideNamed("new"), suminoe: guideNamed("new") };
    const showing = handover.show(version(guides, { market: "市" }));
    await settled();
    expect(shown(handover.content())[0]).toBe("old answers with まつり");
    guides.nishi.done();
    guides.suminoe.done();
    await showing;
    expect(shown(handover.content())[0]).toBe("new answers with undefined");
  });

  it("is overtaken by a newer one while its guides are being built", async () => {
    const { handover } = begun();
    const late = { nishi: guideNamed("late"), suminoe: guideNamed("late") };
    await handover.show(version(late, { festival: "一度目の直し" }));
    const newest = { nishi: guideNamed("newest"), suminoe: guideNamed("newest") };
    await handover.show(version(newest, { festival: "二度目の直し" }));
    newest.nishi.done();
    newest.suminoe.done();
    await settled();
    late.nishi.done();
    late.suminoe.done();
    await settled();
    expect(shown(handover.content())).toEqual(["newest answers with 二度目の直し", "newest answers with 二度目の直し"]);
  });

  it("whose guide can't be built leaves the guide before, and the log says so", async () => {
    const { handover } = begun();
    const guides = { nishi: guideNamed("new"), suminoe: guideNamed("new") };
    await handover.show(version(guides, { festival: "新しいまつり" }));
    guides.nishi.fail(new Error("no words"));
    await settled();
    expect(shown(handover.content())[0]).toBe("old answers with 新しいまつり");
    expect(lines.join()).toContain("a guide could not be built");
  });

  it("before anybody asks is shown as it comes, and builds its guides when they are asked", async () => {
    const handover = createHandover(version({ nishi: guideNamed("old") }, { festival: "まつり" }), log);
    const next = version({ nishi: guideNamed("new") }, { market: "市" });
    await handover.show(next);
    expect(handover.content()).toBe(next);
  });
});
