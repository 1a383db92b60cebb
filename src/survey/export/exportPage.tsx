/** What can be taken out of a survey: figures by whoever may look, answers by fewer, words only with two people. */
import { escapeHtml } from "@kitajs/html";
import type { ExportStanding } from "../../console/countersign/countersigned.js";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { TextField } from "../../console/pieces/textField.js";
import { SurveyTabs } from "../console/surveyTabs.js";
import { FictionalNote } from "../results/resultsPage.js";
import type { SurveyDefinition } from "../survey.js";
import { mostXlsxRows } from "./answerFile.js";

export interface ExportPageProps {
  ward: string;
  survey: string;
  fictional: boolean;
  definition: SurveyDefinition;
  /** Address of this page. */
  path: string;
  csrfField: JSX.Element;
  /** Whether this person may take out answers one by one. */
  answers: boolean;
  responses: number;
  standing: ExportStanding;
}

export function ExportPage(props: ExportPageProps): JSX.Element {
  const { definition, path, csrfField, answers } = props;
  return (
    <>
      <h1>{escapeHtml(`${definition.title.ja}: 書き出し`)}</h1>
      <SurveyTabs ward={props.ward} survey={props.survey} current={undefined} />
      <FictionalNote fictional={props.fictional} />
      <section aria-labelledby="export-results">
        <h2 id="export-results">集計の結果</h2>
        <p class="note">
          内部用です。10人に満たない欄も含みます。公開するときは「結果の公開」から行ってください。書き出したことは記録に残ります。
        </p>
        <Formats action={`${path}/results`} csrfField={csrfField} what="集計の結果" />
      </section>
      {answers ? <Answers {...props} /> : ""}
    </>
  );
}

function Formats(props: { action: string; csrfField: JSX.Element; what: string; texts?: boolean; xlsx?: boolean }) {
  const { action, csrfField, what, texts = false, xlsx = true } = props;
  return (
    <ConsoleForm action={action} csrfField={csrfField} inline>
      {texts ? <Hidden name="texts" value="yes" /> : ""}
      <div class="actions">
        <Button label="CSV" weight="outlined" name="format" value="csv" meaning={`${what}をCSVで書き出す`} />
        {xlsx ? (
          <Button label="Excel" weight="outlined" name="format" value="xlsx" meaning={`${what}をExcelで書き出す`} />
        ) : (
          ""
        )}
      </div>
    </ConsoleForm>
  );
}

function Answers(props: ExportPageProps): JSX.Element {
  const { definition, path, csrfField, responses, standing } = props;
  const confidential = definition.class === "confidential";
  const xlsx = responses <= mostXlsxRows;
  const words = definition.questions.some(({ kind }) => kind === "text");
  return (
    <section aria-labelledby="export-answers">
      <h2 id="export-answers">回答の一覧</h2>
      <p class="note">
        一人の回答が一行です。名前やLINEのIDは含みません。回答者は、たどれない記号で表します。書き出したことは記録に残ります。
      </p>
      {xlsx ? (
        ""
      ) : (
        <p class="note">
          {escapeHtml(`回答が${mostXlsxRows.toLocaleString("ja-JP")}件をこえるため、CSVだけになります。`)}
        </p>
      )}
      {confidential ? (
        ""
      ) : (
        <Formats action={`${path}/answers`} csrfField={csrfField} what="回答の一覧（自由記述なし）" xlsx={xlsx} />
      )}
      {words || confidential ? (
        <>
          <h3>{confidential ? "回答の一覧（二人での確認）" : "自由記述を含む一覧（二人での確認）"}</h3>
          <Countersigned path={path} csrfField={csrfField} standing={standing} xlsx={xlsx} />
        </>
      ) : (
        ""
      )}
    </section>
  );
}

type CountersignedProps = Pick<ExportPageProps, "path" | "csrfField" | "standing"> & { xlsx: boolean };

function Countersigned({ path, csrfField, standing, xlsx }: CountersignedProps): JSX.Element {
  if (standing === "granted")
    return (
      <Formats action={`${path}/answers`} csrfField={csrfField} what="認められた一覧（一回だけ）" texts xlsx={xlsx} />
    );
  if (standing === "asked") return <p>同意を待っています。承認者か管理者が「二人での確認」のページで決めます。</p>;
  return (
    <>
      {standing === "refused" ? <p>前の依頼は認められませんでした。</p> : ""}
      <ConsoleForm action={`${path}/ask`} csrfField={csrfField}>
        <TextField name="reason" label="書き出す理由" maxlength={300} required />
        <Button label="同意を依頼する" weight="outlined" />
      </ConsoleForm>
    </>
  );
}
