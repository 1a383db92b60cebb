/** One choice of a few, all in sight. */
import { ChoiceBox } from "./choiceBox.js";
import { FieldGroup } from "./fieldGroup.js";
import { type FieldProps, labelOf } from "./fieldProps.js";
import type { Option } from "./option.js";

export interface RadioGroupProps extends FieldProps {
  options: readonly Option[];
  value?: string | undefined;
}

export function RadioGroup(props: RadioGroupProps): JSX.Element {
  const { name, id = name, hint, mistake, options, value, required, attributes } = props;
  return (
    <FieldGroup id={id} legend={labelOf(props)} hint={hint} mistake={mistake}>
      <div class="options">
        {options.map((option, index) => (
          <ChoiceBox
            type="radio"
            name={name}
            id={`${id}-${index}`}
            option={option}
            checked={option.value === value}
            required={required}
            attributes={attributes}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
