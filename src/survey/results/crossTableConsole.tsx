/** Route of the cross table: counted from the rows when it is asked for, and who looked is recorded. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { crossTables } from "./crossTable.js";
import { CrossTablePage, crossable } from "./crossTablePage.js";
import { pickPairs } from "./crossTableStore.js";
import {
  findResults,
  maySeeAnswers,
  type ResultsConsoleOptions,
  resultsCrumbs,
  resultsPath,
} from "./resultsOptionsConsole.js";

export function crossTableRoutes(options: ResultsConsoleOptions): ConsoleRoute[] {
  const { database, audit } = options;

  async function show(context: ConsoleContext): Promise<void> {
    const found = await findResults(options, context);
    if (!found) return;
    const { survey, versions, definition } = found;
    if (!maySeeAnswers(context, definition))
      return context.refuse(403, "秘匿のアンケートのクロス集計は、承認者だけが見られます。");
    const ward = context.ward.ward.id;
    const named = (name: string) =>
      crossable(definition).find(({ id }) => id === String(context.request.query[name] ?? ""));
    const row = named("row");
    const column = named("column");
    const both = row && column && row.id !== column.id;
    const pairs = both
      ? await database.transaction("console", async (tx) => {
          const counted = await pickPairs(tx, survey.id, versions, row, column);
          await audit.record(tx, {
            actor: context.actor,
            ward,
            action: "survey.crossed",
            subject: survey.id,
            facts: { row: row.id, column: column.id },
          });
          return counted;
        })
      : [];
    const path = resultsPath(ward, survey.key);
    await context.send(
      {
        title: `${definition.title.ja}: クロス集計`,
        section: "surveys",
        crumbs: [...resultsCrumbs(ward, survey, definition), { name: "結果", href: path }],
      },
      <CrossTablePage
        ward={ward}
        survey={survey.key}
        fictional={survey.fictional}
        definition={definition}
        path={path}
        row={row}
        column={column}
        tables={both ? crossTables(row, column, pairs) : []}
        mistake={row && row.id === column?.id ? "別の設問を選んでください。" : undefined}
      />,
    );
  }

  return [
    { method: "get", path: "/console/:ward/surveys/:key/results/cross", scope: "ward", role: "editor", run: show },
  ];
}
