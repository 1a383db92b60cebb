/** Messages that are no words: stickers, pictures, films, sounds, files, places, picture maps. */
import { ActionTag, actionName } from "./actionTag.js";
import { amount, attribute, inner, list, type Piece, picture, word } from "./piece.js";
import { words } from "./previewWords.js";
import { classes, ratioClass, sizeClass } from "./styleNames.js";

export interface MediaProps {
  message: Piece;
  interactive: boolean;
  /** Where the picture lies that a person has sent. */
  contentUrl?: string | undefined;
}

export function StickerMessage({ message }: MediaProps): JSX.Element {
  const keywords = message.keywords;
  const meaning = Array.isArray(keywords) ? keywords.filter((one) => typeof one === "string").join("・") : "";
  return (
    <p class="ln-sticker">
      <span class="ln-sticker-name">{words.sticker}</span>
      <span safe>{meaning || `${word(message, "packageId") ?? "?"}/${word(message, "stickerId") ?? "?"}`}</span>
    </p>
  );
}

export function PictureMessage({ message, contentUrl }: MediaProps): JSX.Element {
  const kind = word(message, "type") === "video" ? words.video : words.image;
  const url = picture(word(message, "previewImageUrl") ?? word(message, "originalContentUrl") ?? contentUrl);
  if (url === undefined) return <p class="ln-placeholder">{kind}</p>;
  return <img class="ln-picture" src={url} alt={kind} loading="lazy" />;
}

export function FileMessage({ message }: MediaProps): JSX.Element {
  const kind = word(message, "type") === "audio" ? words.audio : words.file;
  const length = amount(message, "duration");
  return (
    <p class="ln-placeholder">
      {kind}{" "}
      <span safe>{word(message, "fileName") ?? (length === undefined ? "" : `${Math.round(length / 1_000)}″`)}</span>
    </p>
  );
}

export function LocationMessage({ message }: MediaProps): JSX.Element {
  const place = [amount(message, "latitude"), amount(message, "longitude")];
  return (
    <div class="ln-location">
      <p class="ln-location-map">{words.location}</p>
      <p class="ln-location-title" safe>
        {word(message, "title") ?? words.location}
      </p>
      <p class="ln-location-address" safe>
        {word(message, "address") ?? ""}
      </p>
      <p class="ln-location-address" safe>
        {place.map((degrees) => degrees?.toFixed(4) ?? "?").join(", ")}
      </p>
    </div>
  );
}

export function ImagemapMessage({ message, interactive }: MediaProps): JSX.Element {
  const size = inner(message, "baseSize");
  const [width, height] = [amount(size, "width") ?? 1040, amount(size, "height") ?? 1040];
  const url = picture(word(message, "baseUrl"));
  return (
    <div class={classes("ln-imagemap", ratioClass(`${width}:${height}`))}>
      {url !== undefined && <img src={`${url}/1040`} alt={attribute(word(message, "altText") ?? words.image)} />}
      {list(message, "actions").map((action) => (
        <ActionTag
          action={{ ...action, uri: action.linkUri }}
          class={classes("ln-area", ...areaClasses(inner(action, "area"), width, height))}
          interactive={interactive}
          name={actionName(action) || words.area}
        />
      ))}
    </div>
  );
}

/** Where an area lies on its picture, in percent. */
export function areaClasses(area: Piece | undefined, width: number, height: number): string[] {
  const percent = (part: number | undefined, whole: number) => `${(((part ?? 0) / whole) * 100).toFixed(2)}%`;
  return [
    sizeClass("left", percent(amount(area, "x"), width)),
    sizeClass("top", percent(amount(area, "y"), height)),
    sizeClass("w", percent(amount(area, "width"), width)),
    sizeClass("h", percent(amount(area, "height"), height)),
  ];
}
