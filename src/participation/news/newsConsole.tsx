/** Local news in the console: what waits for approval, what is shown, how much of it there is and from how many groups. */
import { z } from "zod";
import type { ConsoleContext, ConsoleFeature } from "../../console/consoleRoute.js";
import { newsDeskPath } from "./newsConsolePaths.js";
import { newsCountStore } from "./newsCountStore.js";
import { NewsDeskPage, newsTab, tabStates } from "./newsDeskPage.js";
import { newsYears } from "./newsFigures.js";
import { newsGroupRoutes } from "./newsGroupConsole.js";
import type { NewsConsoleOptions } from "./newsOptionsConsole.js";
import { newsPostRoutes } from "./newsPostConsole.js";
import { newsPostStore } from "./newsPostStore.js";

const perPage = 50;
const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);

export function createNewsConsole(options: NewsConsoleOptions): ConsoleFeature {
  const { database } = options;

  async function list(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const { query } = context.request;
    const [tab, page] = [newsTab.parse(query["tab"]), pageNumber.parse(query["page"])];
    const { posts, waiting, counted } = await database.run("console", async (tx) => ({
      posts: await newsPostStore.ofWard(tx, ward, {
        states: tabStates[tab],
        most: perPage + 1,
        offset: (page - 1) * perPage,
      }),
      waiting: await newsPostStore.waiting(tx, ward),
      counted: await newsCountStore.counts(tx, ward, context.now),
    }));
    await context.send(
      { title: "地域の情報", section: "news" },
      <NewsDeskPage
        ward={ward}
        tab={tab}
        posts={posts.slice(0, perPage)}
        page={page}
        more={posts.length > perPage}
        waiting={waiting}
        years={newsYears(counted.groups)}
        now={context.now}
      />,
    );
  }

  return {
    routes: [
      { method: "get", path: "/console/:ward/news", scope: "ward", role: "viewer", run: list },
      ...newsGroupRoutes(options),
      ...newsPostRoutes(options),
    ],
    navigation: [{ section: "news", name: "地域の情報", path: newsDeskPath, role: "viewer" }],
    async attention(ward) {
      const count = await database.run("console", (tx) => newsPostStore.waiting(tx, ward.ward.id));
      return [{ text: "承認を待つ地域の投稿", href: newsDeskPath(ward.ward.id), count, weight: "todo" }];
    },
  };
}
