/** The announcement of an invitation or reminder: a draft that takes the usual way, with somebody else's approval. */
import type { Audience } from "../../announcement/audience.js";
import type { ConsoleContext } from "../../console/consoleRoute.js";
import { uuid5 } from "../../uuid.js";
import type { AskingConsoleOptions } from "./askingOptionsConsole.js";
import { batchPath } from "./askingPaths.js";
import type { AskedSurvey } from "./batch.js";
import { batchStore } from "./batchStore.js";
import { invitationContent } from "./invitationBubble.js";

export function createInvitationDraft({ database, audit, invitations, announcements }: AskingConsoleOptions) {
  /** Made under an id of its own, so that asking again makes no second one. */
  return async function draft(
    context: ConsoleContext,
    survey: AskedSurvey,
    batchId: string,
    what: "invitation" | { reminder: number },
  ): Promise<void> {
    const isReminder = what !== "invitation";
    const id = isReminder
      ? uuid5("survey reminder", batchId, String(what.reminder))
      : uuid5("survey invitation", batchId);
    const kind = isReminder ? "survey-unanswered" : "survey-asked";
    const content = invitationContent({ survey, ward: context.ward, isReminder });
    const rule: Audience = { criteria: [{ kind, id: batchId }] };
    const written = await announcements.create(context.ward, context.actor, content, rule, id);
    const back = batchPath(survey.ward, survey.key, batchId);
    if (written.kind !== "written")
      return context.redirect(back, {
        kind: "mistake",
        text: "お知らせの下書きを作れませんでした。もう一度お試しください。",
      });
    await database.transaction("console", async (tx) => {
      if (!isReminder) return batchStore.setAnnouncement(tx, batchId, id);
      const batch = await batchStore.find(tx, survey.id, batchId);
      const reminders = [...new Set([...(batch?.drawn.reminders ?? []), id])];
      await batchStore.setDrawn(tx, batchId, { reminders });
      await invitations.reminded(tx, batchId, context.now);
      const facts = { reminders: reminders.length };
      await audit.record(tx, {
        actor: context.actor,
        ward: survey.ward,
        action: "survey.reminded",
        subject: batchId,
        facts,
      });
    });
    context.redirect(`/console/${survey.ward}/announcements/${id}`, {
      kind: "success",
      text: "お知らせの下書きを作りました。内容を確かめて、承認を依頼してください。",
    });
  };
}
