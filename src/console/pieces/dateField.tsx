/** A day, a month, a time of day, or both, in Japan's time; as text where the browser has no picker. */
import { FormField, fieldAttributes } from "../../web/formField.js";
import { type FieldProps, labelOf } from "./fieldProps.js";
import { inAttribute } from "./inAttribute.js";

export interface DateFieldProps extends FieldProps {
  /** Default: date. What comes: 2026-11-20, 2026-11, 09:30, 2026-11-20T09:30. */
  type?: "date" | "month" | "time" | "datetime-local";
  value?: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
}

export function DateField(props: DateFieldProps): JSX.Element {
  const { name, id = name, hint, mistake, type = "date", value = "" } = props;
  return (
    <FormField id={id} label={labelOf(props)} hint={hint} mistake={mistake}>
      <input
        {...fieldAttributes({ id, hint, mistake })}
        class="field-date"
        name={name}
        type={type}
        value={inAttribute(value)}
        min={props.min}
        max={props.max}
        required={props.required}
        disabled={props.disabled}
        {...props.attributes}
      />
    </FormField>
  );
}
