/** A value that a form carries along unseen. */
import { inAttribute } from "./inAttribute.js";

export function Hidden({ name, value }: { name: string; value: string }): JSX.Element {
  return <input type="hidden" name={name} value={inAttribute(value)} />;
}
