/** One post in the console: approve, decline with a note, withdraw, show it for a shorter time, make an announcement of it. */
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import type { Tx } from "../../db.js";
import { civilDate } from "../../time.js";
import { newsDeskPath, newsDeskPostPath } from "./newsConsolePaths.js";
import { NewsDeskPostPage } from "./newsDeskPostPage.js";
import { createNewsDraft } from "./newsDraftConsole.js";
import type { NewsConsoleOptions } from "./newsOptionsConsole.js";
import { newsPictureStore } from "./newsPictureStore.js";
import { endOfDay, isShown, type NewsPost, newsLimits, untilDay } from "./newsPost.js";
import { newsPostStore } from "./newsPostStore.js";
import { tooLate } from "./newsWords.js";

const note = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, "\n").trim())
  .pipe(z.string().min(1).max(newsLimits.note));
const version = z.coerce.number().int().min(1);
type Mistakes = Readonly<Record<string, string>>;

export function newsPostRoutes(options: NewsConsoleOptions): ConsoleRoute[] {
  const { database, audit, counts } = options;
  const draft = createNewsDraft(options);

  async function found(context: ConsoleContext): Promise<NewsPost | undefined> {
    const id = z.uuid().safeParse(context.request.params["post"]);
    if (!id.success) return undefined;
    return database.run("console", (tx) => newsPostStore.find(tx, context.ward.ward.id, id.data));
  }
  const missing = (context: ConsoleContext) => context.refuse(404, "この投稿は、この区にありません。");

  async function show(context: ConsoleContext, post: NewsPost, mistakes: Mistakes = {}): Promise<void> {
    const faulty = Object.keys(mistakes).length > 0;
    await context.send(
      {
        title: "団体の投稿",
        section: "news",
        crumbs: [{ name: "地域の情報", href: newsDeskPath(post.ward) }],
        ...(faulty && { status: 400 }),
      },
      <NewsDeskPostPage
        ward={context.ward}
        post={post}
        now={context.now}
        mayEdit={mayAct(context.role, "editor")}
        mistakes={mistakes}
        form={faulty ? context.form : {}}
        csrfField={context.csrfField}
      />,
    );
  }

  const opening =
    (work: (context: ConsoleContext, post: NewsPost) => Promise<void>) =>
    async (context: ConsoleContext): Promise<void> => {
      const post = await found(context);
      return post ? work(context, post) : missing(context);
    };

  /** A change in one transaction with its audit record; what came too late is told. */
  async function change(
    context: ConsoleContext,
    post: NewsPost,
    action: "approved" | "declined" | "withdrawn" | "shortened",
    said: string,
    work: (tx: Tx, of: { ward: string; id: string; version: number }) => Promise<boolean>,
  ): Promise<void> {
    const seen = version.safeParse(context.form["version"]);
    const { ward, id } = post;
    const done =
      seen.success &&
      (await database.transaction("console", async (tx) => {
        if (!(await work(tx, { ward, id, version: seen.data }))) return false;
        if (action === "declined" || action === "withdrawn") await newsPictureStore.drop(tx, id);
        await counts.recount(tx, ward, context.now);
        await audit.record(tx, { actor: context.actor, ward, action: `news.${action}`, subject: id });
        return true;
      }));
    if (!done) return context.refuse(409, tooLate);
    context.redirect(newsDeskPostPath(ward, id), { kind: "success", text: said });
  }

  async function approve(context: ConsoleContext, post: NewsPost): Promise<void> {
    if (post.showUntil <= context.now)
      return context.refuse(409, "掲載の期限を過ぎているため、承認できません。団体に新しく投稿してもらってください。");
    const [staff, now] = [context.staff.id, context.now];
    await change(context, post, "approved", "承認しました。区のページとLINEに載ります。", (tx, of) =>
      newsPostStore.decide(tx, of, { state: "approved", staff, now }),
    );
  }

  async function decline(context: ConsoleContext, post: NewsPost): Promise<void> {
    const read = note.safeParse(context.form["note"]);
    if (!read.success)
      return show(context, post, { note: `団体に伝える理由を${newsLimits.note}文字までで書いてください。` });
    const [staff, now] = [context.staff.id, context.now];
    await change(context, post, "declined", "掲載しないことにしました。団体のページに理由が出ます。", (tx, of) =>
      newsPostStore.decide(tx, of, { state: "declined", note: read.data, staff, now }),
    );
  }

  async function withdraw(context: ConsoleContext, post: NewsPost): Promise<void> {
    const read = note.safeParse(context.form["note"]);
    if (!read.success)
      return show(context, post, { note: `団体に伝える理由を${newsLimits.note}文字までで書いてください。` });
    await change(context, post, "withdrawn", "取り下げました。もう公開されません。", (tx, of) =>
      newsPostStore.withdraw(tx, of, read.data),
    );
  }

  async function shorten(context: ConsoleContext, post: NewsPost): Promise<void> {
    const until = z.iso.date().safeParse(context.form["until"]);
    const today = civilDate(context.now);
    if (!until.success || until.data < today || until.data >= untilDay(post))
      return show(context, post, { until: "今日から、いまの掲載の最後の日より前までの日を選んでください。" });
    await change(context, post, "shortened", "掲載の期間を短くしました。", (tx, of) =>
      newsPostStore.shorten(tx, of, endOfDay(until.data)),
    );
  }

  async function announce(context: ConsoleContext, post: NewsPost): Promise<void> {
    if (!isShown(post, context.now)) return context.refuse(409, "掲載中の投稿だけを、お知らせにできます。");
    await draft(context, post);
  }

  const path = "/console/:ward/news/posts/:post";
  const shared = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path, scope: "ward", role: "viewer", run: opening(show) },
    { method: "post", path: `${path}/approve`, ...shared, run: opening(approve) },
    { method: "post", path: `${path}/decline`, ...shared, run: opening(decline) },
    { method: "post", path: `${path}/withdraw`, ...shared, run: opening(withdraw) },
    { method: "post", path: `${path}/shorten`, ...shared, run: opening(shorten) },
    { method: "post", path: `${path}/announcement`, ...shared, run: opening(announce) },
  ];
}
