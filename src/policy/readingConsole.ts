/** Staff enter a reading of an indicator, or withdraw one with the reason. */
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../console/consoleRoute.js";
import { claimProblems } from "../survey/wordingGuard.js";
import { civilDate } from "../time.js";
import { enteredReadings } from "./enteredReadingStore.js";
import { type IndicatorDesk, staffPath } from "./indicatorPathConsole.js";
import { type ReadingField, readingFields, readingFrom } from "./readingForm.js";
import { claimWords, faultWords } from "./readingWords.js";

const withdrawal = z.object({ reading: z.uuid(), why: z.string().trim().min(1).max(500) });

export function readingRoutes(desk: IndicatorDesk): ConsoleRoute[] {
  const { database, audit } = desk;

  async function enter(context: ConsoleContext): Promise<void> {
    const view = await desk.found(context);
    if (!view) return desk.missing(context);
    const told = fieldsOf(context.form);
    const read = readingFrom(view.indicator, told, civilDate(context.now));
    const mistakes: Record<string, string> = {};
    if (read.kind === "faulty") for (const [field, fault] of read.faults) mistakes[field] = faultWords[fault];
    for (const field of ["scope", "source", "note"] as const) {
      const [claim] = claimProblems(told[field] ?? "");
      if (claim) mistakes[field] = claimWords(claim);
    }
    if (read.kind === "faulty" || Object.keys(mistakes).length > 0)
      return desk.show(context, { form: "reading", fields: mistakes });

    const ward = context.ward.ward.id;
    const { id: indicator } = view.indicator;
    const entered = await database.transaction("console", async (tx) => {
      const one = { ward, indicator, kind: "entered", reading: read.reading, enteredBy: context.staff.id } as const;
      const id = await enteredReadings.enter(tx, one);
      if (id === undefined) return false;
      const facts = { indicator, asOf: read.reading.asOf };
      await audit.record(tx, { actor: context.actor, ward, action: "reading.entered", subject: id, facts });
      return true;
    });
    context.redirect(
      staffPath(ward, indicator),
      entered
        ? { kind: "success", text: "実績値を登録しました。公開ページとオープンデータに出ています。" }
        : { kind: "warning", text: "同じ実績値が、もう登録されています。" },
    );
  }

  async function withdraw(context: ConsoleContext): Promise<void> {
    const view = await desk.found(context);
    if (!view) return desk.missing(context);
    const sent = withdrawal.safeParse(context.form);
    if (!sent.success)
      return desk.show(context, { form: "withdraw", fields: { why: "取り下げる理由を入力してください。" } });
    const ward = context.ward.ward.id;
    const { id: indicator } = view.indicator;
    const { reading: id, why } = sent.data;
    const done = await database.transaction("console", async (tx) => {
      const by = { staff: context.staff.id, why };
      if (!(await enteredReadings.withdraw(tx, { ward, indicator, id }, by))) return false;
      await audit.record(tx, {
        actor: context.actor,
        ward,
        action: "reading.withdrawn",
        subject: id,
        facts: { indicator },
      });
      return true;
    });
    if (!done) return context.refuse(409, "この実績値は、もう取り下げられています。");
    context.redirect(staffPath(ward, indicator), { kind: "success", text: "実績値を取り下げました。" });
  }

  const path = "/console/:ward/indicators/:indicator/readings";
  return [
    { method: "post", path, scope: "ward", role: "editor", run: enter },
    { method: "post", path: `${path}/withdraw`, scope: "ward", role: "editor", run: withdraw },
  ];
}

function fieldsOf(form: Readonly<Record<string, unknown>>): Partial<Record<ReadingField, string>> {
  const told: Partial<Record<ReadingField, string>> = {};
  for (const field of readingFields) {
    const value = form[field];
    if (typeof value === "string") told[field] = value;
  }
  return told;
}
