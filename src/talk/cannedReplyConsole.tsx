/** Routes of the canned replies. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Audit } from "../console/audit/audit.js";
import type { ConsoleContext, ConsoleRoute } from "../console/consoleRoute.js";
import type { Database } from "../db.js";
import { cannedReply, mostCannedReplies } from "./cannedReply.js";
import { CannedReplyPage, type CannedReplyPageProps } from "./cannedReplyPage.js";
import { cannedReplyStore } from "./cannedReplyStore.js";

const typed = z.object({
  title: z.string().catch(""),
  text: z.string().catch(""),
  language: z.string().catch("ja"),
});

export function cannedReplyRoutes({ database, audit }: { database: Database; audit: Audit }): ConsoleRoute[] {
  async function show(context: ConsoleContext, again: Pick<CannedReplyPageProps, "typed" | "mistake"> = {}) {
    const ward = context.ward.ward.id;
    const replies = await database.run("console", (tx) => cannedReplyStore.list(tx, ward));
    await context.send(
      {
        title: "定型文",
        section: "talks",
        crumbs: [{ name: "職員への相談", href: `/console/${ward}/talks` }],
        ...(again.mistake === undefined ? {} : { status: 400 }),
      },
      <CannedReplyPage ward={ward} replies={replies} formKey={randomUUID()} csrfField={context.csrfField} {...again} />,
    );
  }

  async function add(context: ConsoleContext): Promise<void> {
    const { form, actor } = context;
    const ward = context.ward.ward.id;
    const reply = cannedReply.safeParse(form);
    const again = (mistake: string) => show(context, { typed: typed.parse(form), mistake });
    if (!reply.success) return again("見出し（50文字まで）と本文（2,000文字まで）を書いてください。");
    const added = await database.transaction("console", async (tx) => {
      if ((await cannedReplyStore.list(tx, ward)).length >= mostCannedReplies) return false;
      await cannedReplyStore.add(tx, ward, actor.id, reply.data);
      const facts = { change: "added", language: reply.data.language };
      await audit.record(tx, { actor, ward, action: "talk.canned", subject: reply.data.id, facts });
      return true;
    });
    if (!added) return again(`定型文は${mostCannedReplies}件までです。使わないものを消してください。`);
    context.redirect(`/console/${ward}/canned-replies`, { kind: "success", text: "定型文を加えました。" });
  }

  async function remove(context: ConsoleContext): Promise<void> {
    const { request, actor } = context;
    const ward = context.ward.ward.id;
    const id = z.uuid().safeParse(request.params.reply);
    const removed =
      id.success &&
      (await database.transaction("console", async (tx) => {
        if (!(await cannedReplyStore.remove(tx, ward, id.data))) return false;
        const facts = { change: "removed" };
        await audit.record(tx, { actor, ward, action: "talk.canned", subject: id.data, facts });
        return true;
      }));
    if (!removed) return context.refuse(404, "その定型文はありません。");
    context.redirect(`/console/${ward}/canned-replies`, { kind: "success", text: "定型文を消しました。" });
  }

  const path = "/console/:ward/canned-replies";
  const shared = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path, ...shared, run: (context) => show(context) },
    { method: "post", path, ...shared, run: add },
    { method: "post", path: `${path}/:reply/remove`, ...shared, run: remove },
  ];
}
