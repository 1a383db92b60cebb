/** What of cases can be taken out: how they went by editors, what people wrote only with a second person. */
import type { ExportStanding } from "../../console/countersign/countersigned.js";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Select } from "../../console/pieces/select.js";
import { TextField } from "../../console/pieces/textField.js";
import type { CaseForm } from "./caseForm.js";

export interface CaseExportPageProps {
  forms: readonly CaseForm[];
  /** Address of this page. */
  path: string;
  standing: ExportStanding;
  csrfField: JSX.Element;
  mistake?: string | undefined;
}

export function CaseExportPage(props: CaseExportPageProps): JSX.Element {
  const { path, csrfField, standing } = props;
  return (
    <>
      <h1>申し込みの書き出し</h1>
      <section aria-labelledby="plain-title">
        <h2 id="plain-title">進み具合</h2>
        <p class="note">
          番号・状態・期限・担当と、選んで答えた項目です。名前・連絡先・自由に書かれた文は含みません。書き出したことは監査記録に残ります。
        </p>
        <ConsoleForm action={path} csrfField={csrfField}>
          <Forms {...props} id="plain-form" />
          <Button label="CSVで書き出す" weight="outlined" />
        </ConsoleForm>
      </section>
      <section aria-labelledby="words-title">
        <h2 id="words-title">書かれた内容を含む一覧（二人での確認）</h2>
        <p class="note">名前・連絡先・自由に書かれた文を含みます。もう一人の職員の同意が要り、一回だけ書き出せます。</p>
        {standing === "granted" ? (
          <ConsoleForm action={`${path}/words`} csrfField={csrfField}>
            <Forms {...props} id="words-form" required />
            <Button label="内容を含むCSVを書き出す" weight="outlined" />
          </ConsoleForm>
        ) : standing === "asked" ? (
          <p>同意を待っています。承認者か管理者が「二人での確認」のページで決めます。</p>
        ) : (
          <>
            {standing === "refused" ? <p>前の依頼は認められませんでした。</p> : ""}
            <ConsoleForm action={`${path}/ask`} csrfField={csrfField}>
              <TextField name="reason" label="書き出す理由" maxlength={300} mistake={props.mistake} required />
              <Button label="同意を依頼する" weight="outlined" />
            </ConsoleForm>
          </>
        )}
      </section>
    </>
  );
}

function Forms({ forms, id, required = false }: CaseExportPageProps & { id: string; required?: boolean }) {
  return (
    <Select
      name="form"
      id={id}
      label="種類"
      empty={required ? undefined : "すべて（質問の答えは入りません）"}
      required={required}
      options={forms.map(({ key, title }) => ({ value: key, label: title.ja }))}
    />
  );
}
