/** Indicators in the console: how each stands, its trace, and the ways of staff to enter readings, status and marks. */
import type { ConsoleContext, ConsoleFeature } from "../console/consoleRoute.js";
import { mayAct } from "../console/role.js";
import { civilDate, fiscalYear } from "../time.js";
import { IndicatorDeskPage } from "./indicatorDeskPage.js";
import {
  type IndicatorConsoleOptions,
  type IndicatorDesk,
  indicatorsCrumb,
  indicatorsPath,
  type Mistakes,
  staffPath,
} from "./indicatorPathConsole.js";
import { IndicatorStaffPage } from "./indicatorStaffPage.js";
import type { IndicatorView } from "./indicatorView.js";
import { markRoutes } from "./markConsole.js";
import { readingRoutes } from "./readingConsole.js";
import { readingImportRoutes } from "./readingImportConsole.js";

export function createIndicatorConsole(options: IndicatorConsoleOptions): ConsoleFeature {
  const { database, indicators } = options;
  const wardIndicators = (context: ConsoleContext) =>
    database.run("console", (tx) => indicators.ofWard(tx, context.ward.ward.id, context.now));
  const missing = (context: ConsoleContext) => context.refuse(404, "この指標は、この区の運営方針にありません。");

  async function found(context: ConsoleContext): Promise<IndicatorView | undefined> {
    const id = String(context.request.params.indicator);
    return (await wardIndicators(context)).views.find(({ indicator }) => indicator.id === id);
  }

  async function list(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    await context.send(
      { title: "運営方針・指標", section: "indicators" },
      <IndicatorDeskPage
        view={context.view}
        ward={ward}
        base={indicatorsPath(ward)}
        indicators={await wardIndicators(context)}
        thisYear={fiscalYear(civilDate(context.now))}
        mayEdit={mayAct(context.role, "editor")}
      />,
    );
  }

  async function show(context: ConsoleContext, mistakes?: Mistakes): Promise<void> {
    const view = await found(context);
    if (!view) return missing(context);
    const ward = context.ward.ward.id;
    await context.send(
      { title: "指標", section: "indicators", crumbs: [indicatorsCrumb(ward)], ...(mistakes && { status: 400 }) },
      <IndicatorStaffPage
        view={context.view}
        ward={ward}
        base={staffPath(ward, view.indicator.id)}
        indicator={view}
        role={context.role}
        form={mistakes ? context.form : {}}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  const desk: IndicatorDesk = { ...options, found, show, missing };
  const path = "/console/:ward/indicators";
  return {
    routes: [
      { method: "get", path, scope: "ward", role: "viewer", run: list },
      ...readingImportRoutes(options),
      { method: "get", path: `${path}/:indicator`, scope: "ward", role: "viewer", run: (context) => show(context) },
      ...readingRoutes(desk),
      ...markRoutes(desk),
    ],
    navigation: [{ section: "indicators", name: "運営方針・指標", path: indicatorsPath, role: "viewer" }],
  };
}
