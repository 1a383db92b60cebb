/** How a route of the API finds the announcement of its address, and shows it. */
import { z } from "zod";
import type { ApiAnswer, ApiContext } from "../../api/apiRoute.js";
import type { DeliveryCounts } from "../announcement.js";
import type { AnnouncementDesk, AnnouncementView } from "../desk/announcementDesk.js";
import { announcementDocument, announcementJson } from "./announcementApiDocument.js";
import { noAnnouncement } from "./announcementApiProblems.js";

export const shown = { description: "The announcement.", schema: announcementDocument };
export const missing = { description: "There is no such announcement in this ward." };
export const writing = { scope: "announcements:write", body: "json" } as const;

type Work = (context: ApiContext, view: AnnouncementView) => Promise<ApiAnswer>;
export type AnnouncementShow = ReturnType<typeof createShow>;

export function createShow(desk: Pick<AnnouncementDesk, "view" | "count">) {
  /** Before it is planned, its recipients are those of the moment, and all of them pending. */
  async function countsOf({ ward }: ApiContext, view: AnnouncementView): Promise<DeliveryCounts> {
    if (view.state !== "draft" && view.state !== "approved") return view.counts;
    const { recipients } = await desk.count(ward, view.audience, view.content);
    return { recipients, accepted: 0, invalid: 0, cancelled: 0, uncertain: 0, pending: recipients };
  }

  async function show(
    context: ApiContext,
    view: AnnouncementView,
    status = 200,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> {
    const body = announcementJson(view, await countsOf(context, view));
    return { kind: "json", status, body, headers: { ETag: `"${view.version}"`, ...headers } };
  }

  return {
    /** Runs with the announcement of the address, if it is one of this ward. */
    withAnnouncement:
      (work: Work) =>
      async (context: ApiContext): Promise<ApiAnswer> => {
        const id = z.uuid().safeParse(context.request.params["id"]).data?.toLowerCase();
        const view = id === undefined ? undefined : await desk.view(context.ward, id);
        return view ? work(context, view) : noAnnouncement;
      },

    show,

    /** As it stands now. */
    async showAgain(context: ApiContext, view: AnnouncementView): Promise<ApiAnswer> {
      return show(context, (await desk.view(context.ward, view.id)) ?? view);
    },
  };
}
