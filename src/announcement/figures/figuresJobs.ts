/** Measures what comes later: LINE's insight of the last two weeks' announcements, and unfollows after 72 hours. */
import type { Database } from "../../db.js";
import type { Messenger } from "../../line/messenger.js";
import { errorFields, type Log } from "../../log.js";
import { aggregationUnit } from "../delivery/chunk.js";
import { type Insight, lineDate } from "./figures.js";
import type { DueForInsight, FiguresStore } from "./figuresStore.js";

export interface FigureOptions {
  database: Pick<Database, "now">;
  figures: FiguresStore;
  messenger: Pick<Messenger, "insightClient">;
  log: Log;
}

const dayMs = 24 * 3_600_000;

/** @returns work for the schedule; LINE allows 60 such questions an hour and channel, and is asked at most 40 */
export function createFigureJobs({ database, figures, messenger, log }: FigureOptions): () => Promise<void> {
  async function ask(now: Date, { id, startedAt, channels }: DueForInsight): Promise<void> {
    const from = lineDate(startedAt);
    // LINE counts over night, and for at most 30 days.
    const to = lineDate(new Date(now.getTime() - dayMs));
    if (to < from) return;
    const answers: Insight["channels"] = {};
    for (const { channel, requestId } of channels) {
      const client = messenger.insightClient(channel);
      const { overview = {} } = await (requestId === null
        ? client.getStatisticsPerUnit(aggregationUnit(id), from, to)
        : client.getMessageEvent(requestId));
      answers[channel] = { seen: overview.uniqueImpression ?? null, tapped: overview.uniqueClick ?? null };
    }
    await figures.keep(id, "insight", { channels: answers });
  }

  return async () => {
    const measured = await figures.measureUnfollows();
    if (measured > 0) log.info("unfollows measured", { announcements: measured });
    const now = await database.now();
    for (const due of await figures.dueForInsight()) {
      try {
        await ask(now, due);
      } catch (error) {
        log.warn("insight not told", { announcement: due.id, ...errorFields(error) });
      }
    }
  };
}
