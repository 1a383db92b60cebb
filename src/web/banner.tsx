/** A box that stands out: a remark, a success, a warning, a mistake, danger. */
import type { PropsWithChildren } from "@kitajs/html";
import { Words } from "./words.js";

export interface BannerProps {
  kind: "remark" | "success" | "warning" | "mistake" | "danger";
  title?: string | undefined;
  /** Read out as soon as it appears; for what follows on something the reader just did. */
  announced?: boolean;
}

export function Banner({ kind, title, announced, children }: PropsWithChildren<BannerProps>): JSX.Element {
  return (
    <div class={`banner banner-${kind}`} role={announced ? "alert" : undefined}>
      {title === undefined ? (
        ""
      ) : (
        <p class="banner-title">
          <Words text={title} />
        </p>
      )}
      {children}
    </div>
  );
}
