/** How far the delivery is: a bar, the fates of the recipients and of the requests to LINE. */
import { ProgressBar } from "../../console/pieces/progressBar.js";
import { Table } from "../../web/table.js";
import type { Progress } from "../figures/figures.js";
import { acceptedHint, number, type Stage } from "./announcementWords.js";

export interface ProgressProps {
  progress: Progress;
  stage: Stage;
  /** Address of this piece alone. */
  path: string;
  /** Address of the whole page. */
  page: string;
}

const fates: readonly { fate: string; name: string }[] = [
  { fate: "accepted", name: "LINEが受け付けた" },
  { fate: "pending", name: "これから送る・返事を待っている" },
  { fate: "split", name: "LINEが断ったので、小さく分けて送りなおした" },
  { fate: "invalid", name: "LINEが宛先を認めない" },
  { fate: "cancelled", name: "取り消した" },
  { fate: "uncertain", name: "受け付けられたか分からない" },
];

export function PageProgress({ progress, stage, path, page }: ProgressProps): JSX.Element {
  const { counts, chunks } = progress;
  const goesOn = stage === "sending" || stage === "scheduled";
  const asked = goesOn
    ? { "data-hx-get": path, "data-hx-trigger": "every 2s", "data-hx-swap": "outerHTML", "data-hx-sync": "this:drop" }
    : {};
  const accepted = `${number(counts.accepted)} / ${number(counts.recipients)}人`;
  return (
    <div id="progress" class="delivery" {...asked}>
      {counts.recipients === 0 && goesOn ? (
        <p>まもなく送り始めます。</p>
      ) : (
        <ProgressBar
          id="progress-bar"
          label="LINEが受け付けた"
          done={counts.accepted}
          total={counts.recipients}
          text={accepted}
        />
      )}
      <p class="note">{acceptedHint}</p>
      {stage === "done" ? (
        <p class="delivery-over" role="status">
          送信が終わりました。
        </p>
      ) : (
        ""
      )}
      <Table
        id="fates"
        caption="届け先ごとの結果"
        heads={["結果", "人数"]}
        rows={[
          ["LINEが受け付けた", counts.accepted],
          ["これから送る・返事を待っている", counts.pending],
          ["LINEが宛先を認めない", counts.invalid],
          ["受け付けられたか分からない", counts.uncertain],
          ["送らなかった（取り消し、送る前に友だちでなくなった）", counts.cancelled],
        ].map(([name, people]) => [
          <span safe>{String(name)}</span>,
          <span safe>{`${number(Number(people))}人`}</span>,
        ])}
      />
      <details class="version">
        <summary>LINEへの依頼ごとの結果</summary>
        <p class="note">LINEには500人までをまとめて1回で依頼します。</p>
        <ul class="points">
          {fates
            .filter(({ fate }) => (chunks[fate] ?? 0) > 0)
            .map(({ fate, name }) => (
              <li safe>{`${name}: ${number(chunks[fate] ?? 0)}回`}</li>
            ))}
        </ul>
      </details>
      {goesOn ? (
        <p class="note">
          送っているあいだ、2秒ごとに新しくなります。<a href={page}>いまの状況に更新</a>
        </p>
      ) : (
        ""
      )}
    </div>
  );
}
