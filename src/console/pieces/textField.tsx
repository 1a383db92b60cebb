/** One line of text, a number, an address. */
import { FormField, fieldAttributes } from "../../web/formField.js";
import { type FieldProps, labelOf } from "./fieldProps.js";
import { inAttribute } from "./inAttribute.js";

export interface TextFieldProps extends FieldProps {
  value?: string | undefined;
  type?: "text" | "email" | "password" | "url" | "tel" | "number" | "search";
  maxlength?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
  autocomplete?: string | undefined;
  inputmode?: "numeric" | "decimal" | "email" | "url" | "tel" | undefined;
  /** Only as wide as a number. */
  short?: boolean | undefined;
}

export function TextField(props: TextFieldProps): JSX.Element {
  const { name, id = name, hint, mistake, value = "", type = "text", autocomplete = "off", short = false } = props;
  return (
    <FormField id={id} label={labelOf(props)} hint={hint} mistake={mistake}>
      <input
        {...fieldAttributes({ id, hint, mistake })}
        class={short ? "field-short" : undefined}
        name={name}
        type={type}
        value={inAttribute(value)}
        required={props.required}
        disabled={props.disabled}
        maxlength={props.maxlength}
        min={props.min}
        max={props.max}
        autocomplete={autocomplete}
        inputmode={props.inputmode}
        {...props.attributes}
      />
    </FormField>
  );
}
