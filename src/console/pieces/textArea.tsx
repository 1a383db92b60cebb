/** Several lines of text. */
import { FormField, fieldAttributes } from "../../web/formField.js";
import { type FieldProps, labelOf } from "./fieldProps.js";

export interface TextAreaProps extends FieldProps {
  value?: string | undefined;
  rows?: number;
  maxlength?: number | undefined;
  /** Language of what is typed, for spelling and letters. */
  lang?: string | undefined;
}

export function TextArea(props: TextAreaProps): JSX.Element {
  const { name, id = name, hint, mistake, value = "", rows = 5 } = props;
  return (
    <FormField id={id} label={labelOf(props)} hint={hint} mistake={mistake}>
      <textarea
        {...fieldAttributes({ id, hint, mistake })}
        name={name}
        rows={String(rows)}
        lang={props.lang}
        required={props.required}
        disabled={props.disabled}
        maxlength={props.maxlength}
        {...props.attributes}
        safe
      >
        {/* The first line feed inside a textarea is dropped by the browser. */ `\n${value}`}
      </textarea>
    </FormField>
  );
}
