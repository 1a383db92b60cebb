/** A field of a form with its label, hint and mistake tied together for readers' voices. */
import type { PropsWithChildren } from "@kitajs/html";
import { describedBy, fieldClass, Hint, Mistake } from "./fieldNotes.js";
import { Words } from "./words.js";

export interface FormFieldProps {
  /** Id of the field inside. */
  id: string;
  label: string;
  hint?: string | undefined;
  mistake?: string | undefined;
}

export function FormField({ id, label, hint, mistake, children }: PropsWithChildren<FormFieldProps>): JSX.Element {
  return (
    <div class={fieldClass({ mistake })}>
      <label for={id}>
        <Words text={label} />
      </label>
      <Hint id={id} hint={hint} />
      {children}
      <Mistake id={id} mistake={mistake} />
    </div>
  );
}

/** What the field itself must carry, so that its hint and mistake are read with it. */
export function fieldAttributes({ id, hint, mistake }: Omit<FormFieldProps, "label">) {
  return {
    id,
    "aria-describedby": describedBy({ id, hint, mistake }),
    "aria-invalid": mistake === undefined ? undefined : ("true" as const),
  };
}
