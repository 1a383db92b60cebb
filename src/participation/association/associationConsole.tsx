/** Areas of associations in the console: upload, look at what changes, put in force; and a way to try what is found. */
import { createHash, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext, ConsoleFeature } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { csvFile } from "../../csv.js";
import type { Database } from "../../db.js";
import { readTable } from "../../survey/asking/answerFile.js";
import { tableProblemText } from "../../survey/asking/tableWords.js";
import { civilDate } from "../../time.js";
import { uuid5 } from "../../uuid.js";
import { changeOf } from "./associationChange.js";
import type { AssociationDesk } from "./associationDesk.js";
import { AssociationPage } from "./associationPage.js";
import { associationsPath, tablePath } from "./associationPaths.js";
import { columns, readRows } from "./associationRows.js";
import type { AssociationPlace } from "./associationTable.js";
import { AssociationTablePage } from "./associationTablePage.js";
import { type AssociationTableRow, associationTableStore } from "./associationTableStore.js";
import { cellsOf } from "./associationWords.js";

export interface AssociationConsoleOptions {
  database: Database;
  audit: Audit;
  desk: Pick<AssociationDesk, "associationOf">;
}

const section = "associations";
const told = z.string().trim().min(1).max(80).optional().catch(undefined);
const describedBy = z.object({
  source: z
    .string()
    .transform((text) => text.normalize("NFKC").trim())
    .pipe(z.string().min(1).max(80)),
  asOf: z.iso.date(),
});

export function createAssociationConsole({ database, audit, desk }: AssociationConsoleOptions): ConsoleFeature {
  async function list(
    context: ConsoleContext,
    mistakes: Readonly<Record<string, string>> = {},
    place?: AssociationPlace,
  ): Promise<void> {
    const { id: ward, towns } = context.ward.ward;
    const shown = await database.run("console", async (tx) => ({
      versions: await associationTableStore.versions(tx, ward),
      answer: place && (await desk.associationOf(tx, ward, place)),
    }));
    const faulty = Object.keys(mistakes).length > 0;
    await context.send(
      { title: "町会の区域", section, ...(faulty && { status: 400 }) },
      <AssociationPage
        ward={ward}
        towns={towns}
        versions={shown.versions}
        tried={place && shown.answer && { place, answer: shown.answer }}
        mayEdit={mayAct(context.role, "editor")}
        seed={randomUUID()}
        today={civilDate(context.now)}
        form={faulty ? context.form : {}}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  /** A POST: where somebody lives stands in no address. */
  async function tryOne(context: ConsoleContext): Promise<void> {
    const { form } = context;
    const town = context.ward.ward.towns.find((one) => one === form["town"]);
    const place =
      town === undefined
        ? undefined
        : { town, block: told.parse(form["block"]), building: told.parse(form["building"]) };
    return list(context, {}, place);
  }

  async function upload(context: ConsoleContext): Promise<void> {
    const { id: ward, towns } = context.ward.ward;
    const described = describedBy.safeParse(context.form);
    const file = context.files.find(({ field }) => field === "file");
    const mistakes: Record<string, string> = {};
    for (const { path } of described.error?.issues ?? [])
      mistakes[String(path[0])] =
        path[0] === "source" ? "出典を80文字までで入力してください。" : "年月日を選んでください。";
    if (described.success && described.data.asOf > civilDate(context.now))
      mistakes["asOf"] = "きょうまでの日を選んでください。";
    if (!file || file.bytes.length === 0) mistakes["file"] = "CSVファイルを選んでください。";
    if (!file || !described.success || Object.keys(mistakes).length > 0) return list(context, mistakes);
    const read = readTable(file.bytes);
    if (read.kind !== "read") return list(context, { file: tableProblemText(read) });
    const rows = readRows(read.table, towns);
    if (rows.kind === "columns")
      return list(context, { file: `見出しに${rows.missing.map((name) => `「${name}」`).join("と")}がありません。` });
    // The form sent twice is one preview; another file from the same form is another one.
    const seed = z.uuid().catch(randomUUID()).parse(context.form["seed"]);
    const content256 = createHash("sha256").update(file.bytes).digest("hex");
    const id = uuid5("association table", ward, seed, content256, described.data.source, described.data.asOf);
    const { kind: _kind, ...content } = rows;
    await database.transaction("console", (tx) =>
      associationTableStore.add(
        tx,
        ward,
        { id, fileName: file.name.slice(0, 200), ...described.data, ...content },
        context.staff.id,
      ),
    );
    context.redirect(tablePath(ward, id));
  }

  async function tableOf(context: ConsoleContext): Promise<AssociationTableRow | undefined> {
    const id = z.uuid().safeParse(context.request.params["table"]);
    const found = id.success
      ? await database.run("console", (tx) => associationTableStore.find(tx, context.ward.ward.id, id.data))
      : undefined;
    if (!found) await context.refuse(404, "この表は見つかりません。反映しないまま1日たった表は消えます。");
    return found;
  }

  async function show(context: ConsoleContext): Promise<void> {
    const table = await tableOf(context);
    if (!table) return;
    const ward = context.ward.ward.id;
    const current = await database.run("console", (tx) => associationTableStore.inForce(tx, ward));
    await context.send(
      { title: "町会の区域の表", section, crumbs: [{ name: "町会の区域", href: associationsPath(ward) }] },
      <AssociationTablePage
        ward={ward}
        table={table}
        change={table.state === "preview" ? changeOf(current?.rows ?? [], table.rows) : undefined}
        inForce={current?.id}
        mayEdit={mayAct(context.role, "editor")}
        csrfField={context.csrfField}
      />,
    );
  }

  async function apply(context: ConsoleContext): Promise<void> {
    const table = await tableOf(context);
    if (!table) return;
    const ward = context.ward.ward.id;
    const seen = z.uuid().optional().catch(undefined).parse(context.form["seen"]);
    if (table.rows.length === 0) return context.refuse(409, "取り込める行がありません。ファイルを直してください。");
    const done = await database.transaction("console", async (tx) => {
      const applied = await associationTableStore.apply(tx, ward, table.id, seen);
      const facts = { lines: table.rows.length };
      if (applied === "applied")
        await audit.record(tx, { actor: context.actor, ward, action: "association.table", subject: table.id, facts });
      return applied;
    });
    switch (done) {
      case "applied":
        return context.redirect(associationsPath(ward), { kind: "success", text: "表を反映しました。" });
      case "already":
        return context.redirect(associationsPath(ward), { kind: "warning", text: "この表は、もう反映されています。" });
      case "outdated":
        return context.refuse(
          409,
          "確かめている間に、ほかの人が別の表を反映しました。ページを開き直して、違いをもう一度確かめてください。",
        );
      default:
        return done satisfies never;
    }
  }

  async function download(context: ConsoleContext): Promise<void> {
    const table = await tableOf(context);
    if (!table) return;
    const { response } = context;
    response.type("text/csv; charset=utf-8").attachment(`associations-${context.ward.ward.id}-${table.asOf}.csv`);
    const rows = table.rows.map((row) => columns.map((column) => cellsOf(row)[column]));
    await pipeline(Readable.from(csvFile(columns, rows)), response);
  }

  const path = "/console/:ward/associations";
  const one = `${path}/:table`;
  return {
    routes: [
      { method: "get", path, scope: "ward", role: "viewer", run: (context) => list(context) },
      { method: "post", path, scope: "ward", role: "editor", body: "upload", run: upload },
      { method: "post", path: `${path}/try`, scope: "ward", role: "viewer", run: tryOne },
      { method: "get", path: one, scope: "ward", role: "viewer", run: show },
      { method: "get", path: `${one}/rows.csv`, scope: "ward", role: "viewer", run: download },
      { method: "post", path: `${one}/apply`, scope: "ward", role: "editor", run: apply },
    ],
    navigation: [{ section, name: "町会の区域", path: associationsPath, role: "viewer" }],
  };
}
