/** A form of the console that changes something: POST, with the CSRF token in it. */
import type { PropsWithChildren } from "@kitajs/html";

export interface ConsoleFormProps {
  action: string;
  /** `context.csrfField` */
  csrfField: JSX.Element;
  id?: string | undefined;
  /** With files: sent as multipart. */
  upload?: boolean;
  /** Stands in a row, as small as its button. */
  inline?: boolean;
  /** Attributes for htmx and scripts. */
  attributes?: Readonly<Record<string, string>>;
}

export function ConsoleForm(props: PropsWithChildren<ConsoleFormProps>): JSX.Element {
  const { action, csrfField, id, upload = false, inline = false, attributes = {}, children } = props;
  return (
    <form
      method="post"
      action={action}
      id={id}
      class={inline ? "form-inline" : "form"}
      enctype={upload ? "multipart/form-data" : undefined}
      {...attributes}
    >
      {csrfField}
      {children}
    </form>
  );
}
