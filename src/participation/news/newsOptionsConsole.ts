/** What the pages of local news in the console need. */
import type { AnnouncementDesk } from "../../announcement/desk/announcementDesk.js";
import type { Audit } from "../../console/audit/audit.js";
import type { Database } from "../../db.js";
import type { NewsCounts } from "./newsCountJobs.js";
import type { NewsGroupStore } from "./newsGroupStore.js";

export interface NewsConsoleOptions {
  database: Database;
  audit: Audit;
  groups: NewsGroupStore;
  counts: Pick<NewsCounts, "recount">;
  announcements: Pick<AnnouncementDesk, "create">;
  /** What links start with. */
  publicUrl: string;
}
