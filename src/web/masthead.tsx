/** The top of a page: whose it is, the way back to its start, the choice of languages. */
import { LanguageSwitch } from "./languageSwitch.js";
import { inLanguage } from "./pageLanguage.js";
import { Mark } from "./signs.js";
import type { PageView } from "./view.js";
import { Words } from "./words.js";

export interface MastheadProps {
  view: PageView;
  ward: { id: string; name: string } | undefined;
  /** Address of the page, where it exists in other languages. */
  path: string | undefined;
}

export function Masthead({ view, ward, path }: MastheadProps): JSX.Element {
  return (
    <div class="masthead">
      <div class="wide">
        <a class="brand" href={inLanguage(ward ? `/${ward.id}` : "/", view.language)}>
          <Mark />
          <span>
            <span class="brand-over">
              <Words text={ward?.name ?? view.say("siteLine")} />
            </span>
            <span class="brand-name" safe>
              {view.say("siteName")}
            </span>
          </span>
        </a>
        {path === undefined ? "" : <LanguageSwitch view={view} path={path} />}
      </div>
    </div>
  );
}
