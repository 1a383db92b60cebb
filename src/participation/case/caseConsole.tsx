/** Cases in the console: the list with its figures, files, and one case (caseViewConsole). */
import type { ConsoleContext, ConsoleFeature } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import type { WardContent } from "../../content.js";
import { civilDate, fiscalYear, instantOf } from "../../time.js";
import { casesConsolePath } from "./caseConsoleWords.js";
import { soonUntil } from "./caseDeadline.js";
import { caseExportRoutes } from "./caseExportConsole.js";
import { caseFilter, caseQuery } from "./caseFilter.js";
import { CaseListPage } from "./caseListPage.js";
import type { CaseConsoleOptions } from "./caseOptionsConsole.js";
import { caseStore } from "./caseStore.js";
import { caseViewRoutes } from "./caseViewConsole.js";

const perPage = 50;

export function createCaseConsole(options: CaseConsoleOptions): ConsoleFeature {
  const { database } = options;

  async function list(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const query = caseQuery.parse(context.request.query);
    const filter = caseFilter(query, context.staff.id, context.now);
    const yearBegins = instantOf(`${fiscalYear(civilDate(context.now))}-04-01`);
    const { cases, count, figures, staff } = await database.run("console", async (tx) => ({
      cases: await caseStore.list(tx, ward, filter, { most: perPage, offset: (query.page - 1) * perPage }),
      count: await caseStore.count(tx, ward, filter),
      figures: await caseStore.figures(tx, ward, yearBegins),
      staff: await options.staffOf(tx, ward),
    }));
    await context.send(
      { title: "申し込み・相談", section: "cases" },
      <CaseListPage
        ward={context.ward}
        query={query}
        cases={cases}
        pages={Math.max(1, Math.ceil(count / perPage))}
        figures={figures}
        staffName={(id) => staff.find((one) => one.id === id)?.name ?? "ほかの職員"}
        now={context.now}
        mayOpen={mayAct(context.role, "editor")}
      />,
    );
  }

  async function attention({ ward: { id } }: WardContent, now: Date) {
    const { fresh, over, soon } = await database.run("console", async (tx) => ({
      fresh: await caseStore.count(tx, id, { state: "new" }),
      over: await caseStore.count(tx, id, { dueBefore: now }),
      soon: await caseStore.count(tx, id, { dueBefore: soonUntil(now) }),
    }));
    const base = casesConsolePath(id);
    return [
      { text: "期限が過ぎた申し込み・相談", href: `${base}?due=over`, count: over, weight: "alarm" },
      { text: "期限まで2開庁日以内の申し込み・相談", href: `${base}?due=soon`, count: soon - over, weight: "todo" },
      { text: "まだ対応していない申し込み・相談", href: `${base}?state=new`, count: fresh, weight: "todo" },
    ] as const;
  }

  return {
    routes: [
      { method: "get", path: "/console/:ward/cases", scope: "ward", role: "viewer", run: list },
      // Before the cases themselves: "export" is no case.
      ...caseExportRoutes(options),
      ...caseViewRoutes(options),
    ],
    navigation: [{ section: "cases", name: "申し込み・相談", path: casesConsolePath, role: "viewer" }],
    attention: async (ward, role, now) => (mayAct(role, "editor") ? [...(await attention(ward, now))] : []),
  };
}
