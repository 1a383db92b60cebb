/** One choice of many, folded up. */
import { FormField, fieldAttributes } from "../../web/formField.js";
import { type FieldProps, labelOf } from "./fieldProps.js";
import type { Option } from "./option.js";

export interface SelectProps extends FieldProps {
  options: readonly Option[];
  value?: string | undefined;
  /** First, empty line, such as 「選んでください」. */
  empty?: string | undefined;
}

export function Select(props: SelectProps): JSX.Element {
  const { name, id = name, hint, mistake, options, value, empty } = props;
  return (
    <FormField id={id} label={labelOf(props)} hint={hint} mistake={mistake}>
      <select
        {...fieldAttributes({ id, hint, mistake })}
        name={name}
        required={props.required}
        disabled={props.disabled}
        {...props.attributes}
      >
        {empty === undefined ? (
          ""
        ) : (
          <option value="" safe>
            {empty}
          </option>
        )}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value} disabled={option.disabled} safe>
            {option.label}
          </option>
        ))}
      </select>
    </FormField>
  );
}
