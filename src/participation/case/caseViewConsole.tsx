/** One case in the console: opening it is on record; changes say which version they were made on. */
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import type { Tx } from "../../db.js";
import { caseConsolePath, casesConsolePath } from "./caseConsoleWords.js";
import type { CaseChanged, WardCase } from "./caseDesk.js";
import { caseBubble } from "./caseNoticeBubble.js";
import type { CaseConsoleOptions } from "./caseOptionsConsole.js";
import { CasePrintPage } from "./casePrintPage.js";
import { caseSlotStore } from "./caseSlotStore.js";
import { mostMessage, readCaseState, stateTyped } from "./caseStateForm.js";
import { CaseViewPage, type CaseViewPageProps } from "./caseViewPage.js";

type Again = Partial<Pick<CaseViewPageProps, "typed" | "mistakes">>;
/** What was done, for the audit; undefined: nothing to record. */
type Done = { changed: CaseChanged; action: string; facts?: Record<string, string | boolean> };

const missing = "その申し込みは、この区にありません。";
const over = "この申し込みはもう終わっているので、変えられません。";
const outdated = "ほかの職員が先に変えました。いまの状態を確かめてから、もう一度送ってください。";
const staffChoice = z.union([z.literal("").transform(() => undefined), z.uuid()]);
const seenField = z.coerce.number().int().min(1).catch(0);
const noteField = z.string().trim().min(1).max(mostMessage);

export function caseViewRoutes(options: CaseConsoleOptions): ConsoleRoute[] {
  const { database, audit, desk } = options;
  const idOf = (context: ConsoleContext) => z.uuid().safeParse(context.request.params["case"]).data;

  /** What LINE says for each state; nobody hears of what is made up, nor who has no LINE. */
  function lineSays(context: ConsoleContext, one: WardCase): CaseViewPageProps["lineSays"] {
    if (one.residentId === undefined || one.fictional) return undefined;
    return one.asked.states.map(({ key, name }) => {
      const bubble = { ward: context.ward, case: { ...one, state: key }, token: "", what: "told" } as const;
      const said = caseBubble({ ...bubble, publicUrl: options.publicUrl });
      return { state: key, name, text: "altText" in said ? said.altText : "" };
    });
  }

  async function propsOf(context: ConsoleContext, what: "page" | "print", again: Again) {
    const ward = context.ward.ward.id;
    const id = idOf(context);
    return database.transaction("console", async (tx): Promise<CaseViewPageProps | undefined> => {
      const one = id && (await desk.find(tx, ward, id));
      if (!one) return undefined;
      const staff = await options.staffOf(tx, ward);
      const answers = await desk.answers(tx, one.id);
      const texts = Object.values(answers ?? {}).filter((answer) => typeof answer === "string");
      const props: CaseViewPageProps = {
        ward: context.ward,
        case: one,
        base: caseConsolePath(ward, one.id),
        staff,
        staffName: (of) => staff.find((person) => person.id === of)?.name ?? "ほかの職員",
        lineSays: lineSays(context, one),
        typed: again.typed ?? {},
        mistakes: again.mistakes ?? {},
        csrfField: context.csrfField,
        answers,
        steps: await desk.steps(tx, one.id),
        time: one.slotId ? await caseSlotStore.find(tx, ward, one.slotId) : undefined,
        associationName: one.association && options.associationName(ward, one.association),
        danger: !one.final && texts.some(options.inDanger),
        now: context.now,
      };
      const facts = { what, number: one.number };
      await audit.record(tx, { actor: context.actor, ward, action: "case.viewed", subject: one.id, facts });
      return props;
    });
  }

  async function show(context: ConsoleContext, again: Again = {}, status?: 400 | 409): Promise<void> {
    const props = await propsOf(context, "page", again);
    if (!props) return context.refuse(404, missing);
    const crumbs = [{ name: "申し込み・相談", href: casesConsolePath(context.ward.ward.id) }];
    const page = { title: props.case.number, section: "cases", crumbs } as const;
    await context.send({ ...page, ...(status && { status }) }, <CaseViewPage {...props} />);
  }

  async function print(context: ConsoleContext): Promise<void> {
    const props = await propsOf(context, "print", {});
    if (!props) return context.refuse(404, missing);
    await context.send({ title: `${props.case.number}の印刷`, section: "cases" }, <CasePrintPage {...props} />);
  }

  /** Changes it and records that; who worked on an older version sees the page again with what they typed. */
  async function act(
    context: ConsoleContext,
    text: string,
    work: (tx: Tx, ward: string, id: string) => Promise<Done>,
  ): Promise<void> {
    const ward = context.ward.ward.id;
    const id = idOf(context);
    if (!id) return context.refuse(404, missing);
    const changed = await database.transaction("console", async (tx) => {
      const done = await work(tx, ward, id);
      if (done.changed.kind !== "changed") return done.changed;
      const { action, facts = {} } = done;
      await audit.record(tx, { actor: context.actor, ward, action, subject: id, facts });
      return done.changed;
    });
    switch (changed.kind) {
      case "changed":
        return context.redirect(caseConsolePath(ward, id), { kind: "success", text });
      case "missing":
        return context.refuse(404, missing);
      case "over":
        return context.refuse(409, over);
      case "outdated":
        return show(context, { typed: stateTyped(context.form), mistakes: { state: outdated } }, 409);
      default:
        return changed satisfies never;
    }
  }

  async function state(context: ConsoleContext): Promise<void> {
    const id = idOf(context);
    const one = id && (await database.run("console", (tx) => desk.find(tx, context.ward.ward.id, id)));
    if (!one) return context.refuse(404, missing);
    const read = readCaseState(context.form, one);
    if (read.kind === "mistaken")
      return show(context, { typed: stateTyped(context.form), mistakes: read.mistakes }, 400);
    const { quietReason, ...what } = read;
    const quietly = quietReason !== undefined;
    await act(context, "状態を変えました。", async (tx, ward, of) => {
      const asked = { state: what.state, seen: what.seen, quietly, ...(what.message && { message: what.message }) };
      const changed = await desk.setState(tx, ward, of, asked, context.actor, context.now);
      if (changed.kind === "changed" && quietly)
        await desk.note(tx, ward, of, `LINEで知らせない理由：${quietReason}`, context.actor);
      return { changed, action: "case.changed", facts: { state: what.state, quietly } };
    });
  }

  async function assign(context: ConsoleContext): Promise<void> {
    const chosen = staffChoice.safeParse(context.form["staff"] ?? "");
    const staff = await database.run("console", (tx) => options.staffOf(tx, context.ward.ward.id));
    if (!chosen.success || (chosen.data && !staff.some(({ id }) => id === chosen.data)))
      return context.refuse(409, "その職員は、この区の担当にできません。");
    await act(context, "担当を変えました。", async (tx, ward, id) => {
      const what = { to: chosen.data, seen: seenField.parse(context.form["seen"]) };
      const changed = await desk.assign(tx, ward, id, what, context.actor);
      return { changed, action: "case.assigned", facts: { staff: chosen.data ?? "" } };
    });
  }

  async function note(context: ConsoleContext): Promise<void> {
    const text = noteField.safeParse(context.form["note"]);
    if (!text.success) return show(context, { mistakes: { note: "メモを2,000文字までで書いてください。" } }, 400);
    await act(context, "メモを加えました。", async (tx, ward, id) => ({
      changed: await desk.note(tx, ward, id, text.data, context.actor),
      action: "case.noted",
    }));
  }

  const path = "/console/:ward/cases/:case";
  const shared = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path, ...shared, run: (context) => show(context) },
    { method: "get", path: `${path}/print`, ...shared, run: print },
    { method: "post", path: `${path}/state`, ...shared, run: state },
    { method: "post", path: `${path}/assign`, ...shared, run: assign },
    { method: "post", path: `${path}/note`, ...shared, run: note },
  ];
}
