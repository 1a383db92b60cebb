/** What a reader sees where there is no page, or we failed: what happened and where to go, never why. */
import { ButtonLink } from "./buttonLink.js";
import { Page } from "./page.js";
import { inLanguage } from "./pageLanguage.js";
import type { PageView } from "./view.js";
import { Words } from "./words.js";

export type PageError = "missing" | "refused" | "failed";

export function ErrorPage({ view, error }: { view: PageView; error: PageError }): JSX.Element {
  const { say } = view;
  const title = say(`${error}Title`);
  return (
    <Page view={view} title={title} path="/" unlisted>
      <div class="reading">
        <h1>
          <Words text={title} />
        </h1>
        <p class="lead">
          <Words text={say(`${error}Text`)} />
        </p>
        <ButtonLink href={inLanguage("/", view.language)} weight="outlined">
          <span>
            <Words text={say("wardList")} />
          </span>
        </ButtonLink>
      </div>
    </Page>
  );
}
