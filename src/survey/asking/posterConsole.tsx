/** Posters in the console: one code for all who stand before it. */
import { randomUUID } from "node:crypto";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { dayText } from "../../console/timeWords.js";
import { civilDate } from "../../time.js";
import { shownCode } from "../respondent/code.js";
import { posterCode } from "../respondent/posterStore.js";
import {
  type AskingConsoleOptions,
  asking,
  askingPageOf,
  batchOf,
  crumbsOf,
  surveyOf,
} from "./askingOptionsConsole.js";
import { batchPath } from "./askingPaths.js";
import { posterFrames, posterOrder } from "./batch.js";
import { batchStore } from "./batchStore.js";
import { codeQr } from "./codeQr.js";
import { codePageUrl, codeUrl } from "./letter.js";
import { PosterOrderPage, PosterSheet } from "./posterPage.js";

export function posterRoutes({ database, vault, audit, publicUrl }: AskingConsoleOptions): ConsoleRoute[] {
  async function order(context: ConsoleContext, mistakes: Record<string, string> = {}): Promise<void> {
    const survey = await surveyOf(context, database, "open");
    if (!survey) return;
    const frames = posterFrames.filter((frame) => survey.definition.frames.includes(frame));
    if (frames.length === 0)
      return context.refuse(
        409,
        "このアンケートは、掲示を見る人を対象にしていません。設問のページで対象を加えてください。",
      );
    await context.send(
      askingPageOf(context, survey, "ポスターを作る", Object.keys(mistakes).length > 0),
      <PosterOrderPage
        survey={survey}
        frames={frames}
        form={context.form}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  async function make(context: ConsoleContext): Promise<void> {
    const survey = await surveyOf(context, database, "open");
    if (!survey) return;
    const read = posterOrder.safeParse(context.form);
    if (!read.success || !survey.definition.frames.includes(read.data.frame)) {
      const fields = new Set((read.error?.issues ?? [{ path: ["frame"] }]).map(({ path }) => String(path[0])));
      return order(context, {
        ...(fields.has("frame") ? { frame: "だれの回答として集計するかを選んでください。" } : {}),
        ...(fields.has("name") ? { name: "掲示の名前を100文字までで入力してください。" } : {}),
      });
    }
    const { frame, name } = read.data;
    const id = randomUUID();
    await database.transaction("console", async (tx) => {
      await batchStore.add(tx, {
        id,
        surveyId: survey.id,
        kind: "poster",
        frame,
        name,
        asked: undefined,
        drawn: {},
        posterHash: posterCode(vault, id).hash,
        createdBy: context.staff.id,
        now: context.now,
      });
      const facts = { frame };
      await audit.record(tx, {
        actor: context.actor,
        ward: survey.ward,
        action: "survey.poster-made",
        subject: id,
        facts,
      });
    });
    context.redirect(`${batchPath(survey.ward, survey.key, id)}/poster`);
  }

  async function sheet(context: ConsoleContext): Promise<void> {
    const found = await batchOf(context, database, ["poster"]);
    if (!found) return;
    const { survey, batch } = found;
    const { code } = posterCode(vault, batch.id);
    await context.send(
      { title: "ポスター", section: "surveys", crumbs: crumbsOf(context, survey) },
      <PosterSheet
        survey={survey}
        batch={batch}
        wardName={context.ward.ward.name.ja}
        code={shownCode(code)}
        pageUrl={codePageUrl(publicUrl, survey.ward)}
        qr={await codeQr(codeUrl(publicUrl, survey.ward, code))}
        until={survey.closesAt && dayText(civilDate(survey.closesAt))}
      />,
    );
  }

  const editor = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path: `${asking}/poster`, ...editor, run: (context) => order(context) },
    { method: "post", path: `${asking}/poster`, ...editor, run: make },
    { method: "get", path: `${asking}/batches/:batch/poster`, ...editor, run: sheet },
  ];
}
