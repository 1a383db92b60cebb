/** Registered groups in the console: register, hand over the link once, renew it, stop a group. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { linkTo, newsPostPath } from "../paths.js";
import { newsDeskPath, newsGroupPath, newsGroupsPath } from "./newsConsolePaths.js";
import { groupForm } from "./newsGroup.js";
import { NewsGroupListPage } from "./newsGroupListPage.js";
import { NewsGroupPage } from "./newsGroupPage.js";
import type { NewsConsoleOptions } from "./newsOptionsConsole.js";
import { groupMistakes } from "./newsWords.js";

type Mistakes = Readonly<Record<string, string>>;

export function newsGroupRoutes({ database, audit, groups, publicUrl }: NewsConsoleOptions): ConsoleRoute[] {
  const missing = (context: ConsoleContext) => context.refuse(404, "この団体は、この区にありません。");
  const linkOf = (ward: string, token: string) => linkTo(publicUrl, newsPostPath(ward, token), "ja");
  const crumbs = (ward: string) => [{ name: "地域の情報", href: newsDeskPath(ward) }];

  async function list(context: ConsoleContext, mistakes: Mistakes = {}): Promise<void> {
    const ward = context.ward.ward.id;
    const all = await database.run("console", (tx) => groups.ofWard(tx, ward));
    const faulty = Object.keys(mistakes).length > 0;
    await context.send(
      { title: "団体の登録", section: "news", crumbs: crumbs(ward), ...(faulty && { status: 400 }) },
      <NewsGroupListPage
        ward={context.ward}
        groups={all}
        formKey={faulty ? String(context.form["id"]) : randomUUID()}
        mayEdit={mayAct(context.role, "editor")}
        form={faulty ? context.form : {}}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  async function add(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const id = z.uuid().safeParse(context.form["id"]);
    const sent = groupForm(context.ward.ward.towns).safeParse(context.form);
    if (!sent.success) return list(context, groupMistakes(sent.error.issues));
    if (!id.success) return list(context, { name: "もう一度入力してください。" });
    const token = await database.transaction("console", async (tx) => {
      const made = await groups.add(tx, ward, id.data, sent.data, { staff: context.staff.id });
      if (made === undefined) return undefined;
      await audit.record(tx, { actor: context.actor, ward, action: "news.group-added", subject: id.data });
      return made;
    });
    if (token === undefined)
      return context.redirect(newsGroupPath(ward, id.data), {
        kind: "warning",
        text: "この団体は、もう登録されています。リンクが見られなかったときは、作り直してください。",
      });
    await show(context, id.data, { link: linkOf(ward, token) });
  }

  /** The contact person is somebody's own: who looks at it is written down. */
  async function show(
    context: ConsoleContext,
    id: string,
    shown: { mistakes?: Mistakes; link?: string } = {},
  ): Promise<void> {
    const ward = context.ward.ward.id;
    const group = await database.transaction("console", async (tx) => {
      const found = await groups.find(tx, ward, id);
      if (found) await audit.record(tx, { actor: context.actor, ward, action: "news.group-viewed", subject: id });
      return found;
    });
    if (!group) return missing(context);
    const { mistakes = {}, link } = shown;
    const faulty = Object.keys(mistakes).length > 0;
    context.response.setHeader("Cache-Control", "no-store");
    await context.send(
      {
        title: group.name,
        section: "news",
        crumbs: [...crumbs(ward), { name: "団体の登録", href: newsGroupsPath(ward) }],
        ...(faulty && { status: 400 }),
      },
      <NewsGroupPage
        ward={context.ward}
        group={group}
        link={link}
        form={faulty ? context.form : undefined}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  const withId =
    (work: (context: ConsoleContext, id: string) => Promise<void>) =>
    async (context: ConsoleContext): Promise<void> => {
      const id = z.uuid().safeParse(context.request.params["group"]);
      return id.success ? work(context, id.data) : missing(context);
    };

  async function edit(context: ConsoleContext, id: string): Promise<void> {
    const ward = context.ward.ward.id;
    const sent = groupForm(context.ward.ward.towns).safeParse(context.form);
    if (!sent.success) return show(context, id, { mistakes: groupMistakes(sent.error.issues) });
    const done = await database.transaction("console", async (tx) => {
      if (!(await groups.edit(tx, ward, id, sent.data))) return false;
      await audit.record(tx, { actor: context.actor, ward, action: "news.group-changed", subject: id });
      return true;
    });
    if (!done) return missing(context);
    context.redirect(newsGroupPath(ward, id), { kind: "success", text: "団体の登録を保存しました。" });
  }

  async function renew(context: ConsoleContext, id: string): Promise<void> {
    const ward = context.ward.ward.id;
    const token = await database.transaction("console", async (tx) => {
      const made = await groups.renew(tx, ward, id);
      if (made !== undefined)
        await audit.record(tx, { actor: context.actor, ward, action: "news.link-renewed", subject: id });
      return made;
    });
    return token === undefined ? missing(context) : show(context, id, { link: linkOf(ward, token) });
  }

  const suspending = (suspended: boolean) => async (context: ConsoleContext, id: string) => {
    const ward = context.ward.ward.id;
    const done = await database.transaction("console", async (tx) => {
      if (!(await groups.setSuspended(tx, ward, id, suspended))) return false;
      const action = suspended ? "news.group-suspended" : "news.group-resumed";
      await audit.record(tx, { actor: context.actor, ward, action, subject: id });
      return true;
    });
    if (!done) return context.refuse(409, "ほかの人が先に変えたか、この団体はありません。");
    context.redirect(newsGroupPath(ward, id), {
      kind: "success",
      text: suspended ? "この団体の投稿を止めました。" : "この団体の投稿を再開しました。",
    });
  };

  const path = "/console/:ward/news/groups";
  const one = `${path}/:group`;
  const shared = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path, scope: "ward", role: "viewer", run: (context) => list(context) },
    { method: "post", path, ...shared, run: add },
    { method: "get", path: one, ...shared, run: withId((context, id) => show(context, id)) },
    { method: "post", path: one, ...shared, run: withId(edit) },
    { method: "post", path: `${one}/renew`, ...shared, run: withId(renew) },
    { method: "post", path: `${one}/suspend`, ...shared, run: withId(suspending(true)) },
    { method: "post", path: `${one}/resume`, ...shared, run: withId(suspending(false)) },
  ];
}
