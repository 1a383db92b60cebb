/** The list of announcements, and where a new one begins. */
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { PageList, type Tab, tabs } from "../page/announcementPageList.js";
import { stageOf } from "../page/announcementWords.js";
import { announcementsPath } from "./announcementConsolePaths.js";
import type { AnnouncementConsoleOptions } from "./announcementOptionsConsole.js";

const pageSize = 50;
const query = z.object({
  tab: z.enum(Object.keys(tabs) as [Tab, ...Tab[]]).catch("drafts"),
  before: z.iso.datetime().optional().catch(undefined),
});

export function listRoutes({ desk }: AnnouncementConsoleOptions): ConsoleRoute[] {
  async function list(context: ConsoleContext): Promise<void> {
    const { ward, role, request } = context;
    const { tab, before } = query.parse(request.query);
    const path = announcementsPath(ward.ward.id);
    const found = await desk.list(ward, {
      states: tabs[tab].states,
      limit: pageSize,
      before: before === undefined ? undefined : new Date(before),
    });
    const last = found.at(-1);
    await context.send(
      { title: "お知らせ", section: "announcements" },
      <PageList
        tab={tab}
        path={path}
        // Drafts and those that wait for approval are one state; the tab tells them apart.
        announcements={found.filter((view) => (tabs[tab].stages as readonly string[]).includes(stageOf(view)))}
        older={
          found.length < pageSize || !last ? undefined : `${path}?tab=${tab}&before=${last.createdAt.toISOString()}`
        }
        mayWrite={mayAct(role, "editor")}
      />,
    );
  }

  return [{ method: "get", path: "/console/:ward/announcements", scope: "ward", role: "viewer", run: list }];
}
