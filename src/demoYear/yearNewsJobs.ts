/** Plays local news: groups that staff have registered, what they posted, and what staff decided. */
import type { StaffActor } from "../console/staff/demoStaff.js";
import type { Database } from "../db.js";
import type { NewsCounts } from "../participation/news/newsCountJobs.js";
import type { NewsGroupStore } from "../participation/news/newsGroupStore.js";
import { newsPostStore } from "../participation/news/newsPostStore.js";
import { uuid5 } from "../uuid.js";
import { type PlayedGroup, yearNews } from "./yearNews.js";

export interface YearNewsOptions {
  database: Database;
  groups: NewsGroupStore;
  counts: Pick<NewsCounts, "recount">;
  people: { editor: StaffActor; approver: StaffActor };
}

export function createYearNews({ database, groups, counts, people }: YearNewsOptions) {
  /** @returns how many posts were new; undefined where the group was registered before */
  async function play(ward: string, group: PlayedGroup, now: Date): Promise<number | undefined> {
    return database.transaction("worker", async (tx) => {
      const groupId = uuid5("demo year group", ward, group.name);
      const from = { staff: people.editor.id, fictional: true };
      if ((await groups.add(tx, ward, groupId, group.form, from)) === undefined) return undefined;
      for (const { name, draft, posted, decided } of group.posts) {
        const id = uuid5("demo year post", groupId, name);
        const outcome = await newsPostStore.post(tx, groupId, id, draft, { now: posted, fictional: true });
        if (outcome !== "posted") throw new Error(`a fictional post was ${outcome}`);
        if (!decided) continue;
        const { state, at, note } = decided;
        const decision = { state, staff: people.approver.id, now: at, ...(note !== undefined && { note }) };
        if (!(await newsPostStore.decide(tx, { ward, id, version: 1 }, decision)))
          throw new Error("a fictional post was not decided");
      }
      await counts.recount(tx, ward, now);
      return group.posts.length;
    });
  }

  return {
    /** @returns how many were new */
    async play(ward: string, towns: readonly string[], now: Date): Promise<{ newsGroups: number; newsPosts: number }> {
      const added = { newsGroups: 0, newsPosts: 0 };
      for (const group of yearNews(towns, now)) {
        const posts = await play(ward, group, now);
        if (posts === undefined) continue;
        added.newsGroups += 1;
        added.newsPosts += posts;
      }
      return added;
    },
  };
}
