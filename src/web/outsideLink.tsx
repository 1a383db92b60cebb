/** A link to another site, marked as such. */
import { OutsideSign } from "./signs.js";
import type { PageView } from "./view.js";
import { Words } from "./words.js";

export interface OutsideLinkProps {
  view: PageView;
  name: string;
  href: string;
  /** Where the name is in another language than the page. */
  lang?: string | undefined;
  /** What it is of, where several links of a page have the same name: read out after it. */
  of?: string | undefined;
}

export function OutsideLink({ view, name, href, lang, of }: OutsideLinkProps): JSX.Element {
  return (
    <a href={href} rel="external">
      <span lang={lang}>
        <Words text={name} />
      </span>
      {of === undefined ? (
        ""
      ) : (
        <span class="unseen" lang="ja">
          <Words text={of} />
        </span>
      )}
      <OutsideSign meaning={view.say("externalSite")} />
    </a>
  );
}
