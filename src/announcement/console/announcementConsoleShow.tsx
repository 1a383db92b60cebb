/** Draws the page of one announcement for whoever looks at it. */
import { actionText, actorText } from "../../console/audit/auditText.js";
import type { ConsoleContext } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { civilHour } from "../../time.js";
import type { AnnouncementView } from "../desk/announcementDesk.js";
import type { HistoryLine } from "../page/announcementPageHistory.js";
import { PageView, type ViewPageProps } from "../page/announcementPageView.js";
import { stageOf } from "../page/announcementWords.js";
import { lookAtWhole, versionsOf } from "./announcementConsoleLook.js";
import { announcementPath, announcementsPath } from "./announcementConsolePaths.js";
import type { AnnouncementConsoleOptions } from "./announcementOptionsConsole.js";

/** What the list of recipients is called among the exports that take two people. */
export const recipientsExport = "announcement.recipients";

export interface ShowState {
  status?: number;
  /** What was typed as number of recipients, and why it does not do. */
  approval?: { mistake: string; typed: string };
}

export async function showAnnouncement(
  options: AnnouncementConsoleOptions,
  context: ConsoleContext,
  view: AnnouncementView,
  state: ShowState = {},
): Promise<void> {
  const { desk } = options;
  const { ward, role } = context;
  const id = ward.ward.id;
  const begun = hasBegun(view);
  const isOpen = view.state === "draft" || (view.state === "approved" && !begun);
  const mayExport = begun && mayAct(role, "admin");
  const [look, progress, figures, history, recipients, criteria] = await Promise.all([
    isOpen ? lookAtWhole(desk, ward, view.content, view.audience) : undefined,
    begun ? options.figures.progress(id, view.id) : undefined,
    begun ? options.figures.figures(id, view.id) : undefined,
    historyOf(options, id, view.id),
    mayExport ? options.countersigned.standing(id, context.actor, recipientsExport, view.id) : undefined,
    options.criteria?.(id) ?? [],
  ]);
  await context.send(
    {
      title: view.content.title,
      section: "announcements",
      crumbs: [{ name: "お知らせ", href: announcementsPath(id) }],
      status: state.status ?? 200,
    },
    <PageView
      view={view}
      ward={ward}
      role={role}
      path={announcementPath(id, view.id)}
      csrfField={context.csrfField}
      previewBase={options.previewBase}
      criterionName={(kind, of) => criteria.find((one) => one.kind === kind && one.id === of)?.name ?? `${kind} ${of}`}
      versions={versionsOf(ward, view.content)}
      look={look}
      progress={progress}
      figures={figures}
      history={history}
      recipients={recipients}
      approval={approvalOf(context, view, state)}
    />,
  );
}

/** Also between an approval that sends at once and the first request to LINE. */
function hasBegun({ state, startedAt, counts, content, seriesId }: AnnouncementView): boolean {
  const atOnce = seriesId !== undefined || (content.sendAt === undefined && content.repeat === undefined);
  return startedAt !== undefined || counts.recipients > 0 || state === "planned" || (state === "approved" && atOnce);
}

function approvalOf(context: ConsoleContext, view: AnnouncementView, state: ShowState): ViewPageProps["approval"] {
  const { role, staff, now } = context;
  const { content } = view;
  if (stageOf(view) !== "waiting" || !mayAct(role, "editor")) return undefined;
  if (!mayAct(role, "approver"))
    return { may: false, why: "承認者が内容を確かめています。承認されると、ここに出ます。" };
  if (view.author.id === staff.id && !content.emergency)
    return { may: false, why: "自分が書いたお知らせは、自分では承認できません。ほかの承認者に依頼してください。" };
  const hour = civilHour(now);
  const atOnce = content.sendAt === undefined && content.repeat === undefined && content.respectQuietHours !== true;
  return { may: true, atNight: atOnce && !content.emergency && (hour >= 21 || hour < 8), ...state.approval };
}

async function historyOf(options: AnnouncementConsoleOptions, ward: string, id: string): Promise<HistoryLine[]> {
  const records = await options.database.run("console", (tx) => options.audit.page(tx, { ward, person: id }, 100));
  return records.map(({ at, actorKind, actorName, action }) => ({
    at,
    who: actorText(actorKind, actorName),
    what: actionText(action),
  }));
}
