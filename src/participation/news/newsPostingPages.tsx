/** `/:ward/news/post/:token`: where a registered group posts, by a link of its own. */
import { randomUUID } from "node:crypto";
import express, { type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { Content, WardContent } from "../../content.js";
import type { Database, Tx } from "../../db.js";
import type { MediaStore } from "../../media/mediaStore.js";
import type { Clock } from "../../time.js";
import { uuid5 } from "../../uuid.js";
import { ExpiredPage } from "../../web/expiredPage.js";
import type { WebFrame } from "../../web/frame.js";
import { privatePage } from "../../web/ownForms.js";
import { inLanguage } from "../../web/pageLanguage.js";
import { sendPage } from "../../web/sendPage.js";
import type { NewsGroup } from "./newsGroup.js";
import type { NewsGroupStore } from "./newsGroupStore.js";
import { newsPictureStore } from "./newsPictureStore.js";
import { readNewsUpload } from "./newsPictureUpload.js";
import { type NewsField, newsLimits, readNewsForm } from "./newsPost.js";
import { NewsPostingPage, type NewsPostingPageProps } from "./newsPostingPage.js";
import { type MistakeKey, mistakeKeys, pictureMistakeKeys } from "./newsPostingWords.js";
import { newsPostStore } from "./newsPostStore.js";

export interface NewsPostingOptions {
  frame: WebFrame;
  content: Content;
  database: Database;
  clock: Clock;
  groups: Pick<NewsGroupStore, "byToken">;
  media: Pick<MediaStore, "keep">;
  /** In the transaction of a change that takes a post back. */
  changed(tx: Tx, ward: string, now: Date): Promise<void>;
}

type Asked = Request<{ ward: string; token: string }>;
type Shown = Pick<NewsPostingPageProps, "said" | "mistakes" | "typed"> & { status?: number };
interface Known {
  ward: WardContent;
  group: NewsGroup;
}

const mostOwn = 50;
const token = z.string().regex(/^[\w-]{43}$/);
const key = z.object({ key: z.uuid() });
const told = z.enum(["sent", "gone"]);
const small = express.urlencoded({ extended: false, limit: "5kb", parameterLimit: 5 });

export function newsPostingRoutes(options: NewsPostingOptions): Router {
  const { frame, content, database, groups, clock } = options;

  /** Undefined where it has been answered, or is for somebody else. */
  async function known(request: Asked, response: Response, next: () => void): Promise<Known | undefined> {
    const ward = content.wards.get(request.params.ward);
    if (!ward) {
      next();
      return undefined;
    }
    const asked = token.safeParse(request.params.token);
    const group =
      asked.success && (await database.run("console", (tx) => groups.byToken(tx, ward.ward.id, asked.data)));
    if (group && !group.suspended) return { ward, group };
    const view = frame.view(request);
    const text = view.say(group ? "newsSuspended" : "newsLinkGone");
    await sendPage(response, <ExpiredPage view={view} ward={ward} text={text} />, group ? 403 : 410);
    return undefined;
  }

  async function show(request: Asked, response: Response, { ward, group }: Known, shown: Shown = {}): Promise<void> {
    const posts = await database.run("console", (tx) => newsPostStore.ofGroup(tx, group.id, mostOwn));
    const { status = 200, ...rest } = shown;
    await sendPage(
      response,
      <NewsPostingPage
        view={frame.view(request)}
        ward={ward}
        readings={content.townReadings}
        group={group}
        posts={posts}
        now={clock.now()}
        formKey={randomUUID()}
        {...rest}
      />,
      status,
    );
  }

  async function withdraw(request: Asked, response: Response, found: Known): Promise<void> {
    const { ward, group } = found;
    const post = z.object({ post: z.uuid() }).safeParse(request.body);
    const done =
      post.success &&
      (await database.transaction("console", async (tx) => {
        const of = { ward: ward.ward.id, id: post.data.post, groupId: group.id };
        if (!(await newsPostStore.withdraw(tx, of))) return false;
        await newsPictureStore.drop(tx, of.id);
        await options.changed(tx, ward.ward.id, clock.now());
        return true;
      }));
    if (!done) return show(request, response, found, { status: 409, said: { kind: "mistake", key: "not-gone" } });
    response.redirect(303, inLanguage("?told=gone", frame.view(request).language));
  }

  const routes = express.Router();
  const path = "/:ward/news/post/:token";
  routes.all(path, privatePage);

  routes.get(path, async (request: Asked, response, next) => {
    const found = await known(request, response, next);
    if (!found) return;
    const said = told.safeParse(request.query["told"]).data;
    await show(request, response, found, said ? { said: { kind: "success", key: said } } : {});
  });

  routes.post(path, async (request: Asked, response, next) => {
    // Before anything of the body is read: strangers upload nothing.
    const found = await known(request, response, next);
    if (!found) return;
    // A picture comes with what is new; taking back is a form with a button alone.
    if (!request.is("multipart/form-data"))
      return small(request, response, (error) =>
        error ? next(error) : void withdraw(request, response, found).catch(next),
      );
    const { ward, group } = found;
    const { form, picture } = await readNewsUpload(request, response);
    const now = clock.now();
    const read = readNewsForm(form, { towns: ward.ward.towns, now, withPicture: picture !== undefined });
    const sent = key.safeParse(form);
    if (read.kind === "mistaken" || picture?.kind === "mistaken" || !sent.success) {
      const mistakes: Partial<Record<NewsField, MistakeKey>> = Object.fromEntries(
        (read.kind === "mistaken" ? read.fields : []).map((field) => [field, mistakeKeys[field]]),
      );
      if (picture?.kind === "mistaken") mistakes.picture = pictureMistakeKeys[picture.mistake];
      return show(request, response, found, { status: 400, mistakes, typed: form });
    }
    const kept = picture && (await options.media.keep(ward.ward.id, undefined, picture.original, picture.preview));
    // Two groups may send the same key: their posts are two.
    const id = uuid5("news post", group.id, sent.data.key);
    const posted = await database.transaction("console", async (tx) => {
      const outcome = await newsPostStore.post(tx, group.id, id, read.draft, { now, picture: kept?.hash });
      if (outcome !== "posted" && kept) await newsPictureStore.forget(tx, kept.hash);
      return outcome;
    });
    switch (posted) {
      case "posted":
        return response.redirect(303, inLanguage("?told=sent", frame.view(request).language));
      case "too-many":
        return show(request, response, found, {
          status: 429,
          said: { kind: "mistake", key: "many", n: newsLimits.perDay },
          typed: form,
        });
      case "suspended":
        return void (await known(request, response, next));
      default:
        return posted satisfies never;
    }
  });

  return routes;
}
