/** Composes what residents hear of their cases, when its turn has come. */
import type { WardContent } from "../../content.js";
import type { ComposeNotice, NoticeKinds } from "../../notice/noticeDesk.js";
import type { CaseDesk } from "./caseDesk.js";
import { caseReceived, caseTold, stateTold } from "./caseNotice.js";
import { type CaseBubble, caseBubble } from "./caseNoticeBubble.js";

export interface CaseNoticesOptions {
  desk: Pick<CaseDesk, "find" | "linkOf">;
  wardOf(id: string): WardContent | undefined;
  publicUrl: string;
}

export function caseNotices({ desk, wardOf, publicUrl }: CaseNoticesOptions): NoticeKinds {
  const compose =
    (what: CaseBubble["what"]): ComposeNotice =>
    async (tx, notice) => {
      const ward = wardOf(notice.ward);
      const found = await desk.find(tx, notice.ward, notice.subject);
      // Theirs no more, or in another state since: what would be told is no longer so.
      if (!ward || !found || found.residentId !== notice.residentId || found.state !== stateTold(notice.slot))
        return undefined;
      const one = { ...found, language: notice.language };
      return [caseBubble({ ward, case: one, token: desk.linkOf(found.id), what, publicUrl })];
    };
  return { [caseReceived]: compose("received"), [caseTold]: compose("told") };
}
