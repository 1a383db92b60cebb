/** Panel lists: who is on them, adding, importing, leaving; and letters to all of one. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Empty } from "../../console/pieces/empty.js";
import { FileField } from "../../console/pieces/fileField.js";
import { RadioGroup } from "../../console/pieces/radioGroup.js";
import { TextField } from "../../console/pieces/textField.js";
import { Banner } from "../../web/banner.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import { AskingHead } from "./askingHead.js";
import { askingPath, panelPath } from "./askingPaths.js";
import { count, panelWords } from "./askingWords.js";
import type { AskedSurvey } from "./batch.js";
import { type Form, word } from "./formWords.js";
import { Mistaken } from "./mistaken.js";
import { longestAddress, longestName, type Panel, panels } from "./panelFile.js";
import type { Member } from "./panelStore.js";

export function PanelsPage({ ward, counts }: { ward: string; counts: Partial<Record<string, number>> }): JSX.Element {
  return (
    <>
      <h1>委員・団体・職員の名簿</h1>
      <p>全員にアンケートを依頼するための名簿です。名前と宛先は暗号化して保存します。</p>
      <Table
        id="panels"
        caption="名簿"
        heads={["名簿", "人数・団体数"]}
        rows={panels.map((panel) => [
          <a href={panelPath(ward, panel)} safe>
            {panelWords[panel]}
          </a>,
          escapeHtml(count(counts[panel] ?? 0)),
        ])}
      />
    </>
  );
}

export interface PanelPageProps {
  ward: string;
  panel: Panel;
  members: readonly Member[];
  form: Form;
  mistakes: Readonly<Record<string, string>>;
  /** Lines of the file that were left out. */
  bad: readonly string[];
  csrfField: JSX.Element;
}

export function PanelPage({ ward, panel, members, form, mistakes, bad, csrfField }: PanelPageProps): JSX.Element {
  const base = panelPath(ward, panel);
  return (
    <>
      <h1>
        <Words text={`名簿: ${panelWords[panel]}`} />
      </h1>
      <Mistaken mistakes={mistakes} />
      <BadLines bad={bad} />
      {members.length === 0 ? (
        <Empty text="まだ、だれも載っていません。" />
      ) : (
        <Table
          id="members"
          caption={`${count(members.length)}件`}
          heads={["名前", "宛先", "操作"]}
          rows={members.map(({ id, name, address = "―" }) => [
            escapeHtml(name),
            escapeHtml(address),
            <ConsoleForm action={`${base}/${id}/leave`} csrfField={csrfField} inline>
              <Button label="外す" weight="outlined" meaning={`${name}を名簿から外す`} />
            </ConsoleForm>,
          ])}
        />
      )}
      <h2>一件ずつ加える</h2>
      <ConsoleForm action={base} csrfField={csrfField}>
        <TextField
          name="name"
          label="名前（団体名）"
          required
          maxlength={longestName}
          value={word(form, "name")}
          mistake={mistakes["name"]}
        />
        <TextField
          name="address"
          label="宛先"
          maxlength={longestAddress}
          value={word(form, "address")}
          mistake={mistakes["address"]}
        />
        <div class="actions">
          <Button label="加える" />
        </div>
      </ConsoleForm>
      <h2>CSVから加える</h2>
      <ConsoleForm action={`${base}/import`} csrfField={csrfField} upload>
        <FileField
          name="file"
          label="CSVファイル"
          hint="1行目に「氏名」（または「団体名」）と「住所」（または「宛先」）の見出しが必要です。もう載っている人は増えません。"
          accept=".csv,text/csv"
          required
          mistake={mistakes["file"]}
        />
        <div class="actions">
          <Button label="読み込む" weight="outlined" />
        </div>
      </ConsoleForm>
    </>
  );
}

function BadLines({ bad }: { bad: readonly string[] }): JSX.Element {
  if (bad.length === 0) return "";
  return (
    <Banner kind="warning" title="次の行は加えませんでした" announced>
      <ul>
        {bad.map((line) => (
          <li safe>{line}</li>
        ))}
      </ul>
    </Banner>
  );
}

export interface PanelOrderPageProps {
  survey: AskedSurvey;
  offered: readonly { panel: Panel; members: number }[];
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

export function PanelOrderPage({ survey, offered, mistakes, csrfField }: PanelOrderPageProps): JSX.Element {
  return (
    <>
      <AskingHead survey={survey} title="名簿の人に依頼する" />
      <Mistaken mistakes={mistakes} />
      <p>名簿の全員に、一人に一つの回答コードを作ります。全員に依頼するので、標本誤差の区間は出しません。</p>
      <ConsoleForm action={`${askingPath(survey.ward, survey.key)}/panel`} csrfField={csrfField}>
        <RadioGroup
          name="panel"
          label="名簿"
          required
          value={offered[0]?.panel}
          options={offered.map(({ panel, members }) => ({
            value: panel,
            label: `${panelWords[panel]}（${count(members)}）`,
            disabled: members === 0,
          }))}
          mistake={mistakes["panel"]}
        />
        <div class="actions">
          <Button label="全員分の回答コードを作る" />
        </div>
      </ConsoleForm>
    </>
  );
}
