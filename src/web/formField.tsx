/** A field of a form with its label, hint and mistake tied together for readers' voices. */
import type { PropsWithChildren } from "@kitajs/html";
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
    <div class={mistake === undefined ? "field" : "field field-mistaken"}>
      <label for={id}>
        <Words text={label} />
      </label>
      {hint === undefined ? (
        ""
      ) : (
        <p class="hint" id={`${id}-hint`}>
          <Words text={hint} />
        </p>
      )}
      {children}
      {mistake === undefined ? (
        ""
      ) : (
        <p class="mistake" id={`${id}-mistake`} role="alert">
          <Words text={mistake} />
        </p>
      )}
    </div>
  );
}

/** What the field itself must carry, so that its hint and mistake are read with it. */
export function fieldAttributes({ id, hint, mistake }: Omit<FormFieldProps, "label">) {
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(mistake === undefined ? [] : [`${id}-mistake`]),
  ];
  return {
    id,
    "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
    "aria-invalid": mistake === undefined ? undefined : ("true" as const),
  };
}
