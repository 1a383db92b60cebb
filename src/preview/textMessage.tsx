/** Text messages, as a speech bubble; addresses in them stay text. */
import { inner, type Piece, word } from "./piece.js";

export function TextMessage({ message }: { message: Piece }): JSX.Element {
  const text = word(message, "text") ?? "";
  return (
    <p class="ln-text" safe>
      {word(message, "type") === "textV2" ? substituted(text, inner(message, "substitution")) : text}
    </p>
  );
}

function substituted(text: string, substitution: Piece | undefined): string {
  return text
    .replaceAll(/\{(\w{1,20})\}/g, (whole, key: string) => {
      const value = inner(substitution, key);
      if (word(value, "type") === "mention") return "@…";
      return value ? "□" : whole;
    })
    .replaceAll("{{", "{")
    .replaceAll("}}", "}");
}
