/** Buttons, images and icons of a Flex bubble. */
import { ActionTag, actionName } from "./actionTag.js";
import type { PartProps } from "./flexPart.js";
import { inner, type Piece, picture, word } from "./piece.js";
import { words } from "./previewWords.js";
import { classes, colourClass, ratioClass, sizeClass, wordClass } from "./styleNames.js";

export function FlexButton({ piece, place, interactive }: PartProps): JSX.Element {
  const style = word(piece, "style") ?? "link";
  const action = inner(piece, "action") ?? {};
  const className = classes(
    "fx-button",
    place,
    wordClass("button", style),
    wordClass("height", word(piece, "height")),
    wordClass("gravity", word(piece, "gravity")),
    // The colour is that of the letters of a link, and of the ground of every other button.
    colourClass(style === "link" ? "c" : "bg", word(piece, "color")),
    piece.scaling === true && "fx-scaling",
  );
  return (
    <ActionTag action={action} class={className} interactive={interactive}>
      <span safe>{actionName(action)}</span>
    </ActionTag>
  );
}

export function FlexImage({ piece, place, interactive }: PartProps): JSX.Element {
  const action = inner(piece, "action");
  const image = <Image piece={piece} />;
  const className = classes(
    "fx-image",
    place,
    sizeClass("image", word(piece, "size") ?? "md"),
    wordClass("align", word(piece, "align")),
    wordClass("gravity", word(piece, "gravity")),
  );
  if (!action) return <div class={className}>{image}</div>;
  return (
    <ActionTag action={action} class={className} interactive={interactive} name={actionName(action) || words.image}>
      {image}
    </ActionTag>
  );
}

function Image({ piece }: { piece: Piece }): JSX.Element {
  const url = picture(word(piece, "url"));
  const className = classes(
    "fx-picture",
    ratioClass(word(piece, "aspectRatio") ?? "1:1"),
    word(piece, "aspectMode") === "cover" && "fx-fill",
    colourClass("bg", word(piece, "backgroundColor")),
  );
  return url === undefined ? <span class={className} /> : <img class={className} src={url} alt="" loading="lazy" />;
}

export function FlexIcon({ piece, place }: PartProps): JSX.Element {
  const url = picture(word(piece, "url"));
  const className = classes(
    "fx-icon",
    place,
    sizeClass("size", word(piece, "size")),
    piece.scaling === true && "fx-scaling",
  );
  const ratio = ratioClass(word(piece, "aspectRatio") ?? "1:1");
  return <span class={className}>{url !== undefined && <img class={ratio} src={url} alt="" />}</span>;
}
