/** A button that sends its form. */
export interface ButtonProps {
  label: string;
  /** filled: the one thing a page is for. danger: what can't be undone. */
  weight?: "filled" | "outlined" | "plain" | "danger";
  /** Sent with the form, where it has several buttons. */
  name?: string | undefined;
  value?: string | undefined;
  type?: "submit" | "button";
  /** Read by voices instead of the label, where several buttons carry the same one. */
  meaning?: string | undefined;
  /** Sends the fields to another address than the form's. */
  formaction?: string | undefined;
  /** Sends even when required fields are empty. */
  formnovalidate?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Attributes for htmx and scripts. */
  attributes?: Readonly<Record<string, string>>;
}

export function Button(props: ButtonProps): JSX.Element {
  const { label, weight = "filled", type = "submit", meaning, attributes = {}, ...rest } = props;
  return (
    <button type={type} class={`button button-${weight}`} aria-label={meaning} {...rest} {...attributes}>
      <span safe>{label}</span>
    </button>
  );
}
