/** `/:ward/talk/:token`: the talk of whoever holds the link, which LINE brought to one resident alone. */
import { randomUUID } from "node:crypto";
import express, { type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { WardSettings } from "../console/settings/wardSetting.js";
import type { Content, WardContent } from "../content.js";
import type { Database, Tx } from "../db.js";
import type { PriorityAnswer } from "../guide/priority.js";
import type { Clock } from "../time.js";
import { ExpiredPage } from "../web/expiredPage.js";
import type { WebFrame } from "../web/frame.js";
import { inLanguage } from "../web/pageLanguage.js";
import { sendPage } from "../web/sendPage.js";
import { officeWords } from "./officeWords.js";
import { countersOf } from "./talkForm.js";
import { TalkPage, type TalkPageProps } from "./talkPage.js";
import { formKey, type Post, readPost, type Thread, unansweredPosts } from "./thread.js";
import type { ThreadStore } from "./threadStore.js";

export interface TalkPagesOptions {
  frame: WebFrame;
  content: Content;
  database: Database;
  clock: Clock;
  threads: Pick<ThreadStore, "find" | "post">;
  settingsOf(tx: Tx, ward: string): Promise<Pick<WardSettings, "officeHours" | "talkRetentionDays">>;
  /** What to tell somebody who writes that they are in danger. */
  inDanger(text: string): PriorityAnswer | undefined;
}

type Asked = Request<{ ward: string; token: string }>;
const sent = z.object({
  key: formKey.catch(() => randomUUID()),
  text: z.unknown(),
  counter: z.string().optional().catch(undefined),
});

/** Mounted before the guide's pages. */
export function talkRoutes(options: TalkPagesOptions): Router {
  const { frame, content, database, threads } = options;

  async function expired(request: Asked, response: Response, ward: WardContent): Promise<void> {
    const view = frame.view(request);
    const text = ward.say(view.language)("talkExpiredText");
    await sendPage(response, <ExpiredPage view={view} ward={ward} text={text} />, 410);
  }

  const find = (ward: WardContent, token: string) =>
    database.run("console", async (tx) => {
      const found = await threads.find(tx, ward.ward.id, token);
      return found && { ...found, settings: await options.settingsOf(tx, ward.ward.id) };
    });

  /** By what they have said and nobody has answered yet, so that it stays on top when the page is opened again. */
  function dangerIn(posts: readonly Post[], thread: Thread): TalkPageProps["danger"] {
    if (thread.state === "closed") return undefined;
    const answers = unansweredPosts(posts).map(({ text }) => options.inDanger(text));
    const answer = answers.findLast((one) => one !== undefined);
    return answer && { answer, beginning: content.priority.beginning };
  }

  async function show(
    request: Asked,
    response: Response,
    ward: WardContent,
    form: Partial<TalkPageProps["form"]> = {},
    status = 200,
  ): Promise<void> {
    const found = await find(ward, request.params.token);
    if (!found) return expired(request, response, ward);
    const { thread, posts, settings } = found;
    const view = frame.view(request, thread.language);
    const now = options.clock.now();
    await sendPage(
      response,
      <TalkPage
        view={view}
        ward={ward}
        thread={thread}
        posts={posts}
        now={now}
        office={officeWords(settings.officeHours, now, ward.say(view.language), view.language)}
        days={settings.talkRetentionDays}
        danger={dangerIn(posts, thread)}
        sent={request.query.sent === "1"}
        form={{ formKey: randomUUID(), ...form }}
      />,
      status,
    );
  }

  const routes = express.Router();
  const path = "/:ward/talk/:token";
  routes.all(path, (_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    next();
  });

  routes.get(path, async (request: Asked, response, next) => {
    const ward = content.wards.get(request.params.ward);
    return ward ? show(request, response, ward) : next();
  });

  const body = express.urlencoded({ extended: false, limit: "40kb", parameterLimit: 10 });
  routes.post(path, body, async (request: Asked, response, next) => {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    const form = sent.parse(request.body ?? {});
    const found = await find(ward, request.params.token);
    if (!found) return expired(request, response, ward);
    const say = ward.say(found.thread.language);
    const words = readPost(form.text);
    const typed = { formKey: form.key, text: String(form.text ?? ""), counter: form.counter };
    if (words.kind === "empty") return show(request, response, ward, { ...typed, mistake: say("talkEmpty") }, 400);
    if (words.kind === "long") return show(request, response, ward, { ...typed, mistake: say("talkLong") }, 400);
    const counter = countersOf(ward).find((key) => key === form.counter);
    const post = { key: form.key, text: words.text, counter };
    const posted = await database.transaction("console", (tx) =>
      threads.post(tx, ward.ward.id, request.params.token, post),
    );
    switch (posted.kind) {
      case "posted":
        return response.redirect(303, inLanguage("?sent=1", found.thread.language));
      case "too-many":
        return show(request, response, ward, { ...typed, mistake: say("talkMany") }, 429);
      case "closed":
        return show(request, response, ward, {}, 409);
      case "gone":
        return expired(request, response, ward);
      default:
        return posted satisfies never;
    }
  });

  return routes;
}
