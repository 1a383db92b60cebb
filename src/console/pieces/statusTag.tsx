/** A state in a word: the colour only underlines what the word says. */
export interface StatusTagProps {
  tone: "quiet" | "active" | "good" | "warning" | "bad";
  text: string;
}

export function StatusTag({ tone, text }: StatusTagProps): JSX.Element {
  return (
    <span class={`chip tag tag-${tone}`} safe>
      {text}
    </span>
  );
}
