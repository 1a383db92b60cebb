/** What staff can do with a case: a new state with words for the resident, who looks after it, notes. */
import { Button } from "../../console/pieces/button.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { RadioGroup } from "../../console/pieces/radioGroup.js";
import { Select } from "../../console/pieces/select.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { TextField } from "../../console/pieces/textField.js";
import { htmlLang } from "../../language.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import { languageName } from "./caseConsoleWords.js";
import type { WardCase } from "./caseDesk.js";
import { type CaseStateTyped, mostMessage } from "./caseStateForm.js";

export interface CaseActionsProps {
  case: WardCase;
  /** Address of the case. */
  base: string;
  staff: readonly { id: string; name: string }[];
  /** What LINE will say for each state, in the resident's language; undefined: it says nothing to anybody. */
  lineSays: readonly { state: string; name: string; text: string }[] | undefined;
  typed: CaseStateTyped;
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

export function CaseActions(props: CaseActionsProps): JSX.Element {
  const { case: one, base, csrfField, mistakes } = props;
  return (
    <>
      {one.final ? "" : <Moving {...props} />}
      {one.final ? "" : <Charge {...props} />}
      <section aria-labelledby="note-title">
        <h2 id="note-title">職員のメモ</h2>
        <ConsoleForm action={`${base}/note`} csrfField={csrfField}>
          <TextArea
            name="note"
            label="メモ"
            hint="職員だけが読みます。保存期間が過ぎると、申込みの内容といっしょに消えます。"
            rows={3}
            maxlength={mostMessage}
            mistake={mistakes["note"]}
            required
          />
          <Button label="メモを加える" weight="outlined" />
        </ConsoleForm>
      </section>
    </>
  );
}

function Moving({ case: one, base, lineSays, typed, mistakes, csrfField }: CaseActionsProps): JSX.Element {
  return (
    <section aria-labelledby="state-title">
      <h2 id="state-title">状態を変える・申込者に伝える</h2>
      <ConsoleForm action={`${base}/state`} csrfField={csrfField}>
        <Hidden name="seen" value={String(one.version)} />
        <RadioGroup
          name="state"
          label="状態"
          options={one.asked.states.map(({ key, name, final, tells }) => ({
            value: key,
            label: key === one.state ? `${name}（いまのまま）` : name,
            hint: final ? `終わりの状態です。後で変えられません。${tells.ja}` : tells.ja,
          }))}
          value={typed.state ?? one.state}
          mistake={mistakes["state"]}
        />
        <TextArea
          name="message"
          label="申込者に伝える文"
          hint={`申込者のページだけに出ます。LINEには出ません。相手のことばは${languageName[one.language]}です。`}
          value={typed.message}
          lang={htmlLang[one.language]}
          rows={4}
          maxlength={mostMessage}
          mistake={mistakes["message"]}
        />
        {lineSays === undefined ? (
          <p class="note">
            この申し込みはLINEからではないので、LINEでは知らせません。要るときは電話などで連絡してください。
          </p>
        ) : (
          <>
            <CheckboxGroup
              name="quietly"
              label="知らせ方"
              options={[{ value: "1", label: "LINEで知らせない" }]}
              values={typed.quietly ? ["1"] : []}
            />
            <TextField
              name="reason"
              label="LINEで知らせない理由"
              hint="知らせないときだけ書きます。職員だけが読みます。"
              value={typed.reason}
              maxlength={300}
              mistake={mistakes["reason"]}
            />
            <details>
              <summary>LINEに届く文を見る</summary>
              <Table
                id="line-says"
                caption="状態ごとにLINEに届く文"
                heads={["状態", "LINEに届く文"]}
                rows={lineSays.map(({ name, text }) => [
                  <span safe>{name}</span>,
                  <span lang={htmlLang[one.language]}>
                    <Words text={text} />
                  </span>,
                ])}
              />
            </details>
          </>
        )}
        <Button label="変える・伝える" />
      </ConsoleForm>
    </section>
  );
}

function Charge({ case: one, base, staff, csrfField }: CaseActionsProps): JSX.Element {
  return (
    <section aria-labelledby="charge-title">
      <h2 id="charge-title">担当</h2>
      <ConsoleForm action={`${base}/assign`} csrfField={csrfField}>
        <Hidden name="seen" value={String(one.version)} />
        <Select
          name="staff"
          label="担当する職員"
          empty="決めない"
          value={one.assignedTo}
          options={staff.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button label="担当を変える" weight="outlined" />
      </ConsoleForm>
    </section>
  );
}
