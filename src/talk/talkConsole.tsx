/** The staff's side of 「職員に相談」: inbox, reply, assignment, closing; each look into a talk is recorded. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Audit } from "../console/audit/audit.js";
import type { AttentionItem, ConsoleContext, ConsoleFeature } from "../console/consoleRoute.js";
import { mayAct } from "../console/role.js";
import type { OfficeHours } from "../console/settings/wardSetting.js";
import type { WardContent } from "../content.js";
import type { Database, Tx } from "../db.js";
import { cannedReplyRoutes } from "./cannedReplyConsole.js";
import { cannedReplyStore } from "./cannedReplyStore.js";
import { overOneDay } from "./officeHours.js";
import { lengthWords, threadName } from "./talkConsoleWords.js";
import { type InboxLine, TalkInboxPage } from "./talkInboxPage.js";
import { type Show, shows, type TalkInboxStore } from "./talkInboxStore.js";
import type { TalkJobs } from "./talkJobs.js";
import { TalkThreadPage, type TalkThreadPageProps } from "./talkThreadPage.js";
import { formKey, readPost, unansweredPosts } from "./thread.js";

export interface TalkConsoleOptions {
  database: Database;
  inbox: TalkInboxStore;
  audit: Audit;
  /** In the transaction of a reply: the resident hears of it. */
  replied: TalkJobs["replied"];
  officeHoursOf(tx: Tx, ward: string): Promise<OfficeHours>;
  /** Who may look after talks of the ward. */
  staffOf(tx: Tx, ward: string): Promise<readonly { id: string; name: string }[]>;
  /** Whether a text may say that somebody is in danger. */
  inDanger(text: string): boolean;
}

const staffChoice = z.union([z.literal("").transform(() => undefined), z.uuid()]);
const missing = "その相談はありません。終わってから保存期間が過ぎて消えたか、この区の相談ではありません。";
const over = "この相談はもう終わっています。";

export function createTalkConsole(options: TalkConsoleOptions): ConsoleFeature {
  const { database, inbox, audit, inDanger } = options;

  async function linesOf(ward: string, show: Show, staffId: string, now: Date): Promise<InboxLine[]> {
    return database.run("console", async (tx) => {
      const hours = await options.officeHoursOf(tx, ward);
      const lines: InboxLine[] = [];
      for (const thread of await inbox.list(tx, ward, show, staffId)) {
        const waits = thread.waitedMs !== undefined;
        const late = overOneDay(hours, new Date(now.getTime() - (thread.waitedMs ?? 0)), now);
        const danger = waits && (await inbox.waitingWords(tx, thread.id)).some(inDanger);
        lines.push({ ...thread, late: waits && late, danger });
      }
      return lines;
    });
  }

  async function list(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const show = z.enum(shows).catch("open").parse(context.request.query.show);
    const threads = await linesOf(ward, show, context.staff.id, context.now);
    const staff = await database.run("console", (tx) => options.staffOf(tx, ward));
    const staffName = (id: string) => staff.find((one) => one.id === id)?.name ?? "ほかの職員";
    await context.send(
      { title: "職員への相談", section: "talks" },
      <TalkInboxPage ward={context.ward} show={show} threads={threads} staffName={staffName} />,
    );
  }

  type Again = Pick<TalkThreadPageProps, "text" | "mistake">;

  async function show(context: ConsoleContext, again: Again = {}): Promise<void> {
    const ward = context.ward.ward.id;
    const id = z.uuid().safeParse(context.request.params.thread);
    const read = await database.transaction("console", async (tx) => {
      const thread = id.success ? await inbox.read(tx, ward, id.data) : undefined;
      if (!thread) return undefined;
      const canned = await cannedReplyStore.list(tx, ward);
      const staff = await options.staffOf(tx, ward);
      const facts = { what: "talk", posts: thread.posts };
      await audit.record(tx, { actor: context.actor, ward, action: "resident.viewed", subject: thread.id, facts });
      return { thread, staff, canned };
    });
    if (!read) return context.refuse(404, missing);
    // Those in the resident's language first.
    const isTheirs = (one: { language: string }) => Number(one.language === read.thread.language);
    const canned = read.canned.toSorted((one, other) => isTheirs(other) - isTheirs(one));
    const chosen = canned.find((one) => one.id === context.request.query.canned)?.text;
    await context.send(
      {
        title: threadName(read.thread.id),
        section: "talks",
        crumbs: [{ name: "職員への相談", href: `/console/${ward}/talks` }],
        ...(again.mistake ? { status: 400 } : {}),
      },
      <TalkThreadPage
        ward={context.ward}
        thread={read.thread}
        danger={read.thread.state === "open" && unansweredPosts(read.thread.words).some(({ text }) => inDanger(text))}
        canned={canned}
        staff={read.staff}
        now={context.now}
        formKey={randomUUID()}
        csrfField={context.csrfField}
        text={again.text ?? chosen}
        mistake={again.mistake}
      />,
    );
  }

  /** Does something to an open thread and records it; the page afterwards is the thread's. */
  async function act(
    context: ConsoleContext,
    done: string,
    work: (tx: Tx, ward: string, id: string) => Promise<{ action: string; facts?: Record<string, string> } | undefined>,
  ): Promise<void> {
    const { actor } = context;
    const ward = context.ward.ward.id;
    const id = z.uuid().safeParse(context.request.params.thread);
    if (!id.success) return context.refuse(404, missing);
    const outcome = await database.transaction("console", async (tx) => {
      const what = await work(tx, ward, id.data);
      if (!what) return (await inbox.read(tx, ward, id.data)) ? "over" : "missing";
      await audit.record(tx, { actor, ward, subject: id.data, ...what });
      return "done";
    });
    if (outcome === "missing") return context.refuse(404, missing);
    if (outcome === "over") return context.refuse(409, over);
    context.redirect(`/console/${ward}/talks/${id.data}`, { kind: "success", text: done });
  }

  async function reply(context: ConsoleContext): Promise<void> {
    const words = readPost(context.form.text);
    if (words.kind !== "text") {
      const why = words.kind === "empty" ? "返信を書いてください。" : "2,000文字より長いので送れません。";
      return show(context, { text: String(context.form.text ?? ""), mistake: { field: "text", words: why } });
    }
    const key = formKey.catch(() => randomUUID()).parse(context.form.key);
    await act(context, "返信しました。LINEでお知らせします。", async (tx, ward, id) => {
      const postId = await inbox.reply(tx, ward, id, { key, staffId: context.staff.id, text: words.text });
      if (postId === undefined) return undefined;
      await options.replied(tx, id, postId);
      return { action: "talk.replied", facts: { post: postId } };
    });
  }

  async function assign(context: ConsoleContext): Promise<void> {
    const chosen = staffChoice.safeParse(context.form.staff ?? "");
    const staff = await database.run("console", (tx) => options.staffOf(tx, context.ward.ward.id));
    if (!chosen.success || (chosen.data && !staff.some(({ id }) => id === chosen.data)))
      return context.refuse(409, "その職員は、この区の担当にできません。");
    await act(context, "担当を変えました。", async (tx, ward, id) => {
      const assigned = await inbox.assign(tx, ward, id, chosen.data);
      return assigned ? { action: "talk.assigned", facts: { staff: chosen.data ?? "" } } : undefined;
    });
  }

  async function close(context: ConsoleContext): Promise<void> {
    const summary = readPost(context.form.summary);
    if (summary.kind !== "text")
      return show(context, { mistake: { field: "summary", words: "対応のまとめを2,000文字までで書いてください。" } });
    await act(context, "相談を終わりました。", async (tx, ward, id) =>
      (await inbox.close(tx, ward, id, summary.text)) ? { action: "talk.closed" } : undefined,
    );
  }

  async function attention(ward: WardContent, now: Date): Promise<AttentionItem[]> {
    const waiting = (await linesOf(ward.ward.id, "open", "", now)).filter(({ waitedMs }) => waitedMs !== undefined);
    const href = `/console/${ward.ward.id}/talks`;
    const late = waiting.filter((one) => one.late);
    const danger = waiting.filter((one) => one.danger);
    const longest = lengthWords(Math.max(0, ...waiting.map(({ waitedMs }) => waitedMs ?? 0)));
    const item = (text: string, weight: AttentionItem["weight"], those: readonly InboxLine[]): AttentionItem[] =>
      those.length === 0 ? [] : [{ text, weight, href, count: those.length }];
    return [
      ...item("命にかかわるおそれのある相談", "alarm", danger),
      ...item(`1開庁日をこえて返信を待っている相談（最長${longest}）`, "alarm", late),
      ...item(
        `返信を待っている相談（最長${longest}）`,
        "todo",
        waiting.filter((one) => !one.late),
      ),
    ];
  }

  const base = "/console/:ward/talks";
  const shared = { scope: "ward", role: "editor" } as const;
  return {
    routes: [
      { method: "get", path: base, ...shared, run: list },
      { method: "get", path: `${base}/:thread`, ...shared, run: (context) => show(context) },
      { method: "post", path: `${base}/:thread/reply`, ...shared, run: reply },
      { method: "post", path: `${base}/:thread/assign`, ...shared, run: assign },
      { method: "post", path: `${base}/:thread/close`, ...shared, run: close },
      ...cannedReplyRoutes({ database, audit }),
    ],
    navigation: [{ section: "talks", name: "職員への相談", path: (ward) => `/console/${ward}/talks`, role: "editor" }],
    attention: async (ward, role, now) => (mayAct(role, "editor") ? attention(ward, now) : []),
  };
}
