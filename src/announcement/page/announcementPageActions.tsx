/** What may be done with an announcement, by its stage and the role of who looks. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { TextField } from "../../console/pieces/textField.js";
import { mayAct, type Role } from "../../console/role.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { announcementsPath } from "../console/announcementConsolePaths.js";
import type { AnnouncementView } from "../desk/announcementDesk.js";
import { stageOf } from "./announcementWords.js";

export interface ActionsProps {
  view: AnnouncementView;
  role: Role;
  path: string;
  csrfField: JSX.Element;
}

export function PageActions({ view, role, path, csrfField }: ActionsProps): JSX.Element {
  if (!mayAct(role, "editor")) return "";
  const stage = stageOf(view);
  const isApprover = mayAct(role, "approver");
  const press = (verb: string, label: string, weight: "filled" | "outlined" | "danger" = "outlined") => (
    <ConsoleForm action={`${path}/${verb}`} csrfField={csrfField} inline>
      <Hidden name="version" value={String(view.version)} />
      <Button label={label} weight={weight} />
    </ConsoleForm>
  );
  const edit = (
    <ButtonLink href={`${path}/edit`} weight="outlined">
      書き直す
    </ButtonLink>
  );
  return (
    <section aria-labelledby="actions-title">
      <h2 id="actions-title">できること</h2>
      <div class="actions">
        {stage === "draft" ? press("submit", "承認を依頼する", "filled") : ""}
        {stage === "draft" || stage === "waiting" ? edit : ""}
        {stage === "paused" && isApprover ? press("resume", "送信を再開する", "filled") : ""}
        {stage === "done" ? press("correct", "訂正を送る") : ""}
        <ButtonLink href={`${announcementsPath(view.ward)}/new/copy/${view.id}`} weight="outlined">
          コピーして新しく書く
        </ButtonLink>
      </div>
      {stage === "done" || stage === "cancelled" ? "" : <Cancel {...{ view, role, path, csrfField }} />}
      <details class="version">
        <summary>ひな形として保存する</summary>
        <ConsoleForm action={`${path}/template`} csrfField={csrfField}>
          <TextField name="name" label="ひな形の名前" maxlength={60} required />
          <Button label="ひな形として保存" weight="outlined" />
        </ConsoleForm>
      </details>
    </section>
  );
}

/** Behind a fold, so that nobody cancels by accident. */
function Cancel({ view, path, csrfField }: ActionsProps): JSX.Element {
  const isSending = ["planned", "sending", "paused"].includes(view.state);
  return (
    <details class="version">
      <summary>{isSending ? "送信を止める" : "取り消す"}</summary>
      <p>
        {isSending
          ? "まだ送っていない分を止めます。もう届いた分は、取り消せません。訂正が必要なら、そのあとで「訂正を送る」を使ってください。"
          : "このお知らせを取り消します。元には戻せませんが、コピーして新しく書けます。"}
      </p>
      <ConsoleForm action={`${path}/cancel`} csrfField={csrfField}>
        <Button label={isSending ? "残りの送信を止める" : "お知らせを取り消す"} weight="danger" />
      </ConsoleForm>
    </details>
  );
}
