/** One component of a Flex bubble, whichever it is: a box draws its parts with the same function. */
import { ActionTag, actionName } from "./actionTag.js";
import { frame } from "./flexFrame.js";
import { FlexButton, FlexIcon, FlexImage } from "./flexMedia.js";
import { FlexText } from "./flexText.js";
import { amount, inner, isPiece, list, type Piece, word } from "./piece.js";
import { classes, numberClass, sizeClass, wordClass } from "./styleNames.js";

export interface PartProps {
  piece: Piece;
  /** Classes that say where it stands in its box. */
  place: string;
  interactive: boolean;
}

export function FlexPart(props: PartProps): JSX.Element {
  switch (word(props.piece, "type") ?? "") {
    case "box":
      return <FlexBox {...props} />;
    case "text":
      return <FlexText {...props} />;
    case "button":
      return <FlexButton {...props} />;
    case "image":
      return <FlexImage {...props} />;
    case "icon":
      return <FlexIcon {...props} />;
    case "separator":
      return <Separator {...props} />;
    case "filler":
      return <div class={classes("fx-filler", props.place)} />;
    default:
      return "";
  }
}

function Separator({ piece, place }: PartProps): JSX.Element {
  const colour = /^#[0-9a-fA-F]{6}$/.exec(word(piece, "color") ?? "")?.[0];
  return <div class={classes("fx-separator", place, colour && `fv-bg-${colour.slice(1).toLowerCase()}`)} />;
}

export function FlexBox({ piece, place, interactive }: PartProps): JSX.Element {
  const layout = word(piece, "layout") ?? "vertical";
  const horizontal = layout !== "vertical";
  const action = inner(piece, "action");
  return (
    <div class={classes("fx-box", wordClass("layout", layout), place, frame(piece), action && "fx-tappable")}>
      {action !== undefined && (
        <ActionTag
          action={action}
          class="fx-cover"
          interactive={interactive}
          name={actionName(action) || wordsIn(piece)}
        />
      )}
      {list(piece, "contents").map((part, index) => (
        <FlexPart
          piece={part}
          place={placeClasses(part, index, horizontal, word(piece, "spacing"))}
          interactive={interactive}
        />
      ))}
    </div>
  );
}

/** What stands in a box, for the name of the button that covers it. */
function wordsIn(piece: Piece): string {
  const own = word(piece, "text") ?? "";
  const parts = Array.isArray(piece.contents) ? piece.contents.filter(isPiece).map(wordsIn) : [];
  return [own, ...parts].filter((text) => text !== "").join(" ");
}

/** Where a component stands: share of the room, distance to the one before, shifts. */
function placeClasses(piece: Piece, index: number, horizontal: boolean, spacing: string | undefined): string {
  const gap = index === 0 ? undefined : (word(piece, "margin") ?? spacing);
  const share = amount(piece, "flex");
  return classes(
    sizeClass(horizontal ? "gapx" : "gapy", gap),
    share === 0 ? "fx-flex-0" : numberClass("flex", share),
    wordClass("position", word(piece, "position")),
    sizeClass("ot", word(piece, "offsetTop")),
    sizeClass("ob", word(piece, "offsetBottom")),
    sizeClass("os", word(piece, "offsetStart")),
    sizeClass("oe", word(piece, "offsetEnd")),
  );
}
