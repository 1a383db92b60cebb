/** Any number of choices; a single one with one option. */
import { ChoiceBox } from "./choiceBox.js";
import { FieldGroup } from "./fieldGroup.js";
import { type FieldProps, labelOf } from "./fieldProps.js";
import type { Option } from "./option.js";

export interface CheckboxGroupProps extends FieldProps {
  options: readonly Option[];
  values?: readonly string[] | undefined;
}

export function CheckboxGroup(props: CheckboxGroupProps): JSX.Element {
  const { name, id = name, hint, mistake, options, values = [], attributes } = props;
  return (
    <FieldGroup id={id} legend={labelOf(props)} hint={hint} mistake={mistake}>
      <div class="options">
        {options.map((option, index) => (
          <ChoiceBox
            type="checkbox"
            name={name}
            id={`${id}-${index}`}
            option={option}
            checked={values.includes(option.value)}
            attributes={attributes}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
