/** Flex messages: a bubble, or bubbles beside each other. */
import { ActionTag, actionName } from "./actionTag.js";
import { FlexBox, FlexPart } from "./flexPart.js";
import { attribute, inner, list, type Piece, word } from "./piece.js";
import { words } from "./previewWords.js";
import { classes, colourClass, wordClass } from "./styleNames.js";
import { row } from "./templateMessage.js";

interface FlexProps {
  message: Piece;
  interactive: boolean;
}

export function FlexMessage({ message, interactive }: FlexProps): JSX.Element {
  const contents = inner(message, "contents");
  if (word(contents, "type") === "carousel") {
    return (
      <ul class={row(interactive)} aria-label={attribute(word(message, "altText") ?? words.carousel)}>
        {list(contents, "contents").map((bubble) => (
          <li>
            <Bubble bubble={bubble} interactive={interactive} />
          </li>
        ))}
      </ul>
    );
  }
  return <Bubble bubble={contents ?? {}} interactive={interactive} />;
}

function Bubble({ bubble, interactive }: { bubble: Piece; interactive: boolean }): JSX.Element {
  const size = word(bubble, "size") ?? "mega";
  const action = inner(bubble, "action");
  const direction = word(bubble, "direction") === "rtl" ? "rtl" : "ltr";
  return (
    <div class={classes("fx-bubble", wordClass("bubble", size), action && "fx-tappable")} dir={direction}>
      {action !== undefined && (
        <ActionTag action={action} class="fx-cover" interactive={interactive} name={actionName(action) || words.area} />
      )}
      {(["header", "hero", "body", "footer"] as const).map((block) => (
        <Block name={block} bubble={bubble} interactive={interactive} />
      ))}
    </div>
  );
}

interface BlockProps {
  name: "header" | "hero" | "body" | "footer";
  bubble: Piece;
  interactive: boolean;
}

function Block({ name, bubble, interactive }: BlockProps): JSX.Element {
  const piece = inner(bubble, name);
  if (!piece) return "";
  const style = inner(inner(bubble, "styles"), name);
  const place = classes(
    `fx-${name}`,
    colourClass("bg", word(style, "backgroundColor")),
    style?.separator === true && classes("fx-ruled", colourClass("bc", word(style, "separatorColor"))),
  );
  if (word(piece, "type") === "video")
    return <FlexPart piece={inner(piece, "altContent") ?? {}} place={place} interactive={interactive} />;
  if (name === "hero") return <FlexPart piece={piece} place={place} interactive={interactive} />;
  return <FlexBox piece={piece} place={place} interactive={interactive} />;
}
