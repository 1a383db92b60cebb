/** What every field of a form in the console is told. */
export interface FieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  /** Why what came back can't be taken, in words for staff. */
  mistake?: string | undefined;
  /** Default: the name. Another one where a page has two forms with the same field. */
  id?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Attributes for htmx and scripts, on the field itself. */
  attributes?: Readonly<Record<string, string>> | undefined;
}

/** The label says it, too: an asterisk alone is not understood by everybody. */
export const labelOf = ({ label, required }: Pick<FieldProps, "label" | "required">): string =>
  required ? `${label}（必須）` : label;
