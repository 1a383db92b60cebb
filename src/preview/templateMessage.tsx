/** Template messages: buttons, confirm, carousel, image carousel. */
import { ActionTag, actionName } from "./actionTag.js";
import { inner, list, type Piece, picture, word } from "./piece.js";
import { words } from "./previewWords.js";

interface TemplateProps {
  template: Piece;
  interactive: boolean;
}

export function TemplateMessage({ template, interactive }: TemplateProps): JSX.Element {
  switch (word(template, "type") ?? "") {
    case "buttons":
    case "confirm":
      return <Column template={template} interactive={interactive} />;
    case "carousel":
      return (
        <ul class={row(interactive)} aria-label={words.carousel}>
          {list(template, "columns").map((column) => (
            <li>
              <Column template={column} interactive={interactive} />
            </li>
          ))}
        </ul>
      );
    case "image_carousel":
      return (
        <ul class={row(interactive)} aria-label={words.carousel}>
          {list(template, "columns").map((column) => (
            <li>
              <ImageColumn column={column} interactive={interactive} />
            </li>
          ))}
        </ul>
      );
    default:
      return <p class="ln-placeholder">{words.unknown}</p>;
  }
}

/** What scrolls sideways must hold something that takes the focus; without pressable buttons it wraps instead. */
export const row = (interactive: boolean): string => (interactive ? "ln-row" : "ln-row ln-wrapped");

function Column({ template, interactive }: TemplateProps): JSX.Element {
  const url = picture(word(template, "thumbnailImageUrl"));
  const title = word(template, "title");
  return (
    <div class={word(template, "type") === "confirm" ? "ln-template ln-confirm" : "ln-template"}>
      {url !== undefined && <img class="ln-template-picture" src={url} alt="" loading="lazy" />}
      {title !== undefined && (
        <p class="ln-template-title" safe>
          {title}
        </p>
      )}
      <p class="ln-template-text" safe>
        {word(template, "text") ?? ""}
      </p>
      <div class="ln-template-actions">
        {list(template, "actions").map((action) => (
          <ActionTag action={action} class="ln-template-action" interactive={interactive}>
            <span safe>{actionName(action)}</span>
          </ActionTag>
        ))}
      </div>
    </div>
  );
}

function ImageColumn({ column, interactive }: { column: Piece; interactive: boolean }): JSX.Element {
  const action = inner(column, "action") ?? {};
  return (
    <ActionTag action={action} class="ln-image-column" interactive={interactive}>
      <img src={picture(word(column, "imageUrl")) ?? ""} alt="" loading="lazy" />
      <span safe>{actionName(action)}</span>
    </ActionTag>
  );
}
