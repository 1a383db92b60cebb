/** `/:ward/waiting`: how busy the counters are, for everybody. */
import express, { type Router } from "express";
import type { OfficeHours } from "../../console/settings/wardSetting.js";
import type { Content } from "../../content.js";
import type { Database, Tx } from "../../db.js";
import type { Clock } from "../../time.js";
import type { WebFrame } from "../../web/frame.js";
import { sendPage } from "../../web/sendPage.js";
import { QueuePage } from "./queuePage.js";
import { queueStore } from "./queueStore.js";
import { closedWords, queueCounters } from "./queueWords.js";

export interface QueuePagesOptions {
  frame: WebFrame;
  content: Content;
  database: Database;
  clock: Clock;
  officeHoursOf(tx: Tx, ward: string): Promise<OfficeHours>;
}

/** Mounted before the guide's pages. */
export function queueRoutes({ frame, content, database, clock, officeHoursOf }: QueuePagesOptions): Router {
  const routes = express.Router();
  routes.get("/:ward/waiting", async (request, response, next) => {
    const ward = content.wards.get(request.params.ward);
    if (!ward) return next();
    const { id } = ward.ward;
    const { readings, hours } = await database.run("console", async (tx) => ({
      readings: await queueStore.ofWard(tx, id),
      hours: await officeHoursOf(tx, id),
    }));
    const view = frame.view(request);
    const [now, say] = [clock.now(), ward.say(view.language)];
    // It is about this moment.
    response.setHeader("Cache-Control", "no-store");
    await sendPage(
      response,
      <QueuePage
        view={view}
        ward={ward}
        counters={queueCounters(readings, now, say)}
        closed={closedWords(hours, now, say, view.language)}
      />,
    );
  });
  return routes;
}
