/** A rich menu: its picture with a button over each area. */
import { ActionTag, actionName } from "./actionTag.js";
import { areaClasses } from "./mediaMessage.js";
import { amount, inner, isPiece, list, picture } from "./piece.js";
import { words } from "./previewWords.js";
import { classes, ratioClass } from "./styleNames.js";

export interface RichMenuPreviewOptions {
  /** A rich menu object as LINE knows it. */
  menu: object;
  imageUrl?: string | undefined;
  interactive: boolean;
}

export function richMenuPreview({ menu, imageUrl, interactive }: RichMenuPreviewOptions): string {
  const piece = isPiece(menu) ? menu : {};
  const size = inner(piece, "size");
  const [width, height] = [amount(size, "width") ?? 2500, amount(size, "height") ?? 1686];
  const url = picture(imageUrl);
  return (
    <nav class={classes("ln-richmenu", ratioClass(`${width}:${height}`))} aria-label={words.richMenu}>
      {url !== undefined && <img src={url} alt="" />}
      {list(piece, "areas").map((area) => {
        const action = inner(area, "action") ?? {};
        const place = areaClasses(inner(area, "bounds"), width, height);
        const name = actionName(action) || words.area;
        // Where there is no picture the label is what can be seen.
        return (
          <ActionTag action={action} class={classes("ln-area", ...place)} interactive={interactive} name={name}>
            <span class={url === undefined ? "ln-area-name" : "ln-hidden"} safe>
              {name}
            </span>
          </ActionTag>
        );
      })}
    </nav>
  ) as string;
}
