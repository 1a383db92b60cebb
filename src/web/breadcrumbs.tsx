/** Breadcrumbs (パンくずリスト): the way from the start to this page. */
import type { PageView } from "./view.js";
import { Words } from "./words.js";

export interface Crumb {
  name: string;
  /** Missing on the page itself. */
  href?: string;
}

export function Breadcrumbs({ view, crumbs }: { view: PageView; crumbs: readonly Crumb[] }): JSX.Element {
  return (
    <nav class="breadcrumbs" aria-label={view.say("breadcrumbLabel")}>
      <ol class="wide">
        {crumbs.map(({ name, href }) => (
          <li>
            {href === undefined ? (
              <span aria-current="page">
                <Words text={name} />
              </span>
            ) : (
              <a href={href}>
                <Words text={name} />
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
