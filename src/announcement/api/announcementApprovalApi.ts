/** JSON endpoints that decide about an announcement: approve it, cancel it. */
import { z } from "zod";
import { readInput } from "../../api/apiInput.js";
import { problem } from "../../api/apiProblem.js";
import type { ApiRoute } from "../../api/apiRoute.js";
import type { AnnouncementDesk } from "../desk/announcementDesk.js";
import { approvalProblem, noAnnouncement } from "./announcementApiProblems.js";
import { type AnnouncementShow, missing, shown, writing } from "./announcementApiShow.js";

const approveBody = z.strictObject({
  /** The number of recipients that was approved: another one now is a conflict. */
  expectedRecipients: z.int().min(0).nullish(),
  /** The version that was looked at. */
  version: z.int().min(1).nullish(),
});

export function announcementApprovalApi(
  desk: AnnouncementDesk,
  { withAnnouncement, show, showAgain }: AnnouncementShow,
): ApiRoute[] {
  return [
    {
      method: "post",
      path: "/announcements/:id/approve",
      scope: "announcements:approve",
      body: "json",
      summary: "Approve a draft",
      description:
        "By somebody who neither wrote nor edited it; an emergency may be approved by its author. When the last step is approved it is sent, at once or at its time.",
      request: approveBody,
      responses: {
        200: shown,
        403: { description: "By its author, or not of this step." },
        404: missing,
        409: {
          description:
            "Another number of recipients (`recipients` is the number now), another state, or it does not fit the quota.",
        },
      },
      run: withAnnouncement(async (context, view) => {
        const asked = readInput(approveBody, context.body ?? {});
        if (asked.kind === "problem") return asked;
        const { ward, actor, again } = context;
        const approved = await desk.approve(ward, actor, view.id, {
          version: asked.value.version ?? undefined,
          expectedRecipients: asked.value.expectedRecipients ?? undefined,
          mayApproveOwnEmergency: true,
        });
        if (approved.kind === "approved") return show(context, approved.announcement);
        // The request that failed had approved it.
        if (again && approved.kind === "fixed" && approved.state !== "cancelled") return showAgain(context, view);
        return approvalProblem(approved);
      }),
    },
    {
      ...writing,
      orScope: ["announcements:approve"],
      method: "post",
      path: "/announcements/:id/cancel",
      summary: "Cancel an announcement, or what is not sent of it",
      responses: { 200: shown, 404: missing, 409: { description: "It is over." } },
      run: withAnnouncement(async (context, view) => {
        const cancelled = await desk.cancel(context.ward, context.actor, view.id);
        if (cancelled.kind === "missing") return noAnnouncement;
        if (cancelled.kind === "cancelled") return show(context, cancelled.announcement);
        if (cancelled.state === "cancelled") return showAgain(context, view);
        return problem(409, "announcement-over", `The announcement is ${cancelled.state}: nothing is left to cancel.`, {
          facts: { state: cancelled.state },
        });
      }),
    },
  ];
}
