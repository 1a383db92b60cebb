/** What can be tapped: a real button or link that carries its action object. */
import { attribute, openable, type Piece, word } from "./piece.js";

export interface ActionProps {
  action: Piece;
  class: string;
  interactive: boolean;
  /** What a screen reader says where the button shows no words of its own. */
  name?: string | undefined;
  children?: JSX.Element | (JSX.Element | false)[];
}

export function ActionTag({ action, class: className, interactive, name, children }: ActionProps): JSX.Element {
  const label = name === undefined ? {} : { "aria-label": attribute(name) };
  const href = word(action, "type") === "uri" ? openable(word(action, "uri")) : undefined;
  if (href !== undefined) {
    return (
      <a class={className} href={href} target="_blank" rel="noopener noreferrer" {...label}>
        {children as "safe"}
      </a>
    );
  }
  return (
    <button
      type="button"
      class={className}
      disabled={!interactive}
      data-action={attribute(JSON.stringify(action))}
      {...label}
    >
      {children as "safe"}
    </button>
  );
}

/** The label of an action, or what it would send. */
export const actionName = (action: Piece): string => word(action, "label") ?? word(action, "text") ?? "";
