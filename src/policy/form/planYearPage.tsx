/** The pages of a plan that is made in the console. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { Select } from "../../console/pieces/select.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { TextField } from "../../console/pieces/textField.js";
import { instantText } from "../../console/timeWords.js";
import type { Plan } from "../plan.js";
import type { ConsolePlan } from "../planStore.js";
import { fiscalYearWords } from "./formWords.js";

export interface RolloverPageProps {
  base: string;
  plans: readonly Plan[];
  chosen: { from: unknown; year: unknown };
  mistake: string | undefined;
  csrfField: JSX.Element;
}

export function RolloverPage({ base, plans, chosen, mistake, csrfField }: RolloverPageProps): JSX.Element {
  return (
    <>
      <h1>次の年度の下書き</h1>
      <p>
        課題、戦略、取組、指標と目標を引き継ぎます。実績、進捗、達成の印、自己評価は引き継ぎません。新しい指標は、
        前の年度のどの指標の続きかを覚えていて、前年度実績として示します。
      </p>
      <ConsoleForm action={`${base}/rollover`} csrfField={csrfField}>
        <Select
          name="from"
          label="もとにする運営方針"
          options={plans.map(({ id, title }) => ({ value: id, label: title }))}
          value={typeof chosen.from === "string" ? chosen.from : plans.at(-1)?.id}
          required
        />
        <TextField
          name="year"
          label="新しい年度（西暦）"
          hint="令和8年度なら2026、令和9年度なら2027です。"
          value={typeof chosen.year === "string" ? chosen.year : ""}
          inputmode="numeric"
          mistake={mistake}
          required
          short
        />
        <Button label="下書きを作る" />
      </ConsoleForm>
    </>
  );
}

export interface PlanContentPageProps {
  action: string;
  one: ConsolePlan;
  text: string;
  mistakes: readonly string[];
  mayEdit: boolean;
  mayApprove: boolean;
  csrfField: JSX.Element;
}

export function PlanContentPage(props: PlanContentPageProps): JSX.Element {
  const { action, one, text, mistakes, mayEdit, mayApprove, csrfField } = props;
  return (
    <>
      <h1 safe>{`${one.plan.title}の中身`}</h1>
      <p>
        {one.approvedAt === undefined ? (
          <StatusTag tone="warning" text="下書き（公開前）" />
        ) : (
          <StatusTag tone="good" text="承認ずみ（公開中）" />
        )}{" "}
        <span safe>{`${fiscalYearWords(one.plan.fiscalYear)}。${instantText(one.updatedAt)}に保存。`}</span>
      </p>
      <p>直すと承認は取り消され、公開されなくなります。直した人とは別の人が承認すると公開されます。</p>
      {mistakes.length > 0 ? (
        <div class="mistakes" role="alert">
          <p>保存していません。次のところを直してください。</p>
          <ul>
            {mistakes.map((mistake) => (
              <li safe>{mistake}</li>
            ))}
          </ul>
        </div>
      ) : (
        ""
      )}
      {mayEdit ? (
        <ConsoleForm action={action} csrfField={csrfField}>
          <Hidden name="edit" value={String(one.edit)} />
          <TextArea
            name="content"
            label="運営方針（YAML）"
            rows={30}
            value={text}
            hint="資料の運営方針のファイルと同じ形です。"
          />
          <Button label="保存する" />
        </ConsoleForm>
      ) : (
        <pre safe>{text}</pre>
      )}
      {mayApprove && one.approvedAt === undefined ? (
        <ConsoleForm action={action.replace(/\/content$/, "/approve")} csrfField={csrfField}>
          <Hidden name="edit" value={String(one.edit)} />
          <Button label="承認して公開する" />
        </ConsoleForm>
      ) : (
        ""
      )}
    </>
  );
}
