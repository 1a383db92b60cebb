/** The approval: whoever approves types the number of recipients, so that it is read. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { TextField } from "../../console/pieces/textField.js";
import { Banner } from "../../web/banner.js";
import type { AnnouncementView } from "../desk/announcementDesk.js";
import { number } from "./announcementWords.js";

export interface ApproveProps {
  view: AnnouncementView;
  path: string;
  csrfField: JSX.Element;
  recipients: number;
  /** What stops it: errors of the checks, too few messages left. */
  stopped: boolean;
  /** Sent now it would reach people at night. */
  atNight: boolean;
  mistake: string | undefined;
  typed: string;
}

export function PageApprove(props: ApproveProps): JSX.Element {
  const { view, path, csrfField, recipients, stopped, atNight, mistake, typed } = props;
  const made = view.approvals.length;
  const step = view.steps[made] ?? view.steps.at(-1) ?? "承認";
  const isLast = view.content.emergency || made + 1 >= view.steps.length;
  const atOnce = view.content.sendAt === undefined && view.content.repeat === undefined;
  return (
    <section class="decision" aria-labelledby="approve-title">
      <h2 id="approve-title" safe>
        {isLast && made === 0 ? step : `${step}（${made + 1} / ${view.steps.length}段階）`}
      </h2>
      {stopped ? (
        <Banner kind="mistake">
          <p>点検か通数の問題が残っているため、いまは承認できません。下の「点検」と「通数と料金」を見てください。</p>
        </Banner>
      ) : (
        ""
      )}
      {atNight ? (
        <Banner kind="warning" title="いまは夜間（21時から8時）です">
          <p>承認すると、すぐに届きます。急がないお知らせは、朝になってから承認してください。</p>
        </Banner>
      ) : (
        ""
      )}
      <p>
        内容と送る相手を確かめて、届く人数 <strong safe>{number(recipients)}</strong> を入力してください。
        {isLast
          ? atOnce
            ? "承認すると、すぐに送り始めます。"
            : "承認すると、決めた時に送ります。"
          : "次の段階の人に回ります。"}
      </p>
      <ConsoleForm action={`${path}/approve`} csrfField={csrfField} attributes={{ novalidate: "" }}>
        <Hidden name="version" value={String(view.version)} />
        <TextField
          name="expected"
          label="届く人数"
          value={typed}
          mistake={mistake}
          inputmode="numeric"
          short
          required
        />
        <div class="actions">
          <Button label={isLast && atOnce ? "承認して送る" : "承認する"} disabled={stopped} />
        </div>
      </ConsoleForm>
      <details class="version">
        <summary>差し戻す</summary>
        <ConsoleForm action={`${path}/reject`} csrfField={csrfField}>
          <TextField name="note" label="直してほしいこと" maxlength={300} required />
          <Button label="差し戻す" weight="outlined" />
        </ConsoleForm>
      </details>
    </section>
  );
}
