/** What the pages of announcements are handed by app.ts, beside the desk. */
import type { AuditStore } from "../../console/audit/auditStore.js";
import type { Countersigned } from "../../console/countersign/countersigned.js";
import type { WardSettingStore } from "../../console/settings/wardSettingStore.js";
import type { Database } from "../../db.js";
import type { MediaStore } from "../../media/mediaStore.js";
import type { Desk } from "../desk/deskStore.js";
import type { FiguresStore } from "../figures/figuresStore.js";
import type { OfferedCriterion } from "../page/announcementPageAudience.js";
import type { TemplateStore } from "../templateStore.js";

export interface AnnouncementConsoleOptions {
  desk: Desk;
  media: Pick<MediaStore, "keep">;
  templates: Pick<TemplateStore, "list" | "save" | "remove">;
  figures: Pick<FiguresStore, "progress" | "figures" | "byAudience">;
  /** For the history of an announcement, and for recording downloads. */
  audit: Pick<AuditStore, "record" | "page">;
  /** A second person's consent to the list of recipients. */
  countersigned: Countersigned;
  settings: Pick<WardSettingStore, "readAlone">;
  database: Database;
  /** Channels of a ward that are on: what is left of their month stands on the start page. */
  channelsOf(ward: string): readonly string[];
  /** Criteria of other features that staff may choose from. */
  criteria?(ward: string): Promise<readonly OfferedCriterion[]>;
  /** Where the preview's style sheets are mounted, such as /assets/preview. */
  previewBase: string;
}
