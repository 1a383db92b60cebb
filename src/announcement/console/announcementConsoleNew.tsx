/** Routes by which a new announcement is written: blank, from a template, as a copy. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { type Fields, sentFields } from "../form/announcementFormFields.js";
import { findingMistakes } from "../form/announcementFormFindings.js";
import { blankFields, draftFields } from "../form/announcementFormWrite.js";
import { PageLook } from "../page/announcementPageLook.js";
import { PageNew } from "../page/announcementPageNew.js";
import { readForm, sendForm } from "./announcementConsoleForm.js";
import { lookAt } from "./announcementConsoleLook.js";
import { announcementIdOf, announcementPath, announcementsPath } from "./announcementConsolePaths.js";
import type { AnnouncementConsoleOptions } from "./announcementOptionsConsole.js";

const title = "お知らせを書く";
const route = { scope: "ward", role: "editor" } as const;

export function newRoutes(options: AnnouncementConsoleOptions): ConsoleRoute[] {
  const { desk, templates } = options;
  const pathOf = (context: ConsoleContext) => announcementsPath(context.ward.ward.id);

  function form(context: ConsoleContext, fields: Fields): Promise<void> {
    return sendForm(options, context, { title, action: `${pathOf(context)}/new`, fields });
  }

  async function choose(context: ConsoleContext): Promise<void> {
    const list = pathOf(context);
    const all = await templates.list(context.ward.ward.id);
    const usable = all.filter(({ body }) => !body.emergency || mayAct(context.role, "approver"));
    await context.send(
      { title, section: "announcements", crumbs: [{ name: "お知らせ", href: list }] },
      <PageNew path={list} csrfField={context.csrfField} templates={usable} />,
    );
  }

  async function copy(context: ConsoleContext): Promise<void> {
    const found = await desk.view(context.ward, announcementIdOf(context));
    if (!found) return context.refuse(404, "そのお知らせはありません。");
    const { sendAt: _past, expiresAt: _over, ...content } = found.content;
    // A correction's audience is bound to the first announcement; a copy chooses anew.
    const fields = draftFields(content, found.audience);
    await form(context, "correctionOf" in found.audience ? { ...fields, who: "", correctionOf: "" } : fields);
  }

  async function save(context: ConsoleContext): Promise<void> {
    const sent = await readForm(options, context);
    const action = `${pathOf(context)}/new`;
    if (sent.kind === "again") {
      const status = sent.mistakes.length > 0 ? 400 : 200;
      return sendForm(options, context, { title, action, fields: sent.fields, mistakes: sent.mistakes, status });
    }
    const written = await desk.create(context.ward, context.actor, sent.content, sent.audience);
    if (written.kind === "written")
      return context.redirect(announcementPath(context.ward.ward.id, written.announcement.id), {
        kind: "success",
        text: "下書きを保存しました。内容を確かめて、承認を依頼してください。",
      });
    const mistakes = written.kind === "faulty" ? findingMistakes(written.findings) : [];
    await sendForm(options, context, { title, action, fields: sent.fields, mistakes, status: 400 });
  }

  async function look(context: ConsoleContext): Promise<void> {
    const looked = await lookAt(desk, context.ward, sentFields(context.form));
    await context.send(
      { title, section: "announcements", fragment: true },
      <PageLook look={looked} base={options.previewBase} />,
    );
  }

  const path = "/console/:ward/announcements";
  return [
    { ...route, method: "get", path: `${path}/new`, run: choose },
    { ...route, method: "get", path: `${path}/new/blank`, run: (context) => form(context, blankFields) },
    { ...route, method: "get", path: `${path}/new/copy/:id`, run: copy },
    { ...route, method: "post", path: `${path}/new`, body: "upload", run: save },
    { ...route, method: "post", path: `${path}/look`, body: "form", run: look },
  ];
}
