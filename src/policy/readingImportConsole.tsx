/** Readings from a file: all of it or nothing, with every fault named by its line. */
import type { ConsoleContext, ConsoleRoute } from "../console/consoleRoute.js";
import { claimProblems } from "../survey/wordingGuard.js";
import { civilDate } from "../time.js";
import { enteredReadings } from "./enteredReadingStore.js";
import { type IndicatorConsoleOptions, indicatorsCrumb, indicatorsPath } from "./indicatorPathConsole.js";
import { type ReadingFileTold, readReadingFile } from "./readingFile.js";
import { ReadingImportPage } from "./readingImportPage.js";
import { claimWords, columnNames, fileWords } from "./readingWords.js";

export function readingImportRoutes(options: IndicatorConsoleOptions): ConsoleRoute[] {
  const { database, indicators, audit } = options;

  async function show(context: ConsoleContext, problems: readonly string[] = []): Promise<void> {
    const ward = context.ward.ward.id;
    await context.send(
      {
        title: "実績値の取込",
        section: "indicators",
        crumbs: [indicatorsCrumb(ward)],
        ...(problems.length > 0 && { status: 400 }),
      },
      <ReadingImportPage action={`${indicatorsPath(ward)}/import`} problems={problems} csrfField={context.csrfField} />,
    );
  }

  async function take(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const file = context.files.find(({ field }) => field === "file");
    if (!file) return show(context, ["CSVファイルを選んでください。"]);
    const { views } = await database.run("console", (tx) => indicators.ofWard(tx, ward, context.now));
    const known = new Map(views.map(({ indicator }) => [indicator.id, indicator]));
    const told = readReadingFile(file.bytes, known, civilDate(context.now), columnNames);
    if (told.kind !== "readings") return show(context, fileWords(told));
    const claims = claimsIn(told);
    if (claims.length > 0) return show(context, claims);

    const taken = await database.transaction("console", async (tx) => {
      const ids: string[] = [];
      for (const { indicator, reading } of told.readings) {
        const one = { ward, indicator, kind: "imported", reading, enteredBy: context.staff.id } as const;
        const id = await enteredReadings.enter(tx, one);
        if (id !== undefined) ids.push(id);
      }
      const facts = { lines: told.readings.length, taken: ids.length };
      await audit.record(tx, { actor: context.actor, ward, action: "reading.imported", facts });
      return ids.length;
    });
    const unchanged = told.readings.length - taken;
    context.redirect(indicatorsPath(ward), {
      kind: "success",
      text: `${taken}件の実績値を取り込みました。${unchanged > 0 ? `${unchanged}件はもう登録されていました。` : ""}`,
    });
  }

  const claimsIn = (told: Extract<ReadingFileTold, { kind: "readings" }>): string[] =>
    told.readings.flatMap(({ reading: { scope, source, note }, line }) =>
      claimProblems([scope, source, note].filter(Boolean).join("\n")).map(
        (claim) => `${line}行目: ${claimWords(claim)}`,
      ),
    );

  const path = "/console/:ward/indicators/import";
  return [
    { method: "get", path, scope: "ward", role: "editor", run: (context) => show(context) },
    { method: "post", path, scope: "ward", role: "editor", body: "upload", run: take },
  ];
}
