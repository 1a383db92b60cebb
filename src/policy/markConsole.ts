/** Staff set how an indicator is progressing; an approver gives its mark by hand, or takes one back. */
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../console/consoleRoute.js";
import { claimProblems } from "../survey/wordingGuard.js";
import { civilDate } from "../time.js";
import { dueDayOf, dueYearOf } from "./fiscalYears.js";
import { factsOf } from "./givenMark.js";
import { type IndicatorDesk, staffPath } from "./indicatorPathConsole.js";
import { markBy } from "./mark.js";
import { markStore } from "./markStore.js";
import { nodeKey } from "./planEntry.js";
import { planEntryStore } from "./planEntryStore.js";
import { progressStatus } from "./progressStatus.js";
import { claimWords } from "./readingWords.js";

const reason = z.string().trim().min(1).max(500);
const givenForm = z.object({ reading: z.string().min(1), reason });
const voidForm = z.object({
  year: z
    .string()
    .regex(/^\d{4}$/)
    .transform(Number),
  reason,
});
const statusForm = z.object({ status: z.union([progressStatus, z.literal("")]) });

export function markRoutes(desk: IndicatorDesk): ConsoleRoute[] {
  const { database, audit } = desk;

  async function setStatus(context: ConsoleContext): Promise<void> {
    const view = await desk.found(context);
    if (!view) return desk.missing(context);
    const sent = statusForm.safeParse(context.form);
    if (!sent.success) return desk.show(context, { form: "status", fields: { status: "一覧から選んでください。" } });
    const ward = context.ward.ward.id;
    const { id } = view.indicator;
    const { status: text } = sent.data;
    await database.transaction("console", async (tx) => {
      const node = nodeKey("indicator", id);
      const entry = { ward, plan: view.plan.id, node, text, writtenBy: context.staff.id };
      await planEntryStore.add(tx, { ...entry, field: "progressStatus" });
      await audit.record(tx, {
        actor: context.actor,
        ward,
        action: "indicator.status-set",
        subject: id,
        facts: { text },
      });
    });
    context.redirect(staffPath(ward, id), { kind: "success", text: "進捗状況を保存しました。" });
  }

  async function give(context: ConsoleContext): Promise<void> {
    const view = await desk.found(context);
    if (!view) return desk.missing(context);
    const { plan, indicator } = view;
    const sent = givenForm.safeParse(context.form);
    const year = dueYearOf(plan.fiscalYear, indicator.target);
    const kept = sent.success && view.readings.find((one) => one.id === sent.data.reading && one.fiscalYear === year);
    const mark = kept ? markBy(indicator.target, kept.reading) : undefined;
    const [claim] = sent.success ? claimProblems(sent.data.reason) : [];
    if (!sent.success || !kept || !mark || claim) {
      const fields = {
        ...(sent.success && (!kept || !mark) ? { reading: "評価する年度の実績値を選んでください。" } : {}),
        ...(sent.success ? {} : { reason: "実績値を選び、理由を入力してください。" }),
        ...(claim ? { reason: claimWords(claim) } : {}),
      };
      return desk.show(context, { form: "mark", fields });
    }
    if (civilDate(context.now) <= dueDayOf(plan.fiscalYear, indicator.target))
      return context.refuse(409, "評価は、年度の終わり（または目標の期限）が過ぎてから付けられます。");
    const ward = context.ward.ward.id;
    await database.transaction("console", async (tx) => {
      const facts = factsOf(kept, indicator.target, sent.data.reason);
      const one = { ward, indicator: indicator.id, fiscalYear: year, mark, readingId: kept.id, facts };
      await markStore.replace(tx, { ...one, givenBy: context.staff.id });
      const told = { fiscalYear: year, mark };
      await audit.record(tx, { actor: context.actor, ward, action: "mark.given", subject: indicator.id, facts: told });
    });
    context.redirect(staffPath(ward, indicator.id), { kind: "success", text: `評価を「${mark}」としました。` });
  }

  async function takeBack(context: ConsoleContext): Promise<void> {
    const view = await desk.found(context);
    if (!view) return desk.missing(context);
    const sent = voidForm.safeParse(context.form);
    if (!sent.success)
      return desk.show(context, { form: "void", fields: { reason: "取り消す理由を入力してください。" } });
    const ward = context.ward.ward.id;
    const { id } = view.indicator;
    const { year, reason: why } = sent.data;
    const done = await database.transaction("console", async (tx) => {
      const voided = { reason: why, by: context.staff.id, at: new Date().toISOString() };
      if (!(await markStore.takeBack(tx, { ward, indicator: id, fiscalYear: year }, voided))) return false;
      const facts = { fiscalYear: year };
      await audit.record(tx, { actor: context.actor, ward, action: "mark.voided", subject: id, facts });
      return true;
    });
    if (!done) return context.refuse(409, "この評価は、もう取り消されています。");
    context.redirect(staffPath(ward, id), { kind: "success", text: "評価を取り消しました。" });
  }

  const path = "/console/:ward/indicators/:indicator";
  return [
    { method: "post", path: `${path}/status`, scope: "ward", role: "editor", run: setStatus },
    { method: "post", path: `${path}/mark`, scope: "ward", role: "approver", run: give },
    { method: "post", path: `${path}/mark/void`, scope: "ward", role: "approver", run: takeBack },
  ];
}
