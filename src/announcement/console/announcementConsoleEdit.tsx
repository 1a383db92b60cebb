/** Routes by which a draft is edited; who edits an older version sees what the other wrote, and loses nothing. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import type { AnnouncementView } from "../desk/announcementDesk.js";
import { type Fields, one } from "../form/announcementFormFields.js";
import { findingMistakes } from "../form/announcementFormFindings.js";
import { draftFields } from "../form/announcementFormWrite.js";
import { PageConflict } from "../page/announcementPageConflict.js";
import { readForm, sendForm } from "./announcementConsoleForm.js";
import { versionsOf } from "./announcementConsoleLook.js";
import { announcementIdOf, announcementPath, announcementsPath } from "./announcementConsolePaths.js";
import type { AnnouncementConsoleOptions } from "./announcementOptionsConsole.js";

const route = { scope: "ward", role: "editor" } as const;
const fixed = "もう承認されたか送られたため、書き直せません。";

export function editRoutes(options: AnnouncementConsoleOptions): ConsoleRoute[] {
  const { desk } = options;
  const pathOf = (context: ConsoleContext) => announcementPath(context.ward.ward.id, announcementIdOf(context));

  const formState = (context: ConsoleContext, view: AnnouncementView, fields: Fields) => ({
    title: "お知らせを書き直す",
    action: `${pathOf(context)}/edit`,
    fields,
    isSubmitted: view.submittedAt !== undefined,
    wasEmergency: view.content.emergency,
  });

  async function open(context: ConsoleContext): Promise<void> {
    const view = await desk.view(context.ward, announcementIdOf(context));
    if (!view) return context.refuse(404, "そのお知らせはありません。");
    if (view.state !== "draft") return context.refuse(409, fixed);
    const fields = { ...draftFields(view.content, view.audience), version: String(view.version) };
    await sendForm(options, context, formState(context, view, fields));
  }

  async function save(context: ConsoleContext): Promise<void> {
    const view = await desk.view(context.ward, announcementIdOf(context));
    if (!view) return context.refuse(404, "そのお知らせはありません。");
    const sent = await readForm(options, context, view.content.emergency);
    const state = formState(context, view, sent.fields);
    if (sent.kind === "again") {
      const { mistakes } = sent;
      return sendForm(options, context, { ...state, mistakes, status: mistakes.length > 0 ? 400 : 200 });
    }
    const version = Number(one(sent.fields, "version")) || 0;
    const written = await desk.edit(context.ward, context.actor, view.id, version, sent.content, sent.audience);
    switch (written.kind) {
      case "written":
        return context.redirect(pathOf(context), { kind: "success", text: "下書きを保存しました。" });
      case "missing":
        return context.refuse(404, "そのお知らせはありません。");
      case "fixed":
        return sendConflict(context, view, sent.fields, undefined);
      case "outdated":
        return sendConflict(context, view, sent.fields, written.version);
      case "faulty":
        return sendForm(options, context, { ...state, mistakes: findingMistakes(written.findings), status: 400 });
      default:
        return written satisfies never;
    }
  }

  /** @param version that can be built upon; undefined: the announcement can't be edited any more */
  async function sendConflict(
    context: ConsoleContext,
    view: AnnouncementView,
    fields: Fields,
    version: number | undefined,
  ): Promise<void> {
    const list = announcementsPath(context.ward.ward.id);
    const title = version === undefined ? "もう書き直せません" : "ほかの人が先に保存しました";
    await context.send(
      { title, section: "announcements", crumbs: [{ name: "お知らせ", href: list }], status: 409 },
      <PageConflict
        title={title}
        path={pathOf(context)}
        csrfField={context.csrfField}
        theirTitle={view.content.title}
        theirs={versionsOf(context.ward, view.content)}
        previewBase={options.previewBase}
        fields={fields}
        version={version}
      />,
    );
  }

  const path = "/console/:ward/announcements/:id/edit";
  return [
    { ...route, method: "get", path, run: open },
    { ...route, method: "post", path, body: "upload", run: save },
  ];
}
