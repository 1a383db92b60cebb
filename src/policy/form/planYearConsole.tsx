/** Year rollover in the console: next year's plan as a draft, its wording as YAML, and the approval by another person. */
import { parse, stringify } from "yaml";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { plan as planSchema } from "../plan.js";
import type { ConsolePlan } from "../planStore.js";
import { rollOver } from "../rollover.js";
import { rolloverWords } from "./formWords.js";
import type { PlanConsoleOptions } from "./planConsole.js";
import { PlanContentPage, RolloverPage } from "./planYearPage.js";

const base = (ward: string) => `/console/${ward}/plans`;

export function planYearRoutes(options: PlanConsoleOptions): ConsoleRoute[] {
  const { database, audit, plans } = options;
  const listOf = (context: ConsoleContext) => database.run("console", (tx) => plans.of(tx, context.ward.ward.id));

  async function choose(context: ConsoleContext, mistake?: string): Promise<void> {
    const ward = context.ward.ward.id;
    const made = await listOf(context);
    const all = [...options.filePlansOf(ward), ...made.map((one) => one.plan)];
    await context.send(
      {
        title: "次の年度の下書き",
        section: "indicators",
        crumbs: [{ name: "運営方針と様式", href: base(ward) }],
        ...(mistake === undefined ? {} : { status: 400 }),
      },
      <RolloverPage
        base={base(ward)}
        plans={all}
        chosen={{ from: context.form.from, year: context.form.year }}
        mistake={mistake}
        csrfField={context.csrfField}
      />,
    );
  }

  async function create(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const made = await listOf(context);
    const from = [...options.filePlansOf(ward), ...made.map((one) => one.plan)].find(
      ({ id }) => id === context.form.from,
    );
    const year = Number(context.form.year);
    if (!from) return choose(context, "もとにする運営方針を選んでください。");
    if (!Number.isInteger(year) || year <= from.fiscalYear || year > from.fiscalYear + 10)
      return choose(context, `${from.title}より後の年度を、西暦4けた（令和9年度なら2027）で書いてください。`);
    const next = rollOver(from, year, `${ward}-r${year - 2018}`, rolloverWords);
    const taken = options.filePlansOf(ward).some(({ id }) => id === next.id);
    const created =
      !taken &&
      (await database.transaction("console", async (tx) => {
        if (!(await plans.create(tx, next, from.id, context.staff.id))) return false;
        const facts = { from: from.id, year };
        await audit.record(tx, { actor: context.actor, ward, action: "plan.rolled-over", subject: next.id, facts });
        return true;
      }));
    if (!created) return choose(context, `${rolloverWords.year(year)}の運営方針は、もうあります。`);
    context.redirect(`${base(ward)}/${next.id}/content`, {
      kind: "success",
      text: "下書きを作りました。課題、目標、予算を今年度のものに直してください。",
    });
  }

  async function found(context: ConsoleContext): Promise<ConsolePlan | undefined> {
    return (await listOf(context)).find((one) => one.plan.id === context.request.params.plan);
  }

  async function content(context: ConsoleContext, mistakes: readonly string[] = []): Promise<void> {
    const one = await found(context);
    if (!one) return context.refuse(404, "この運営方針はありません。");
    const ward = context.ward.ward.id;
    const typed = mistakes.length > 0 && typeof context.form.content === "string" ? context.form.content : undefined;
    await context.send(
      {
        title: `${one.plan.title}の中身`,
        section: "indicators",
        crumbs: [{ name: "運営方針と様式", href: base(ward) }],
        ...(mistakes.length > 0 ? { status: 400 } : {}),
      },
      <PlanContentPage
        action={`${base(ward)}/${one.plan.id}/content`}
        one={one}
        text={typed ?? stringify(one.plan, { lineWidth: 0, aliasDuplicateObjects: false })}
        mistakes={mistakes}
        mayEdit={mayAct(context.role, "editor")}
        mayApprove={mayAct(context.role, "approver") && one.updatedBy !== context.staff.id}
        csrfField={context.csrfField}
      />,
    );
  }

  async function save(context: ConsoleContext): Promise<void> {
    const one = await found(context);
    if (!one) return context.refuse(404, "この運営方針はありません。");
    const ward = context.ward.ward.id;
    const read = readPlan(String(context.form.content ?? ""));
    if (read.kind === "faulty") return content(context, read.mistakes);
    if (read.plan.id !== one.plan.id || read.plan.ward !== ward)
      return content(context, [`id と ward は変えられません（${one.plan.id}、${ward}）。`]);
    const kept = await database.transaction("console", async (tx) => {
      if (!(await plans.write(tx, read.plan, Number(context.form.edit), context.staff.id))) return false;
      await audit.record(tx, { actor: context.actor, ward, action: "plan.edited", subject: one.plan.id });
      return true;
    });
    if (!kept) return content(context, ["ほかの人が先に直しました。このページを開き直して、違いを確かめてください。"]);
    context.redirect(`${base(ward)}/${one.plan.id}/content`, {
      kind: "success",
      text: "保存しました。公開するには、別の人の承認が要ります。",
    });
  }

  async function approve(context: ConsoleContext): Promise<void> {
    const one = await found(context);
    if (!one) return context.refuse(404, "この運営方針はありません。");
    const ward = context.ward.ward.id;
    const done = await database.transaction("console", async (tx) => {
      if (!(await plans.approve(tx, ward, one.plan.id, Number(context.form.edit), context.staff.id))) return false;
      await audit.record(tx, { actor: context.actor, ward, action: "plan.approved", subject: one.plan.id });
      return true;
    });
    if (!done)
      return context.refuse(
        409,
        "承認できませんでした。自分で直したもの、承認のあいだに直されたもの、承認済みのものは承認できません。",
      );
    context.redirect(`${base(ward)}/${one.plan.id}/content`, { kind: "success", text: "承認しました。公開されます。" });
  }

  const path = "/console/:ward/plans";
  const viewer = { method: "get", scope: "ward", role: "viewer" } as const;
  const post = { method: "post", scope: "ward" } as const;
  return [
    { ...viewer, path: `${path}/rollover`, role: "editor", run: (context) => choose(context) },
    { ...post, path: `${path}/rollover`, role: "editor", run: create },
    { ...viewer, path: `${path}/:plan/content`, run: (context) => content(context) },
    { ...post, path: `${path}/:plan/content`, role: "editor", run: save },
    { ...post, path: `${path}/:plan/approve`, role: "approver", run: approve },
  ];
}

type PlanRead = { kind: "plan"; plan: ReturnType<typeof planSchema.parse> } | { kind: "faulty"; mistakes: string[] };

function readPlan(text: string): PlanRead {
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    return {
      kind: "faulty",
      mistakes: [`YAMLとして読めません: ${error instanceof Error ? error.message.split("\n")[0] : ""}`],
    };
  }
  const parsed = planSchema.safeParse(value);
  if (parsed.success) return { kind: "plan", plan: parsed.data };
  return {
    kind: "faulty",
    mistakes: parsed.error.issues.slice(0, 20).map(({ path, message }) => `${path.join(".")}: ${message}`),
  };
}
