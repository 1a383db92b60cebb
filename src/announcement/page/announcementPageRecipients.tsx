/** The list of recipients as a file: personal data, so it takes two people and a reason. */

import type { ExportStanding } from "../../console/countersign/countersigned.js";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { TextField } from "../../console/pieces/textField.js";

export interface RecipientsProps {
  path: string;
  csrfField: JSX.Element;
  standing: ExportStanding;
}

export function PageRecipients({ path, csrfField, standing }: RecipientsProps): JSX.Element {
  return (
    <section aria-labelledby="recipients-title">
      <h2 id="recipients-title">届け先の一覧（CSV）</h2>
      <p class="note">
        一人ごとの結果の一覧です。LINEのIDや名前はふくみません。書き出しには、もう一人の職員の同意が必要で、記録に残ります。
      </p>
      {standing === "granted" ? (
        <ConsoleForm action={`${path}/recipients`} csrfField={csrfField} inline>
          <Button label="CSVを1回だけ書き出す" weight="outlined" />
        </ConsoleForm>
      ) : standing === "asked" ? (
        <p>同意を待っています。承認者か管理者が「二人での確認」のページで決めます。</p>
      ) : (
        <>
          {standing === "refused" ? <p>前の依頼は認められませんでした。</p> : ""}
          <ConsoleForm action={`${path}/recipients/ask`} csrfField={csrfField}>
            <TextField name="reason" label="書き出す理由" maxlength={300} required />
            <Button label="同意を依頼する" weight="outlined" />
          </ConsoleForm>
        </>
      )}
    </section>
  );
}
