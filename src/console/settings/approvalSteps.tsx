/** The steps of the approval as fields: a name, who approves, who stands in. */
import { Words } from "../../web/words.js";
import { CheckboxGroup } from "../pieces/checkboxGroup.js";
import { FieldGroup } from "../pieces/fieldGroup.js";
import { TextField } from "../pieces/textField.js";
import { mayAct } from "../role.js";
import { roleNames } from "../roleWords.js";
import type { WardStaff } from "../staff/wardStaffStore.js";
import { list, mostSteps, type SettingForm, text } from "./settingsForm.js";

export interface ApprovalStepsProps {
  form: SettingForm;
  staff: readonly WardStaff[];
  mistake: string | undefined;
}

export function ApprovalSteps({ form, staff, mistake }: ApprovalStepsProps): JSX.Element {
  const options = staff
    .filter(({ role, disabled }) => !disabled && role !== null && mayAct(role, "approver"))
    .map(({ id, name, role }) => ({ value: id, label: role ? `${name}（${roleNames[role]}）` : name }));
  // One empty step more than there are, to add the next.
  const named = Array.from({ length: mostSteps }, (_, index) => text(form[`step${index}`]) !== "");
  const shown = Math.min(mostSteps, named.lastIndexOf(true) + 2);
  return (
    <>
      <p>
        <Words text="上から順に承認します。名前を空にした段階は使いません。担当を選ばない段階は、承認者なら誰でも承認できます。書いた本人は承認できません。" />
      </p>
      {mistake === undefined ? (
        ""
      ) : (
        <p class="mistake" role="alert">
          <Words text={mistake} />
        </p>
      )}
      {Array.from({ length: shown }, (_, index) => (
        <FieldGroup id={`step-group${index}`} legend={`段階${index + 1}`}>
          <TextField
            name={`step${index}`}
            label="段階の名前"
            hint="例: 係長、課長"
            maxlength={20}
            value={text(form[`step${index}`])}
          />
          {options.length === 0 ? (
            ""
          ) : (
            <>
              <CheckboxGroup
                name={`members${index}`}
                label="承認する人"
                options={options}
                values={list(form[`members${index}`])}
              />
              <CheckboxGroup
                name={`deputies${index}`}
                label="不在のときに代わる人（代決）"
                options={options}
                values={list(form[`deputies${index}`])}
              />
            </>
          )}
        </FieldGroup>
      ))}
    </>
  );
}
