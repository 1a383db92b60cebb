/** `/:ward/news`: local news for everybody. */
import express, { type Router } from "express";
import { z } from "zod";
import type { Content } from "../../content.js";
import type { Database } from "../../db.js";
import type { Clock } from "../../time.js";
import type { WebFrame } from "../../web/frame.js";
import { sendPage } from "../../web/sendPage.js";
import { NewsListPublicPage } from "./newsListPublicPage.js";
import { isShown } from "./newsPost.js";
import { type NewsPostingOptions, newsPostingRoutes } from "./newsPostingPages.js";
import { newsPostStore } from "./newsPostStore.js";

export interface NewsPagesOptions extends NewsPostingOptions {
  frame: WebFrame;
  content: Content;
  database: Database;
  clock: Clock;
}

const perPage = 20;
const pageNumber = z.coerce.number().int().min(1).max(1_000).catch(1);

/** Mounted before the guide's pages. */
export function newsRoutes(options: NewsPagesOptions): Router {
  const { frame, content, database, clock } = options;
  const routes = express.Router();

  routes.get("/:ward/news", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    const { query } = request;
    // What is not in the lists narrows nothing down, and is not written back into the page.
    const district = ward.ward.towns.find((town) => town === query.district);
    const topic = ward.topicKeys.find((key) => key === query.topic);
    const page = pageNumber.parse(query.page);
    const asked = z.uuid().safeParse(query.post).data;
    const now = clock.now();
    const { posts, first } = await database.run("console", async (tx) => ({
      posts: await newsPostStore.shown(tx, ward.ward.id, now, {
        district,
        topic,
        most: perPage + 1,
        offset: (page - 1) * perPage,
      }),
      first: asked === undefined ? undefined : await newsPostStore.find(tx, ward.ward.id, asked),
    }));
    const shown = posts.slice(0, perPage);
    const top = first && isShown(first, now) ? first : undefined;
    await sendPage(
      response,
      <NewsListPublicPage
        view={frame.view(request)}
        ward={ward}
        readings={content.townReadings}
        posts={top ? [top, ...shown.filter(({ id }) => id !== top.id)] : shown}
        district={district}
        topic={topic}
        page={page}
        single={top !== undefined}
        more={posts.length > perPage}
      />,
    );
  });

  return routes.use(newsPostingRoutes(options));
}
