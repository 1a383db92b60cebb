/** A choice in a list, a group of boxes or of buttons. */
export interface Option {
  value: string;
  label: string;
  /** Said below the label in groups of boxes and buttons. */
  hint?: string | undefined;
  disabled?: boolean | undefined;
}
