/** Draws LINE messages as HTML, close to how LINE draws them: for the console, the simulator and public pages. */
import { FlexMessage } from "./flexMessage.js";
import { FileMessage, ImagemapMessage, LocationMessage, PictureMessage, StickerMessage } from "./mediaMessage.js";
import { inner, isPiece, type Piece, word } from "./piece.js";
import { words } from "./previewWords.js";
import { QuickReplies } from "./quickReply.js";
import { classes } from "./styleNames.js";
import { TemplateMessage } from "./templateMessage.js";
import { TextMessage } from "./textMessage.js";

export { freeNames, freeStyles } from "./freeStyles.js";

export interface PreviewOptions {
  /** LINE message objects; also such as LINE would refuse. */
  messages: readonly object[];
  /** Who has sent them. */
  side: "bot" | "person";
  /** Whether its buttons can be pressed: they carry `data-action`, and the page's script does the rest. */
  interactive: boolean;
  /** Where the picture lies that a person has sent. */
  contentUrl?: string;
}

/** The messages of one sender, one under the other; quick replies of the last one only, as in LINE. */
export function preview({ messages, side, interactive, contentUrl }: PreviewOptions): string {
  const pieces = messages.map((message): Piece => (isPiece(message) ? message : {}));
  const last = pieces.at(-1);
  return (
    <div class={classes("ln-messages", side === "bot" ? "ln-bot" : "ln-person")}>
      {pieces.map((message) => (
        <Message message={message} interactive={interactive} contentUrl={contentUrl} />
      ))}
      {last !== undefined && side === "bot" && <QuickReplies message={last} interactive={interactive} />}
    </div>
  ) as string;
}

interface MessageProps {
  message: Piece;
  interactive: boolean;
  contentUrl: string | undefined;
}

function Message(props: MessageProps): JSX.Element {
  const { message, interactive } = props;
  switch (word(message, "type") ?? "") {
    case "text":
    case "textV2":
      return <TextMessage message={message} />;
    case "sticker":
      return <StickerMessage {...props} />;
    case "image":
    case "video":
      return <PictureMessage {...props} />;
    case "audio":
    case "file":
      return <FileMessage {...props} />;
    case "location":
      return <LocationMessage {...props} />;
    case "imagemap":
      return <ImagemapMessage {...props} />;
    case "template":
      return <TemplateMessage template={inner(message, "template") ?? {}} interactive={interactive} />;
    case "flex":
      return <FlexMessage message={message} interactive={interactive} />;
    default:
      return <p class="ln-placeholder">{words.unknown}</p>;
  }
}
