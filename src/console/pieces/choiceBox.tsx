/** One box to tick or button to choose, with its label and hint. */
import { Words } from "../../web/words.js";
import type { Option } from "./option.js";

export interface ChoiceBoxProps {
  type: "checkbox" | "radio";
  name: string;
  id: string;
  option: Option;
  checked: boolean;
  required?: boolean | undefined;
  attributes?: Readonly<Record<string, string>> | undefined;
}

export function ChoiceBox({ type, name, id, option, checked, required, attributes }: ChoiceBoxProps): JSX.Element {
  const { value, label, hint, disabled } = option;
  return (
    <label class="option" for={id}>
      <input
        type={type}
        name={name}
        id={id}
        value={value}
        checked={checked}
        disabled={disabled}
        required={required}
        {...attributes}
      />
      <span>
        <Words text={label} />
        {hint === undefined ? (
          ""
        ) : (
          <span class="hint option-hint">
            <Words text={hint} />
          </span>
        )}
      </span>
    </label>
  );
}
