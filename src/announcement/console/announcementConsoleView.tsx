/** Routes on which one announcement is looked at: its page, the piece that shows its progress, the list of recipients. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { instantText } from "../../console/timeWords.js";
import { csvFile } from "../../csv.js";
import type { AnnouncementView, RecipientRow } from "../desk/announcementDesk.js";
import { one, sentFields } from "../form/announcementFormFields.js";
import { PageProgress } from "../page/announcementPageProgress.js";
import { stageOf } from "../page/announcementWords.js";
import { announcementIdOf, announcementPath } from "./announcementConsolePaths.js";
import { recipientsExport, showAnnouncement } from "./announcementConsoleShow.js";
import type { AnnouncementConsoleOptions } from "./announcementOptionsConsole.js";

const gone = "そのお知らせはありません。";
const heads = ["区民の番号", "言語", "結果", "時刻"];

export function viewRoutes(options: AnnouncementConsoleOptions): ConsoleRoute[] {
  const { desk, countersigned, audit, database } = options;

  async function find(context: ConsoleContext): Promise<AnnouncementView | undefined> {
    const view = await desk.view(context.ward, announcementIdOf(context));
    if (!view) await context.refuse(404, gone);
    return view;
  }

  async function show(context: ConsoleContext): Promise<void> {
    const view = await find(context);
    if (view) await showAnnouncement(options, context, view);
  }

  async function progress(context: ConsoleContext): Promise<void> {
    const view = await find(context);
    if (!view) return;
    const found = await options.figures.progress(view.ward, view.id);
    const path = announcementPath(view.ward, view.id);
    const stage = stageOf(view);
    // Whoever watched sees the whole page anew once it is over: its figures, and what may be done now.
    if (stage !== "sending" && stage !== "scheduled") context.response.setHeader("HX-Refresh", "true");
    await context.send(
      { title: view.content.title, section: "announcements", fragment: true },
      <PageProgress
        progress={found ?? { counts: view.counts, chunks: {} }}
        stage={stage}
        path={`${path}/progress`}
        page={path}
      />,
    );
  }

  async function ask(context: ConsoleContext): Promise<void> {
    const view = await find(context);
    if (!view) return;
    const reason = one(sentFields(context.form), "reason").trim().slice(0, 300);
    const back = announcementPath(view.ward, view.id);
    if (reason === "") return context.redirect(back, { kind: "mistake", text: "書き出す理由を入力してください。" });
    await countersigned.ask(view.ward, context.actor, recipientsExport, view.id, reason);
    context.redirect(back, { kind: "success", text: "同意を依頼しました。認められると、ここから書き出せます。" });
  }

  async function download(context: ConsoleContext): Promise<void> {
    const view = await find(context);
    if (!view) return;
    // Recorded before the first byte leaves: an export that breaks off was one all the same.
    const granted = await database.transaction("console", async (tx) => {
      if (!(await countersigned.use(tx, view.ward, context.actor, recipientsExport, view.id))) return false;
      const facts = { what: recipientsExport, recipients: view.counts.recipients };
      await audit.record(tx, {
        actor: context.actor,
        ward: view.ward,
        action: "export.downloaded",
        subject: view.id,
        facts,
      });
      return true;
    });
    if (!granted) return context.refuse(403, "もう一人の職員の同意がないか、もう使われています。");
    const { response } = context;
    response.type("text/csv; charset=utf-8").attachment(`recipients-${view.id}.csv`);
    await pipeline(Readable.from(csvFile(heads, rowsOf(desk.recipients(context.ward, view.id)))), response);
  }

  const path = "/console/:ward/announcements/:id";
  return [
    { method: "get", path, scope: "ward", role: "viewer", run: show },
    { method: "get", path: `${path}/progress`, scope: "ward", role: "viewer", run: progress },
    { method: "post", path: `${path}/recipients/ask`, scope: "ward", role: "admin", body: "form", run: ask },
    { method: "post", path: `${path}/recipients`, scope: "ward", role: "admin", body: "form", run: download },
  ];
}

const fates: Readonly<Record<RecipientRow["state"], string>> = {
  accepted: "LINEが受け付けた",
  invalid: "LINEが宛先を認めない",
  cancelled: "取り消した",
  uncertain: "受け付けられたか分からない",
  pending: "これから送る",
  left: "送る前に友だちでなくなった",
};

async function* rowsOf(rows: AsyncIterable<RecipientRow>): AsyncGenerator<string[]> {
  for await (const { residentId, language, state, at } of rows)
    yield [residentId, language, fates[state], at === undefined ? "" : instantText(at)];
}
