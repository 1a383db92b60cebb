import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { forgetAsking } from "../../../src/survey/asking/askingRetentionStore.js";
import { createPanelStore } from "../../../src/survey/asking/panelStore.js";
import { createPaperStore } from "../../../src/survey/asking/paperStore.js";
import { useDatabase } from "../../support/database.js";
import { now, whole } from "../engine/stand.js";
import { asked, createAskingStand, vault } from "./stand.js";

const database = useDatabase();
const stand = createAskingStand(database);
const years = (n: number) => new Date(now.getTime() + n * 365 * 86_400_000);

it("what asking leaves behind goes at night, and nothing that is still needed", async () => {
  const open = await stand.publish({ definition: asked() });
  const closed = await stand.publish({ definition: asked({ key: "closed" }) });
  const papers = createPaperStore(vault);
  const panels = createPanelStore(vault);
  const actor = { kind: "staff", id: randomUUID(), name: "花子" } as const;
  const bytes = Buffer.from("受付番号,整っていると感じますか\nA1,no\n");
  const survey = { ...open, definition: asked() };
  const file = (at: Date) => stand.imports.upload({ survey, actor, source: "x", fileName: "x.csv", bytes, now: at });
  await file(new Date(now.getTime() - 2 * 86_400_000));
  await file(new Date(now.getTime() - 3_600_000));
  await stand.within(async (tx) => {
    for (const surveyId of [open.id, closed.id])
      await papers.keep(tx, { surveyId, codeHash: Buffer.alloc(32, 1), answers: whole, keyedBy: actor.id, now });
    await tx.survey.update({ where: { id: closed.id }, data: { state: "closed" } });
    await panels.add(
      tx,
      "nishi",
      "council",
      [
        { name: "残る人", address: undefined },
        { name: "前の人", address: undefined },
        { name: "手紙のある人", address: undefined },
      ],
      years(-3),
    );
    const [, former, named] = await panels.list(tx, "nishi", "council");
    for (const member of [former, named]) await panels.leave(tx, "nishi", "council", member?.id ?? "", years(-2));
    const batchId = randomUUID();
    await tx.surveyBatch.create({
      data: { id: batchId, surveyId: open.id, kind: "panel", frame: "panel", name: "名簿" },
    });
    await stand.codes.createCodes(tx, batchId, 1, { memberIds: [named?.id ?? ""] });
  });
  const first = await stand.within((tx) => forgetAsking(tx, now));
  // The older file went with the upload of the newer one.
  expect(first).toEqual({ files: 0, papers: 1, members: 1 });
  expect(await stand.within((tx) => forgetAsking(tx, new Date(now.getTime() + 86_400_000)))).toEqual({
    files: 1,
    papers: 0,
    members: 0,
  });
  expect(await stand.within((tx) => tx.surveyPaper.count())).toBe(1);
  expect(await stand.within((tx) => tx.panelMember.count())).toBe(2);
});
