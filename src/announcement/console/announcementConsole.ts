/** The announcements' part of the staff console: write, check, approve, watch. */
import type { ConsoleFeature } from "../../console/consoleRoute.js";
import { actionRoutes } from "./announcementConsoleActions.js";
import { announcementAttention } from "./announcementConsoleAttention.js";
import { editRoutes } from "./announcementConsoleEdit.js";
import { figuresRoutes } from "./announcementConsoleFigures.js";
import { listRoutes } from "./announcementConsoleList.js";
import { newRoutes } from "./announcementConsoleNew.js";
import { announcementsPath } from "./announcementConsolePaths.js";
import { templateRoutes } from "./announcementConsoleTemplate.js";
import { viewRoutes } from "./announcementConsoleView.js";
import type { AnnouncementConsoleOptions } from "./announcementOptionsConsole.js";

export function createAnnouncementConsole(options: AnnouncementConsoleOptions): ConsoleFeature {
  return {
    routes: [
      ...listRoutes(options),
      // Before those with an id, which would take `new` for one.
      ...newRoutes(options),
      ...figuresRoutes(options),
      ...templateRoutes(options),
      ...viewRoutes(options),
      ...editRoutes(options),
      ...actionRoutes(options),
    ],
    navigation: [{ section: "announcements", name: "お知らせ", path: announcementsPath, role: "viewer" }],
    attention: (ward, role, now) => announcementAttention(options, ward, role, now),
  };
}
