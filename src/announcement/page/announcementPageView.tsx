/** One announcement: where it is on its way, how it looks, who gets it, and what may be done now. */

import type { ExportStanding } from "../../console/countersign/countersigned.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import type { Role } from "../../console/role.js";
import { mayAct } from "../../console/role.js";
import type { WardContent } from "../../content.js";
import { Banner } from "../../web/banner.js";
import { Words } from "../../web/words.js";
import type { AnnouncementView } from "../desk/announcementDesk.js";
import type { Figures, Progress } from "../figures/figures.js";
import { PageActions } from "./announcementPageActions.js";
import { PageApprove } from "./announcementPageApprove.js";
import { PageCount } from "./announcementPageCount.js";
import { PageFacts } from "./announcementPageFacts.js";
import { PageFigures } from "./announcementPageFigures.js";
import { PageFindings } from "./announcementPageFindings.js";
import { PageForecast } from "./announcementPageForecast.js";
import { type HistoryLine, PageHistory } from "./announcementPageHistory.js";
import type { Look } from "./announcementPageLook.js";
import { PagePreview } from "./announcementPagePreview.js";
import { PageProgress } from "./announcementPageProgress.js";
import { PageRecipients } from "./announcementPageRecipients.js";
import { PageUncertain } from "./announcementPageUncertain.js";
import { cancelWords, pauseWords, stageOf, stages } from "./announcementWords.js";
import type { CriterionName } from "./announcementWordsAudience.js";

export interface ViewPageProps {
  view: AnnouncementView;
  ward: WardContent;
  role: Role;
  path: string;
  csrfField: JSX.Element;
  previewBase: string;
  criterionName: CriterionName;
  versions: Look["versions"];
  /** Of what is not sent yet. */
  look: (Omit<Look, "mistakes" | "count"> & { count: NonNullable<Look["count"]> }) | undefined;
  progress: Progress | undefined;
  figures: Figures | undefined;
  history: readonly HistoryLine[];
  /** Undefined for who may not have the list. */
  recipients: ExportStanding | undefined;
  /** Whether this person may take the next step; why not, in words. */
  approval: { may: true; atNight: boolean; mistake?: string; typed?: string } | { may: false; why: string } | undefined;
}

export function PageView(props: ViewPageProps): JSX.Element {
  const { view, look, path, csrfField, role, progress } = props;
  const stage = stageOf(view);
  return (
    <>
      <h1 safe>{view.content.title}</h1>
      <p class="status-line">
        <StatusTag {...stages[stage]} />
        {view.content.emergency ? <StatusTag tone="bad" text="緊急" /> : ""}
      </p>
      <Halted view={view} />
      {(progress?.counts.uncertain ?? 0) > 0 ? (
        <PageUncertain
          path={path}
          csrfField={csrfField}
          people={progress?.counts.uncertain ?? 0}
          mayDecide={mayAct(role, "approver")}
        />
      ) : (
        ""
      )}
      {progress ? (
        <section aria-labelledby="progress-title">
          <h2 id="progress-title">配信の状況</h2>
          <PageProgress progress={progress} stage={stage} path={`${path}/progress`} page={path} />
        </section>
      ) : (
        ""
      )}
      {/* The message comes first: on a narrow screen it is read before anybody approves it. */}
      <div class="view-columns">
        <section class="view-preview" aria-labelledby="preview-title" tabindex="0">
          <h2 id="preview-title">見え方</h2>
          <PagePreview base={props.previewBase} versions={props.versions} />
        </section>
        <div class="view-facts">
          <Decision {...props} />
          <PageFacts {...props} />
          {look ? (
            <>
              <section aria-labelledby="count-title">
                <h2 id="count-title">届く人数</h2>
                <PageCount count={look.count} />
              </section>
              <section aria-labelledby="cost-title">
                <h2 id="cost-title">通数と料金</h2>
                <PageForecast forecasts={look.forecasts ?? []} />
              </section>
              <section aria-labelledby="check-title">
                <h2 id="check-title">点検</h2>
                <PageFindings findings={look.findings ?? []} />
              </section>
            </>
          ) : (
            ""
          )}
          {props.figures ? <PageFigures figures={props.figures} /> : ""}
          {props.recipients === undefined ? (
            ""
          ) : (
            <PageRecipients {...{ path, csrfField, standing: props.recipients }} />
          )}
          <PageActions {...props} />
          <PageHistory lines={props.history} view={view} />
        </div>
      </div>
    </>
  );
}

function Halted({ view }: { view: AnnouncementView }): JSX.Element {
  if (view.state === "paused")
    return (
      <Banner kind="mistake" title="送信が止まっています">
        <p safe>{pauseWords[view.pauseReason ?? ""] ?? "理由を確かめて、再開してください。"}</p>
      </Banner>
    );
  // On a draft the reason is what somebody wrote who sent it back.
  if (view.state === "draft" && view.cancelReason !== undefined)
    return (
      <Banner kind="warning" title="差し戻されました">
        <p>
          <Words text={view.cancelReason} />
        </p>
      </Banner>
    );
  if (view.state !== "cancelled") return "";
  return (
    <Banner kind="remark">
      <p safe>{cancelWords[view.cancelReason ?? ""] ?? "取り消されました。"}</p>
    </Banner>
  );
}

function Decision({ view, path, csrfField, look, approval }: ViewPageProps): JSX.Element {
  if (!approval || !look) return "";
  if (!approval.may)
    return (
      <Banner kind="remark" title="承認を待っています">
        <p safe>{approval.why}</p>
      </Banner>
    );
  const stopped =
    (look.findings ?? []).some(({ weight }) => weight === "error") || (look.forecasts ?? []).some(({ fits }) => !fits);
  return (
    <PageApprove
      view={view}
      path={path}
      csrfField={csrfField}
      recipients={look.count.recipients}
      stopped={stopped}
      atNight={approval.atNight}
      mistake={approval.mistake}
      typed={approval.typed ?? ""}
    />
  );
}
