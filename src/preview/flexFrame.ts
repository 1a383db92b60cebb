/** How a box of a Flex bubble is framed: paddings, extents, border, ground, and how its parts are spread. */
import { inner, type Piece, word } from "./piece.js";
import { classes, colourClass, sizeClass, wordClass } from "./styleNames.js";

export function frame(piece: Piece): string {
  const sizes = [
    ["pa", "paddingAll"],
    ["pt", "paddingTop"],
    ["pb", "paddingBottom"],
    ["ps", "paddingStart"],
    ["pe", "paddingEnd"],
    ["w", "width"],
    ["mw", "maxWidth"],
    ["h", "height"],
    ["mh", "maxHeight"],
    ["bw", "borderWidth"],
    ["cr", "cornerRadius"],
  ] as const;
  return classes(
    ...sizes.map(([name, property]) => sizeClass(name, word(piece, property))),
    piece.width !== undefined && "fx-fixed",
    colourClass("bg", word(piece, "backgroundColor")),
    colourClass("bc", word(piece, "borderColor")),
    wordClass("justify", word(piece, "justifyContent")),
    wordClass("items", word(piece, "alignItems")),
    gradient(inner(piece, "background")),
  );
}

function gradient(background: Piece | undefined): string {
  const angle = /^(\d{1,3})(\.\d+)?deg$/.exec(word(background, "angle") ?? "")?.[1];
  const [start, middle, end] = ["startColor", "centerColor", "endColor"].map((key) =>
    /^#([0-9a-fA-F]{6,8})$/.exec(word(background, key) ?? "")?.[1]?.toLowerCase(),
  );
  if (angle === undefined || start === undefined || end === undefined) return "";
  const position = /^(\d{1,3})/.exec(word(background, "centerPosition") ?? "50")?.[1] ?? "50";
  return `fv-gradient-${angle}-${start}${middle === undefined ? "" : `-${middle}-${position}`}-${end}`;
}
