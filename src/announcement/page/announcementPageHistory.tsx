/** Who did what with it, from the audit; and the hashes that an approval is bound to. */
import { instantText } from "../../console/timeWords.js";
import type { AnnouncementView } from "../desk/announcementDesk.js";

export interface HistoryLine {
  at: Date;
  who: string;
  what: string;
}

export interface HistoryProps {
  lines: readonly HistoryLine[];
  view: Pick<AnnouncementView, "contentSha256" | "audienceSha256" | "version" | "id">;
}

export function PageHistory({ lines, view }: HistoryProps): JSX.Element {
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">これまでのこと</h2>
      <ol class="history">
        {lines.map(({ at, who, what }) => (
          <li>
            <time datetime={at.toISOString()} safe>
              {instantText(at)}
            </time>{" "}
            <span safe>{`${who}: ${what}`}</span>
          </li>
        ))}
      </ol>
      <details class="version">
        <summary>照合のための番号</summary>
        <p class="note">承認は、この内容と相手の条件に結びついています。一字でもかわれば、承認は無効になります。</p>
        <p class="hashes" safe>{`お知らせ ${view.id}（第${view.version}版）`}</p>
        <p class="hashes" safe>{`内容 ${view.contentSha256}`}</p>
        <p class="hashes" safe>{`相手の条件 ${view.audienceSha256}`}</p>
      </details>
    </section>
  );
}
