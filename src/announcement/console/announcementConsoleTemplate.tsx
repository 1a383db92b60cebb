/** Routes of templates: their fields are filled, and what comes out goes on in the form; an announcement kept as one. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { type Fields, one, sentFields } from "../form/announcementFormFields.js";
import type { Mistake } from "../form/announcementFormRead.js";
import { blankFields, draftFields } from "../form/announcementFormWrite.js";
import { PageTemplate } from "../page/announcementPageTemplate.js";
import type { AnnouncementTemplate } from "../template.js";
import { fillTemplate } from "../templateFilling.js";
import { bodyOf } from "../templateStore.js";
import { sendForm } from "./announcementConsoleForm.js";
import { announcementIdOf, announcementPath, announcementsPath } from "./announcementConsolePaths.js";
import type { AnnouncementConsoleOptions } from "./announcementOptionsConsole.js";

const route = { scope: "ward", role: "editor" } as const;

export function templateRoutes(options: AnnouncementConsoleOptions): ConsoleRoute[] {
  const { desk, templates } = options;
  const missing = "そのひな形はありません。";

  async function find(context: ConsoleContext): Promise<AnnouncementTemplate | undefined> {
    const all = await templates.list(context.ward.ward.id);
    const found = all.find(({ id }) => id === context.request.params["template"]);
    return found?.body.emergency && !mayAct(context.role, "approver") ? undefined : found;
  }

  async function sendTemplate(
    context: ConsoleContext,
    template: AnnouncementTemplate,
    values: Readonly<Record<string, string>>,
    mistakes: readonly Mistake[],
  ): Promise<void> {
    const list = announcementsPath(context.ward.ward.id);
    const crumbs = [
      { name: "お知らせ", href: list },
      { name: "お知らせを書く", href: `${list}/new` },
    ];
    await context.send(
      { title: template.name, section: "announcements", crumbs, status: mistakes.length > 0 ? 400 : 200 },
      <PageTemplate
        template={template}
        action={`${list}/new/template/${template.id}`}
        csrfField={context.csrfField}
        values={values}
        mistakes={mistakes}
      />,
    );
  }

  async function open(context: ConsoleContext): Promise<void> {
    const template = await find(context);
    if (!template) return context.refuse(404, missing);
    await sendTemplate(context, template, {}, []);
  }

  async function fill(context: ConsoleContext): Promise<void> {
    const template = await find(context);
    if (!template) return context.refuse(404, missing);
    const sent = sentFields(context.form);
    const values = Object.fromEntries(
      template.body.variables.map(({ name }) => [name, one(sent, `v.${name}`)] as const),
    );
    const filled = fillTemplate(template.body, values);
    if (filled.kind === "faulty") {
      const mistakes = filled.problems.map(({ variable, text }) => ({
        field: `v.${variable ?? template.body.variables[0]?.name ?? ""}`,
        text,
      }));
      return sendTemplate(context, template, values, mistakes);
    }
    // A template says what, not to whom.
    const { who: _who, ...fields }: Fields = { ...blankFields, ...draftFields(filled.content, { all: true }) };
    const action = `${announcementsPath(context.ward.ward.id)}/new`;
    await sendForm(options, context, { title: "お知らせを書く", action, fields });
  }

  async function keep(context: ConsoleContext): Promise<void> {
    const id = announcementIdOf(context);
    const view = await desk.view(context.ward, id);
    if (!view) return context.refuse(404, "そのお知らせはありません。");
    const name = one(sentFields(context.form), "name").trim().slice(0, 60);
    const back = announcementPath(context.ward.ward.id, id);
    const body = bodyOf(view.content);
    if (name === "") return context.redirect(back, { kind: "mistake", text: "ひな形の名前を入力してください。" });
    if (!body)
      return context.redirect(back, { kind: "mistake", text: "文章かカードのある日本語版だけを、ひな形にできます。" });
    const kept = await templates.save(context.ward.ward.id, context.actor, name, body);
    context.redirect(
      back,
      kept.kind === "saved"
        ? { kind: "success", text: `ひな形「${name}」を保存しました。` }
        : { kind: "mistake", text: "同じ名前のひな形があります。別の名前にしてください。" },
    );
  }

  async function remove(context: ConsoleContext): Promise<void> {
    const id = String(context.request.params["template"]);
    const own = (await templates.list(context.ward.ward.id)).some((one) => one.own && one.id === id);
    if (!own || !(await templates.remove(context.ward.ward.id, context.actor, id))) return context.refuse(404, missing);
    context.redirect(`${announcementsPath(context.ward.ward.id)}/new`, {
      kind: "success",
      text: "ひな形を削除しました。",
    });
  }

  const path = "/console/:ward/announcements";
  return [
    { ...route, method: "get", path: `${path}/new/template/:template`, run: open },
    { ...route, method: "post", path: `${path}/new/template/:template`, body: "form", run: fill },
    { ...route, method: "post", path: `${path}/new/template/:template/remove`, body: "form", run: remove },
    { ...route, method: "post", path: `${path}/:id/template`, body: "form", run: keep },
  ];
}
