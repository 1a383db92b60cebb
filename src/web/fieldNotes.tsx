/** What stands beside a field or a group of fields: its hint and its mistake, and how they are tied to it. */
import { Words } from "./words.js";

interface Notes {
  id: string;
  hint?: string | undefined;
  mistake?: string | undefined;
}

export const fieldClass = ({ mistake }: Pick<Notes, "mistake">): string =>
  mistake === undefined ? "field" : "field field-mistaken";

/** The `aria-describedby` of whatever the notes are about. */
export function describedBy({ id, hint, mistake }: Notes): string | undefined {
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(mistake === undefined ? [] : [`${id}-mistake`])];
  return ids.length > 0 ? ids.join(" ") : undefined;
}

export function Hint({ id, hint }: Notes): JSX.Element {
  if (hint === undefined) return "";
  return (
    <p class="hint" id={`${id}-hint`}>
      <Words text={hint} />
    </p>
  );
}

export function Mistake({ id, mistake }: Notes): JSX.Element {
  if (mistake === undefined) return "";
  return (
    <p class="mistake" id={`${id}-mistake`} role="alert">
      <Words text={mistake} />
    </p>
  );
}
