/** One sentence about what the reader just did, read out as it appears; nothing where there is nothing to say. */
import { Banner, type BannerProps } from "./banner.js";
import { Words } from "./words.js";

export function Notice({ kind, text }: { kind: BannerProps["kind"]; text: string | undefined }): JSX.Element {
  if (text === undefined) return "";
  return (
    <Banner kind={kind} announced>
      <p>
        <Words text={text} />
      </p>
    </Banner>
  );
}
