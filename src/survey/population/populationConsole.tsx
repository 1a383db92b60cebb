/** The population table in the console: looked at by everybody of the ward, entered and removed by editors. */
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext, ConsoleFeature } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import type { Database, Tx } from "../../db.js";
import { civilDate } from "../../time.js";
import { word } from "../asking/formWords.js";
import { claimProblems } from "../wordingGuard.js";
import { readPopulation } from "./populationFile.js";
import { PopulationPage } from "./populationPage.js";
import { findPopulation, keepPopulation, removePopulation, weightedSurveys } from "./populationStore.js";
import { longestSource, type PopulationTable, populationTable } from "./populationTable.js";
import { claimText, populationFaults, populationTitle } from "./populationWords.js";

export interface PopulationConsoleOptions {
  database: Database;
  audit: Audit;
  /** Asks for a new count of a survey, in the transaction that changed what it is weighted by. */
  changed(tx: Tx, surveyId: string): Promise<void>;
}

const populationPath = (ward: string): string => `/console/${ward}/indicators/population`;

interface Told {
  mistakes: Record<string, string>;
  problems: readonly string[];
}

/** Before the console of indicators, whose routes take any word at this place for an indicator. */
export function createPopulationConsole({ database, audit, changed }: PopulationConsoleOptions): ConsoleFeature {
  async function show(context: ConsoleContext, told?: Told): Promise<void> {
    const ward = context.ward.ward.id;
    const kept = await database.run("console", (tx) => findPopulation(tx, ward));
    const { form } = context;
    await context.send(
      {
        title: populationTitle,
        section: "indicators",
        crumbs: [{ name: "運営方針・指標", href: `/console/${ward}/indicators` }],
        ...(told && { status: 400 }),
      },
      <PopulationPage
        action={populationPath(ward)}
        kept={kept}
        mayEdit={mayAct(context.role, "editor")}
        typed={{ source: word(form, "source"), asOf: word(form, "asOf"), pasted: word(form, "pasted") }}
        mistakes={told?.mistakes ?? {}}
        problems={told?.problems ?? []}
        csrfField={context.csrfField}
      />,
    );
  }

  async function enter(context: ConsoleContext): Promise<void> {
    const read = tableIn(context);
    if (!("table" in read)) return show(context, read);
    const { table } = read;
    const ward = context.ward.ward.id;
    await database.transaction("console", async (tx) => {
      await keepPopulation(tx, ward, table, context.staff.id);
      for (const id of await weightedSurveys(tx, ward)) await changed(tx, id);
      const facts = { groups: table.groups.length };
      await audit.record(tx, { actor: context.actor, ward, action: "population.entered", facts });
    });
    context.redirect(populationPath(ward), {
      kind: "success",
      text: "人口の表を登録しました。重み付けのあるアンケートを集計しなおします。",
    });
  }

  async function remove(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const removed = await database.transaction("console", async (tx) => {
      if (!(await removePopulation(tx, ward))) return false;
      for (const id of await weightedSurveys(tx, ward)) await changed(tx, id);
      await audit.record(tx, { actor: context.actor, ward, action: "population.removed" });
      return true;
    });
    context.redirect(
      populationPath(ward),
      removed
        ? { kind: "success", text: "人口の表を削除しました。" }
        : { kind: "warning", text: "人口の表は、もうありません。" },
    );
  }

  const path = populationPath(":ward");
  return {
    routes: [
      { method: "get", path, scope: "ward", role: "viewer", run: (context) => show(context) },
      { method: "post", path, scope: "ward", role: "editor", body: "upload", run: enter },
      { method: "post", path: `${path}/remove`, scope: "ward", role: "editor", body: "form", run: remove },
    ],
  };
}

function tableIn(context: ConsoleContext): { table: PopulationTable } | Told {
  const mistakes: Record<string, string> = {};
  const source = word(context.form, "source").trim();
  const asOf = word(context.form, "asOf");
  const claims = claimProblems(source);
  if (source === "" || source.length > longestSource)
    mistakes["source"] = `${longestSource}文字までで入力してください。`;
  else if (claims.length > 0) mistakes["source"] = claims.map(claimText).join("\n");
  if (!populationTable.shape.asOf.safeParse(asOf).success) mistakes["asOf"] = "年月日を入力してください。";
  else if (asOf > civilDate(context.now)) mistakes["asOf"] = "今日より後の日付です。";

  const file = context.files.find(({ field, bytes }) => field === "file" && bytes.length > 0);
  const pasted = word(context.form, "pasted");
  if (!file && pasted.trim() === "") {
    mistakes["file"] = "CSVファイルを選ぶか、表を貼り付けてください。";
    return { mistakes, problems: [] };
  }
  const read = readPopulation(file?.bytes ?? Buffer.from(pasted));
  if (read.kind !== "read") return { mistakes, problems: populationFaults(read) };
  if (Object.keys(mistakes).length > 0) return { mistakes, problems: [] };
  return { table: { source, asOf, groups: read.groups } };
}
