/** The bottom of a page: what the answers are, what is kept of the reader, the way to the other wards. */
import { inLanguage } from "./pageLanguage.js";
import type { PageView } from "./view.js";
import { Words } from "./words.js";

export function SiteFooter(props: { view: PageView; keepsWords?: boolean | undefined }): JSX.Element {
  const { view, keepsWords = false } = props;
  return (
    <footer class="site-footer">
      <div class="wide">
        <p>
          <Words text={view.say("footerAbout")} />
        </p>
        {keepsWords ? (
          ""
        ) : (
          <p>
            <Words text={view.say("footerPrivacy")} />
          </p>
        )}
        <p>
          <a href={inLanguage("/", view.language)} safe>
            {view.say("wardList")}
          </a>
        </p>
      </div>
    </footer>
  );
}
