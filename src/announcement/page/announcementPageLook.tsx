/** What becomes of the draft as it stands: who gets it, what it costs, what the checks say, how it looks. */
import type { Language } from "../../language.js";
import type { AudienceCount, ChannelForecast, ContentFinding } from "../desk/announcementDesk.js";
import type { Mistake } from "../form/announcementFormRead.js";
import { PageCount } from "./announcementPageCount.js";
import { PageFindings } from "./announcementPageFindings.js";
import { PageForecast } from "./announcementPageForecast.js";
import { PagePreview } from "./announcementPagePreview.js";

export interface Look {
  versions: readonly { language: Language; messages: readonly object[] }[];
  /** Undefined while the audience can't be read. */
  count: AudienceCount | undefined;
  /** The three below are known once everything can be read. */
  forecasts: readonly ChannelForecast[] | undefined;
  findings: readonly ContentFinding[] | undefined;
  mistakes: readonly Mistake[];
}

export function PageLook({ look, base }: { look: Look; base: string }): JSX.Element {
  const { count, forecasts, findings, mistakes } = look;
  return (
    <>
      <h2 class="look-title">できあがり</h2>
      <h3>届く人数</h3>
      {count ? <PageCount count={count} /> : <p class="note">送る相手を選ぶと、人数が出ます。</p>}
      <h3>見え方</h3>
      {look.versions.length > 0 ? (
        <PagePreview base={base} versions={look.versions} />
      ) : (
        <p class="note">本文を書くと、LINEでの見え方が出ます。</p>
      )}
      <h3>点検</h3>
      {findings ? (
        <PageFindings findings={findings} />
      ) : (
        <ul class="points note">
          {mistakes.map(({ text }) => (
            <li safe>{text}</li>
          ))}
        </ul>
      )}
      <h3>通数と料金</h3>
      {forecasts ? (
        <PageForecast forecasts={forecasts} />
      ) : (
        <p class="note">本文と送る相手がそろうと、見込みが出ます。</p>
      )}
    </>
  );
}
