/** Text from content as HTML: escaped, its lines kept, telephone numbers in one piece. */
import { escapeHtml } from "@kitajs/html";

const telephone = /(\d{2,4}-\d{2,4}-\d{3,4})/;

export function Words({ text }: { text: string }): JSX.Element {
  return (
    <>
      {text.split("\n").map((line, index) => (
        <>
          {index > 0 ? <br /> : ""}
          {line.split(telephone).map((part, place) => (place % 2 === 1 ? <OnePiece text={part} /> : escapeHtml(part)))}
        </>
      ))}
    </>
  );
}

function OnePiece({ text }: { text: string }): JSX.Element {
  return (
    <span class="one-piece" safe>
      {text}
    </span>
  );
}
