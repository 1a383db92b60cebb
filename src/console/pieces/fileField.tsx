/** A file from the computer; its form needs `upload`. */
import { FormField, fieldAttributes } from "../../web/formField.js";
import { type FieldProps, labelOf } from "./fieldProps.js";

export interface FileFieldProps extends FieldProps {
  /** Such as image/png,image/jpeg */
  accept?: string | undefined;
}

export function FileField(props: FileFieldProps): JSX.Element {
  const { name, id = name, hint, mistake } = props;
  return (
    <FormField id={id} label={labelOf(props)} hint={hint} mistake={mistake}>
      <input
        {...fieldAttributes({ id, hint, mistake })}
        name={name}
        type="file"
        accept={props.accept}
        required={props.required}
        disabled={props.disabled}
        {...props.attributes}
      />
    </FormField>
  );
}
