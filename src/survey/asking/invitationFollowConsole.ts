/** What follows an invitation: its draft again, reminders, withdrawing it, and drawing once more to check the draw. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { type AskingConsoleOptions, asking, batchOf } from "./askingOptionsConsole.js";
import { batchPath } from "./askingPaths.js";
import { count } from "./askingWords.js";
import { type AskedSurvey, type Batch, mostReminders } from "./batch.js";
import { batchStore } from "./batchStore.js";
import { createInvitationDraft } from "./invitationDraftConsole.js";

export function invitationFollowRoutes(options: AskingConsoleOptions): ConsoleRoute[] {
  const { database, audit, invitations, announcements } = options;
  const draft = createInvitationDraft(options);

  async function openBatch(context: ConsoleContext): Promise<{ survey: AskedSurvey; batch: Batch } | undefined> {
    const found = await batchOf(context, database, ["line"]);
    if (!found || found.survey.state === "open") return found;
    await context.refuse(409, "このアンケートは公開中ではありません。");
    return undefined;
  }

  async function remind(context: ConsoleContext): Promise<void> {
    const found = await openBatch(context);
    if (!found) return;
    const { survey, batch } = found;
    const back = batchPath(survey.ward, survey.key, batch.id);
    const before = batch.drawn.reminders ?? [];
    if (before.length >= mostReminders)
      return context.redirect(back, { kind: "warning", text: `再度のお願いは${mostReminders}回までです。` });
    const sent = batch.announcementId && (await announcements.view(context.ward, batch.announcementId));
    if (!sent || sent.startedAt === undefined)
      return context.redirect(back, {
        kind: "warning",
        text: "案内のお知らせをまだ送っていません。送ってから、再度のお願いを作ってください。",
      });
    const silent = await database.run("console", (tx) => invitations.unanswered(tx, batch.id));
    if (silent === 0) return context.redirect(back, { kind: "success", text: "案内した人は、全員が回答しました。" });
    await draft(context, survey, batch.id, { reminder: before.length + 1 });
  }

  /** Before it has been sent: nobody was asked then, and it does not count towards anybody's quarter. */
  async function withdraw(context: ConsoleContext): Promise<void> {
    const found = await openBatch(context);
    if (!found) return;
    const { survey, batch } = found;
    const announcement = batch.announcementId && (await announcements.view(context.ward, batch.announcementId));
    const stopped =
      !announcement ||
      (announcement.startedAt === undefined &&
        (announcement.state === "cancelled" ||
          (await announcements.cancel(context.ward, context.actor, announcement.id)).kind === "cancelled"));
    if (!stopped)
      return context.redirect(batchPath(survey.ward, survey.key, batch.id), {
        kind: "warning",
        text: "案内を送りはじめたので、取り消せません。",
      });
    await database.transaction("console", async (tx) => {
      await batchStore.remove(tx, batch.id);
      const facts = { recipients: batch.asked ?? 0 };
      await audit.record(tx, {
        actor: context.actor,
        ward: survey.ward,
        action: "survey.invitation-withdrawn",
        subject: batch.id,
        facts,
      });
    });
    context.redirect(`/console/${survey.ward}/surveys/${survey.key}/asking`, {
      kind: "success",
      text: "案内を取りやめました。",
    });
  }

  async function again(context: ConsoleContext): Promise<void> {
    const found = await batchOf(context, database, ["line"]);
    if (!found) return;
    const { survey, batch } = found;
    const recorded = batch.drawn.invitation;
    if (!recorded) return context.refuse(404, "選び方の記録がありません。");
    const result = await database.run("console", (tx) => invitations.again(tx, survey, batch, recorded));
    const text = result.same
      ? "もう一度選んでも、同じ人になりました。"
      : result.samePeople
        ? "同じ名簿から選びましたが、案内した人と一致しません。記録を確かめてください。"
        : `そのあとに登録や退会、設定の変更をした人がいるため、同じ名簿から選べません（いま ${count(result.candidates)}人）。`;
    context.redirect(batchPath(survey.ward, survey.key, batch.id), { kind: result.same ? "success" : "warning", text });
  }

  const path = `${asking}/batches/:batch`;
  const editor = { scope: "ward", role: "editor" } as const;
  return [
    {
      method: "post",
      path: `${path}/draft`,
      ...editor,
      async run(context) {
        const found = await openBatch(context);
        if (found) await draft(context, found.survey, found.batch.id, "invitation");
      },
    },
    { method: "post", path: `${path}/remind`, ...editor, run: remind },
    { method: "post", path: `${path}/withdraw`, ...editor, run: withdraw },
    { method: "post", path: `${path}/again`, ...editor, run: again },
  ];
}
