/** Plans in the console: the list, what staff write into the forms, the forms as spreadsheet and on paper, next year's. */
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext, ConsoleFeature, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import type { Database, Tx } from "../../db.js";
import { claimProblems } from "../../survey/wordingGuard.js";
import { civilDate } from "../../time.js";
import type { Plan } from "../plan.js";
import { newestEntries } from "../planEntry.js";
import { planEntryStore } from "../planEntryStore.js";
import type { PlanStore } from "../planStore.js";
import { type FormFigure, formNode } from "./formNode.js";
import { FormPage } from "./formPage.js";
import { fillForm } from "./formSheet.js";
import { formWords } from "./formWords.js";
import { formWorkbook } from "./formXlsx.js";
import { PlanListPage } from "./planListPage.js";
import { planNodes } from "./planNodes.js";
import { PlanTextPage } from "./planTextPage.js";
import { planYearRoutes } from "./planYearConsole.js";

export interface PlanConsoleOptions {
  database: Database;
  audit: Audit;
  plans: PlanStore;
  /** Plans of the content files. */
  filePlansOf(ward: string): readonly Plan[];
  /** Figures of a plan's indicators as the forms print them. */
  figuresOf(tx: Tx, ward: string, plan: Plan, now: Date): Promise<ReadonlyMap<string, FormFigure>>;
  /** Played by the demo: said in every form. */
  fictional(tx: Tx, ward: string): Promise<boolean>;
}

const plansPath = (ward: string): string => `/console/${ward}/plans`;
const crumb = (ward: string) => ({ name: "運営方針と様式", href: plansPath(ward) });
const longest = 4_000;

export function createPlanConsole(options: PlanConsoleOptions): ConsoleFeature {
  const { database, audit, plans } = options;

  async function planOf(context: ConsoleContext): Promise<Plan | undefined> {
    const ward = context.ward.ward.id;
    const id = String(context.request.params.plan);
    const file = options.filePlansOf(ward).find((one) => one.id === id);
    if (file) return file;
    const made = await database.run("console", (tx) => plans.of(tx, ward));
    return made.find((one) => one.plan.id === id)?.plan;
  }

  async function list(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const made = await database.run("console", (tx) => plans.of(tx, ward));
    await context.send(
      { title: "運営方針と様式", section: "indicators" },
      <PlanListPage
        base={plansPath(ward)}
        files={options.filePlansOf(ward)}
        made={made}
        forms={[...context.ward.forms.values()]}
        mayEdit={mayAct(context.role, "editor")}
      />,
    );
  }

  async function texts(
    context: ConsoleContext,
    mistake?: { node: string; field: string; text: string },
  ): Promise<void> {
    const plan = await planOf(context);
    if (!plan) return context.refuse(404, "この運営方針はありません。");
    const ward = context.ward.ward.id;
    const entries = await database.run("console", (tx) => planEntryStore.of(tx, ward, plan.id));
    await context.send(
      {
        title: `${plan.title}の記入`,
        section: "indicators",
        crumbs: [crumb(ward)],
        ...(mistake && { status: 400 }),
      },
      <PlanTextPage
        base={`${plansPath(ward)}/${plan.id}`}
        plan={plan}
        nodes={planNodes(plan)}
        entries={entries}
        newest={newestEntries(entries)}
        mistake={mistake}
        form={context.form}
        mayEdit={mayAct(context.role, "editor")}
        csrfField={context.csrfField}
      />,
    );
  }

  async function write(context: ConsoleContext): Promise<void> {
    const plan = await planOf(context);
    if (!plan) return context.refuse(404, "この運営方針はありません。");
    const ward = context.ward.ward.id;
    const nodeField = typeof context.form.place === "string" ? context.form.place : "";
    const text = typeof context.form.text === "string" ? context.form.text.replaceAll("\r\n", "\n").trim() : "";
    const [key = "", fieldName = ""] = nodeField.split("|");
    const node = planNodes(plan).find((one) => one.key === key);
    const field = node?.fields.find((one) => one === fieldName);
    if (!node || !field) return context.refuse(404, "この記入欄はありません。一覧から開き直してください。");
    const claims = claimProblems(text);
    const wrong =
      text.length > longest
        ? `${longest}文字までにしてください（いま${text.length}文字）。`
        : claims.map(({ claim, instead }) => `「${claim}」は「${instead}」と書いてください。`).join("");
    if (wrong !== "") return texts(context, { node: key, field, text: wrong });
    await database.transaction("console", async (tx) => {
      const before = newestEntries(await planEntryStore.of(tx, ward, plan.id)).get(nodeField)?.text;
      if (before === text) return;
      await planEntryStore.add(tx, { ward, plan: plan.id, node: key, field, text, writtenBy: context.staff.id });
      const facts = { node: key, field, characters: text.length };
      await audit.record(tx, { actor: context.actor, ward, action: "plan.written", subject: plan.id, facts });
    });
    context.redirect(`${plansPath(ward)}/${plan.id}#${encodeURIComponent(nodeField)}`, {
      kind: "success",
      text: "記入を保存しました。前の文も残っています。",
    });
  }

  async function sheetOf(context: ConsoleContext) {
    const plan = await planOf(context);
    const template = context.ward.forms.get(String(context.request.params.form));
    if (!plan || !template) return undefined;
    const ward = context.ward.ward;
    const { figures, entries, fictional } = await database.run("console", async (tx) => ({
      figures: await options.figuresOf(tx, ward.id, plan, context.now),
      entries: await planEntryStore.of(tx, ward.id, plan.id),
      fictional: await options.fictional(tx, ward.id),
    }));
    const sheet = fillForm(template, formNode({ plan, wardName: ward.fullName.ja, figures, entries }, formWords));
    const notes = [
      ...(fictional ? ["架空のデータを含みます（デモ）。"] : []),
      `${civilDate(context.now)}に作成。様式の並び: ${template.source}`,
    ];
    return { plan, template, sheet, notes };
  }

  async function printed(context: ConsoleContext): Promise<void> {
    const found = await sheetOf(context);
    if (!found) return context.refuse(404, "この様式はありません。");
    const ward = context.ward.ward.id;
    await context.send(
      { title: `${found.plan.title} ${found.template.name}`, section: "indicators", crumbs: [crumb(ward)] },
      <>
        <p class="no-print">
          <a href={`${plansPath(ward)}/${found.plan.id}/forms/${found.template.id}.xlsx`}>Excelで保存する</a>
          （このページは、ブラウザの印刷で紙にできます）
        </p>
        <FormPage sheet={found.sheet} notes={found.notes} />
      </>,
    );
  }

  async function workbook(context: ConsoleContext): Promise<void> {
    const found = await sheetOf(context);
    if (!found) return context.refuse(404, "この様式はありません。");
    const bytes = await formWorkbook(found.sheet, found.notes);
    context.response
      .attachment(`${found.plan.id}-${found.template.id}.xlsx`)
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .send(bytes);
  }

  const path = "/console/:ward/plans";
  const viewer = { method: "get", scope: "ward", role: "viewer" } as const;
  const routes: ConsoleRoute[] = [
    { ...viewer, path, run: list },
    ...planYearRoutes(options),
    { ...viewer, path: `${path}/:plan`, run: (context) => texts(context) },
    { method: "post", path: `${path}/:plan`, scope: "ward", role: "editor", run: write },
    { ...viewer, path: `${path}/:plan/forms/:form.xlsx`, run: workbook },
    { ...viewer, path: `${path}/:plan/forms/:form`, run: printed },
  ];
  return { routes };
}
