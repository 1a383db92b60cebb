/** Quick replies: the strip of buttons under the last message. */
import { ActionTag, actionName } from "./actionTag.js";
import { inner, list, type Piece, picture, word } from "./piece.js";
import { words } from "./previewWords.js";

export function QuickReplies({ message, interactive }: { message: Piece; interactive: boolean }): JSX.Element {
  const items = list(inner(message, "quickReply"), "items");
  if (items.length === 0) return "";
  return (
    <ul class="ln-quick" aria-label={words.quickReplies}>
      {items.map((item) => (
        <li>
          <QuickReply item={item} interactive={interactive} />
        </li>
      ))}
    </ul>
  );
}

function QuickReply({ item, interactive }: { item: Piece; interactive: boolean }): JSX.Element {
  const action = inner(item, "action") ?? {};
  const url = picture(word(item, "imageUrl"));
  return (
    <ActionTag action={action} class="ln-quick-item" interactive={interactive}>
      {url !== undefined && <img src={url} alt="" />}
      <span safe>{actionName(action)}</span>
    </ActionTag>
  );
}
