/** Files of cases. Each is recorded before its first byte leaves: one that breaks off was one all the same. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { reasonField } from "../../console/countersign/countersign.js";
import { csvFile } from "../../csv.js";
import { civilDate } from "../../time.js";
import { casesConsolePath } from "./caseConsoleWords.js";
import { CaseExportPage } from "./caseExportPage.js";
import { type CaseFileOptions, type CaseLine, caseFileHeads, caseFileRow } from "./caseFile.js";
import { caseKey } from "./caseForm.js";
import type { CaseConsoleOptions } from "./caseOptionsConsole.js";
import { caseStore } from "./caseStore.js";

/** What a second person grants. */
const wordsExport = "cases.words";
const atOnce = 200;

export function caseExportRoutes(options: CaseConsoleOptions): ConsoleRoute[] {
  const { database, audit, desk, countersigned } = options;
  const pathOf = (context: ConsoleContext) => `${casesConsolePath(context.ward.ward.id)}/export`;

  async function show(context: ConsoleContext, mistake?: string): Promise<void> {
    const ward = context.ward.ward.id;
    await context.send(
      {
        title: "申し込みの書き出し",
        section: "cases",
        crumbs: [{ name: "申し込み・相談", href: casesConsolePath(ward) }],
        ...(mistake !== undefined && { status: 400 }),
      },
      <CaseExportPage
        forms={[...context.ward.caseForms.values()]}
        path={pathOf(context)}
        standing={await countersigned.standing(ward, context.actor, wordsExport, "")}
        csrfField={context.csrfField}
        mistake={mistake}
      />,
    );
  }

  const formOf = (context: ConsoleContext) => {
    const key = caseKey.safeParse(context.form["form"]);
    return key.success ? context.ward.caseForms.get(key.data) : undefined;
  };

  /** Page by page, so that no year of cases lies in memory; answers only where the file has columns for them. */
  async function* linesOf(ward: string, form: string | undefined): AsyncGenerator<CaseLine> {
    for (let offset = 0; ; offset += atOnce) {
      const some = await database.run("console", async (tx) => {
        const lines: CaseLine[] = [];
        for (const one of await caseStore.list(tx, ward, { form }, { most: atOnce, offset }))
          lines.push({ case: one, answers: form === undefined ? undefined : await desk.answers(tx, one.id) });
        return lines;
      });
      yield* some;
      if (some.length < atOnce) return;
    }
  }

  async function download(context: ConsoleContext, words: boolean): Promise<void> {
    const ward = context.ward.ward.id;
    const form = formOf(context);
    if (words && !form) return context.redirect(pathOf(context), { kind: "mistake", text: "種類を選んでください。" });
    const staff = await database.transaction("console", async (tx) => {
      if (words && !(await countersigned.use(tx, ward, context.actor, wordsExport, ""))) return undefined;
      const found = await options.staffOf(tx, ward);
      const facts = { what: words ? wordsExport : "cases", key: form?.key ?? null };
      await audit.record(tx, { actor: context.actor, ward, action: "export.downloaded", facts });
      return found;
    });
    if (!staff) return context.refuse(403, "もう一人の職員の同意がないか、もう使われています。");
    const file: CaseFileOptions = {
      form,
      words,
      staffName: (id) => staff.find((one) => one.id === id)?.name ?? "ほかの職員",
      associationName: (key) => options.associationName(ward, key),
    };
    async function* rows() {
      for await (const one of linesOf(ward, form?.key)) yield caseFileRow(one, file);
    }
    const { response, now } = context;
    response.setHeader("Cache-Control", "no-store");
    response.type("text/csv; charset=utf-8").attachment(`${form?.key ?? "cases"}-${civilDate(now)}.csv`);
    await pipeline(Readable.from(csvFile(caseFileHeads(file), rows())), response);
  }

  async function ask(context: ConsoleContext): Promise<void> {
    const reason = reasonField.safeParse(context.form["reason"]);
    if (!reason.success) return show(context, "書き出す理由を300文字までで書いてください。");
    await countersigned.ask(context.ward.ward.id, context.actor, wordsExport, "", reason.data);
    const text = "同意を依頼しました。認められると、ここから書き出せます。";
    context.redirect(pathOf(context), { kind: "success", text });
  }

  const path = "/console/:ward/cases/export";
  const shared = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path, ...shared, run: (context) => show(context) },
    { method: "post", path, ...shared, run: (context) => download(context, false) },
    { method: "post", path: `${path}/words`, ...shared, run: (context) => download(context, true) },
    { method: "post", path: `${path}/ask`, ...shared, run: ask },
  ];
}
