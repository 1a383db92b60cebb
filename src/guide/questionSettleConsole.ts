/** What staff do with a group of questions: answer it, draft an entry, move it, split it, join it, dismiss it. */
import { randomUUID } from "node:crypto";
import type { ConsoleContext, ConsoleRoute } from "../console/consoleRoute.js";
import type { Tx } from "../db.js";
import { createAnswer } from "./questionAnswerConsole.js";
import { dismissForm, draftForm, joinForm, moveForm, splitForm } from "./questionForm.js";
import { goneText, groupIdOf, groupPath, listPath, type SettleOptions } from "./questionPathConsole.js";
import { wordingsOf } from "./questionWording.js";

/** Where in the navigation one goes on, and with which words. */
type Done = { to: "list" | "group"; text: string };

export function settleRoutes(options: SettleOptions): ConsoleRoute[] {
  const { database, store, changes, audit, again } = options;

  /** One change of an open group and its record, in one transaction; undefined from `work`: the group is gone. */
  async function change(
    context: ConsoleContext,
    action: string,
    work: (
      tx: Tx,
      group: { id: string; counter: string; dueAt: Date },
    ) => Promise<(Done & { facts?: Facts }) | undefined>,
  ): Promise<void> {
    const ward = context.ward.ward.id;
    const id = groupIdOf(context);
    const done =
      id &&
      (await database.transaction("console", async (tx) => {
        await store.lock(tx, ward);
        const group = await store.group(tx, ward, id);
        const result = group?.state === "open" ? await work(tx, group) : undefined;
        if (result)
          await audit.record(tx, { actor: context.actor, ward, action, subject: id, facts: result.facts ?? {} });
        return result;
      }));
    if (!done) return context.refuse(409, goneText);
    context.redirect(done.to === "list" ? listPath(ward) : groupPath(ward, id), { kind: "success", text: done.text });
  }

  async function draft(context: ConsoleContext): Promise<void> {
    const form = draftForm.safeParse(context.form);
    const ward = options.wardOf(context);
    if (!form.success || !(form.data.counter in ward.ward.counters))
      return again(context, draftMistakes(form.success ? [] : form.error.issues.map(({ path }) => String(path[0]))));
    const { ways, details, ...payload } = form.data;
    await change(context, "entry.drafted", async (tx, { id }) => {
      const wordings = wordingsOf(await store.questionsOf(tx, ward.ward.id, id));
      const ask = wordings.filter((one) => one.usable && ways.includes(one.id)).map(({ text }) => text);
      const entry = `${payload.topic}.draft-${randomUUID().slice(0, 8)}`;
      const complete = { ...payload, ...(details === undefined ? {} : { details }), ask: ask.slice(0, 14) };
      await changes.addEntry(tx, ward.ward.id, entry, complete, context.staff.id);
      await store.remark(tx, ward.ward.id, id, `下書きがあります: ${payload.title}`);
      return { to: "group", text: "下書きを作りました。別の職員の確認を待ちます。", facts: { entry } };
    });
  }

  async function dismiss(context: ConsoleContext): Promise<void> {
    const form = dismissForm.safeParse(context.form);
    if (!form.success) return again(context, { reason: "理由を2〜200文字で書いてください。" });
    await change(context, "question.dismissed", async (tx, { id }) => {
      const as = { state: "dismissed", note: form.data.reason } as const;
      if (!(await store.settle(tx, context.ward.ward.id, id, as, context.staff.id))) return undefined;
      await store.deleteQuestions(tx, id, "all");
      return { to: "list", text: "見送りました。質問の文は消しました。" };
    });
  }

  async function move(context: ConsoleContext): Promise<void> {
    const form = moveForm.safeParse(context.form);
    if (!form.success || !(form.data.counter in context.ward.ward.counters))
      return again(context, { counter: "担当を選んでください。" });
    const { counter } = form.data;
    await change(context, "question.moved", async (tx, group) => {
      await store.move(tx, context.ward.ward.id, group.id, counter);
      return { to: "group", text: "担当を変えました。", facts: { from: group.counter, to: counter } };
    });
  }

  async function split(context: ConsoleContext): Promise<void> {
    const form = splitForm.safeParse(context.form);
    if (!form.success) return again(context, { wording: "分けることばを選んでください。" });
    const ward = context.ward.ward.id;
    await change(context, "question.split", async (tx, { id, counter, dueAt }) => {
      const wordings = wordingsOf(await store.questionsOf(tx, ward, id));
      const chosen = wordings.find((wording) => wording.id === form.data.wording);
      if (!chosen || wordings.length < 2) return undefined;
      const fresh = randomUUID();
      await store.addGroup(tx, { id: fresh, ward, counter, dueAt });
      const questions = await store.place(tx, ward, chosen.questionIds, fresh);
      return { to: "group", text: "別の質問として分けました。", facts: { to: fresh, questions } };
    });
  }

  async function join(context: ConsoleContext): Promise<void> {
    const form = joinForm.safeParse(context.form);
    if (!form.success) return again(context, { group: "加える先を選んでください。" });
    const ward = context.ward.ward.id;
    await change(context, "question.joined", async (tx, { id }) => {
      const target = await store.group(tx, ward, form.data.group);
      if (target?.state !== "open" || target.id === id) return undefined;
      const questions = await store.moveQuestions(tx, ward, id, target.id);
      await store.dropEmpty(tx, ward);
      return { to: "list", text: "同じ質問のまとまりに加えました。", facts: { to: target.id, questions } };
    });
  }

  const route = (name: string, run: (context: ConsoleContext) => Promise<void>): ConsoleRoute => ({
    method: "post",
    path: `/console/:ward/questions/groups/:group/${name}`,
    scope: "ward",
    role: "editor",
    run,
  });
  return [
    route("answer", createAnswer(options)),
    route("draft", draft),
    route("dismiss", dismiss),
    route("move", move),
    route("split", split),
    route("join", join),
  ];
}

type Facts = Readonly<Record<string, string | number | boolean | null>>;

const draftWords: Readonly<Record<string, string>> = {
  title: "見出しを2〜26文字で書いてください。",
  answer: "答えを10〜120文字で書いてください。",
  details: "くわしい説明は1200文字までです。",
  topic: "分野を選んでください。",
};

function draftMistakes(fields: readonly string[]): Record<string, string> {
  const known = fields.filter((field) => field in draftWords);
  if (known.length === 0) return { counter: "担当を選んでください。" };
  return Object.fromEntries(known.map((field) => [field, draftWords[field] ?? ""]));
}
