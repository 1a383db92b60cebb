/** Names and what they stand for, one below the other or side by side. */
import { Words } from "./words.js";

export interface Definition {
  term: string;
  /** Text, or what was drawn for it. */
  text?: string | undefined;
  element?: JSX.Element | undefined;
}

export function DefinitionList({ items }: { items: readonly Definition[] }): JSX.Element {
  return (
    <dl class="pairs">
      {items.map(({ term, text, element }) => (
        <>
          <dt>
            <Words text={term} />
          </dt>
          <dd>{element === undefined ? <Words text={text ?? "―"} /> : element}</dd>
        </>
      ))}
    </dl>
  );
}
