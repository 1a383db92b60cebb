/** The words of a Flex message: text with its spans. */
import { ActionTag } from "./actionTag.js";
import type { PartProps } from "./flexPart.js";
import { amount, inner, list, type Piece, word } from "./piece.js";
import { classes, colourClass, numberClass, sizeClass, wordClass } from "./styleNames.js";

/** Letters: size, colour, weight, style, decoration. */
export function lettering(piece: Piece): string {
  return classes(
    sizeClass("size", word(piece, "size")),
    colourClass("c", word(piece, "color")),
    wordClass("weight", word(piece, "weight")),
    wordClass("style", word(piece, "style")),
    wordClass("decoration", word(piece, "decoration")),
  );
}

export function FlexText({ piece, place, interactive }: PartProps): JSX.Element {
  const spans = list(piece, "contents");
  const most = amount(piece, "maxLines");
  const action = inner(piece, "action");
  const className = classes(
    "fx-text",
    place,
    lettering(piece),
    wordClass("align", word(piece, "align")),
    wordClass("gravity", word(piece, "gravity")),
    sizeClass("line", word(piece, "lineSpacing")),
    piece.wrap === true && "fx-wrap",
    piece.scaling === true && "fx-scaling",
    most !== undefined && most > 0 && classes("fx-clamp", numberClass("clamp", most)),
  );
  const content = (
    <>
      {spans.length === 0 ? <span safe>{word(piece, "text") ?? ""}</span> : spans.map((span) => <Span span={span} />)}
    </>
  );
  if (!action) return <p class={className}>{content}</p>;
  return (
    <ActionTag action={action} class={classes(className, "fx-text-button")} interactive={interactive}>
      {content}
    </ActionTag>
  );
}

function Span({ span }: { span: Piece }): JSX.Element {
  return (
    <span class={classes("fx-span", lettering(span))} safe>
      {word(span, "text") ?? ""}
    </span>
  );
}
