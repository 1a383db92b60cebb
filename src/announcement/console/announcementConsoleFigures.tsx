/** The page of what came of the year's announcements, by their audience. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { audience } from "../audience.js";
import { PageAudiences } from "../page/announcementPageAudiences.js";
import { audienceLines } from "../page/announcementWordsAudience.js";
import { announcementsPath } from "./announcementConsolePaths.js";
import type { AnnouncementConsoleOptions } from "./announcementOptionsConsole.js";

const year = 365 * 24 * 60 * 60 * 1_000;

export function figuresRoutes({ figures, criteria }: AnnouncementConsoleOptions): ConsoleRoute[] {
  async function show(context: ConsoleContext): Promise<void> {
    const { ward } = context;
    const id = ward.ward.id;
    const [rows, offered] = await Promise.all([
      figures.byAudience(id, new Date(context.now.getTime() - year)),
      criteria?.(id) ?? [],
    ]);
    const nameOf = (kind: string, of: string) =>
      offered.find((one) => one.kind === kind && one.id === of)?.name ?? `${kind} ${of}`;
    await context.send(
      {
        title: "送る相手ごとの反応",
        section: "announcements",
        crumbs: [{ name: "お知らせ", href: announcementsPath(id) }],
      },
      <PageAudiences
        rows={rows.map((row) => {
          const rule = audience.safeParse(row.audience);
          return { ...row, words: rule.success ? audienceLines(rule.data, ward, nameOf).join("、") : "―" };
        })}
      />,
    );
  }

  return [{ method: "get", path: "/console/:ward/announcements/figures", scope: "ward", role: "viewer", run: show }];
}
