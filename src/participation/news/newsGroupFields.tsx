/** The fields of a group's registration: what residents see, what it writes about, and whom the ward asks. */
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { TextField } from "../../console/pieces/textField.js";
import type { WardContent } from "../../content.js";
import { groupLimits } from "./newsGroup.js";

export interface NewsGroupFieldsProps {
  ward: WardContent;
  /** As kept, or as it came back. */
  form: Readonly<Record<string, unknown>>;
  mistakes: Readonly<Record<string, string>>;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): string[] => [value].flat().filter((one) => typeof one === "string");

export function NewsGroupFields({ ward, form, mistakes }: NewsGroupFieldsProps): JSX.Element {
  return (
    <>
      <TextField
        name="name"
        label="団体の名前"
        hint="投稿とともに公開されます。"
        value={text(form["name"])}
        maxlength={groupLimits.name}
        mistake={mistakes["name"]}
        required
      />
      <TextArea
        name="about"
        label="どんな団体か"
        rows={3}
        value={text(form["about"])}
        maxlength={groupLimits.about}
        mistake={mistakes["about"]}
      />
      <TextField
        name="person"
        label="連絡先の担当者"
        hint="職員だけが見ます。暗号化して保管し、見た人を記録します。"
        value={text(form["person"])}
        maxlength={groupLimits.person}
        mistake={mistakes["person"]}
      />
      <TextField
        name="reach"
        label="連絡方法（電話やメール）"
        value={text(form["reach"])}
        maxlength={groupLimits.reach}
        mistake={mistakes["reach"]}
      />
      <CheckboxGroup
        name="topics"
        label="主なテーマ"
        options={ward.topicKeys.map((key) => ({ value: key, label: ward.topicName(key, "ja") }))}
        values={list(form["topics"])}
        mistake={mistakes["topics"]}
      />
      <CheckboxGroup
        name="districts"
        label="主な地域"
        hint="一つだけ選ぶと、投稿のときにその地域が選ばれた状態になります。"
        options={ward.ward.towns.map((town) => ({ value: town, label: town }))}
        values={list(form["districts"])}
        mistake={mistakes["districts"]}
      />
    </>
  );
}
