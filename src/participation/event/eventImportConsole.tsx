/** Events from a file, in the console: upload, look at what would change, take in. */
import { z } from "zod";
import type { ConsoleContext, ConsoleFeature } from "../../console/consoleRoute.js";
import { csvLines } from "../../csv.js";
import { createEventImportDesk, type EventImportOptions, type ImportPreview } from "./eventImportDesk.js";
import { EventImportPage } from "./eventImportPage.js";
import { EventImportPreviewPage } from "./eventImportPreviewPage.js";
import type { ImportCounts } from "./eventImportStore.js";
import { fileProblemText, problemText } from "./eventImportWords.js";
import { eventsConsolePath } from "./eventPaths.js";

export const eventImportPath = (ward: string): string => `${eventsConsolePath(ward)}/import`;

const takeForm = z.object({
  state: z.enum(["draft", "published"]),
  over: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((over) => new Set([over ?? []].flat())),
});

const title = "行事をファイルから取り込む";
const gone = "このファイルは見つかりません。消したか、1日たって消えました。";

export function createEventImportConsole(options: EventImportOptions): ConsoleFeature {
  const desk = createEventImportDesk(options);
  const crumbs = (ward: string, inside = true) => [
    { name: "行事・講座", href: eventsConsolePath(ward) },
    ...(inside ? [{ name: title, href: eventImportPath(ward) }] : []),
  ];

  async function list(context: ConsoleContext, mistake?: string): Promise<void> {
    const ward = context.ward.ward.id;
    await context.send(
      { title, section: "events", crumbs: crumbs(ward, false), ...(mistake !== undefined && { status: 400 }) },
      <EventImportPage
        base={eventImportPath(ward)}
        imports={await desk.list(ward)}
        mistake={mistake}
        exportPath={`/open-data/${ward}/events.csv`}
        csrfField={context.csrfField}
      />,
    );
  }

  async function upload(context: ConsoleContext): Promise<void> {
    const file = context.files.find(({ field }) => field === "file");
    if (!file || file.bytes.length === 0) return list(context, "CSVファイルを選んでください。");
    const kept = await desk.upload(context, file);
    if (kept.kind !== "kept") return list(context, fileProblemText(kept));
    context.redirect(`${eventImportPath(context.ward.ward.id)}/${kept.id}`);
  }

  const idOf = ({ request }: ConsoleContext): string | undefined => z.uuid().safeParse(request.params["import"]).data;

  async function previewOf(context: ConsoleContext) {
    const id = idOf(context);
    const preview = id === undefined ? undefined : await desk.preview(context.ward, id, context.now);
    if (!preview) await context.refuse(404, gone);
    return preview;
  }

  async function show(context: ConsoleContext, mistaken = false): Promise<void> {
    const preview = await previewOf(context);
    if (!preview) return;
    const ward = context.ward.ward.id;
    if (preview.kind === "taken") {
      context.redirect(eventImportPath(ward), {
        kind: "success",
        text: preview.counts ? takenText(preview.counts) : "このファイルは、もう取り込みました。",
      });
      return;
    }
    await context.send(
      { title: "取り込みの確認", section: "events", crumbs: crumbs(ward), ...(mistaken && { status: 400 }) },
      <EventImportPreviewPage
        base={`${eventImportPath(ward)}/${preview.file.id}`}
        preview={preview}
        csrfField={context.csrfField}
      />,
    );
  }

  async function badRows(context: ConsoleContext): Promise<void> {
    const preview = await previewOf(context);
    if (!preview) return;
    if (preview.kind === "taken") return context.refuse(404, "このファイルは、もう取り込みました。");
    context.response
      .type("text/csv; charset=utf-8")
      .setHeader("Content-Disposition", 'attachment; filename="events-bad-rows.csv"')
      .send(badCsv(preview));
  }

  async function take(context: ConsoleContext): Promise<void> {
    const id = idOf(context);
    const sent = takeForm.safeParse(context.form);
    if (id === undefined) return context.refuse(404, gone);
    if (!sent.success) return show(context, true);
    const taken = await desk.take(context, id, sent.data);
    if (taken.kind === "missing") return context.refuse(404, gone);
    context.redirect(eventImportPath(context.ward.ward.id), {
      kind: taken.kind === "taken" ? "success" : "warning",
      text: taken.kind === "taken" ? takenText(taken.counts) : "このファイルは、もう取り込みました。",
    });
  }

  async function drop(context: ConsoleContext): Promise<void> {
    const id = idOf(context);
    const ward = context.ward.ward.id;
    const dropped = id !== undefined && (await desk.drop(ward, id));
    if (!dropped) return context.refuse(404, gone);
    context.redirect(eventImportPath(ward), { kind: "success", text: "ファイルを消しました。" });
  }

  const path = "/console/:ward/events/import";
  const editor = { scope: "ward", role: "editor" } as const;
  return {
    routes: [
      { method: "get", path, ...editor, run: (context) => list(context) },
      { method: "post", path, ...editor, body: "upload", run: upload },
      { method: "get", path: `${path}/:import`, ...editor, run: (context) => show(context) },
      { method: "get", path: `${path}/:import/bad.csv`, ...editor, run: badRows },
      { method: "post", path: `${path}/:import/take`, ...editor, run: take },
      { method: "post", path: `${path}/:import/drop`, ...editor, run: drop },
    ],
  };
}

const takenText = ({ added, changed, unchanged, left, bad }: ImportCounts): string =>
  [
    `新しい行事${added}件、変わった行事${changed}件を取り込みました。`,
    unchanged > 0 ? `${unchanged}件は同じ内容でした。` : "",
    left > 0 ? `職員が直したか中止にした${left}件は、そのままにしました。` : "",
    bad > 0 ? `${bad}行は取り込めませんでした。` : "",
  ].join("");

function badCsv({ bad }: ImportPreview): string {
  const rows = bad.flatMap(({ line, faults }) =>
    faults.map(({ column, value, problem }) => {
      const { reason, hint } = problemText(problem);
      return [line, column, value, reason, hint];
    }),
  );
  return `\ufeff${csvLines([["行", "項目", "内容", "理由", "どうすればよいか"], ...rows])}`;
}
