/** For links that stand for a person and work for a while: what to do when they don't any more. */
import type { WardContent } from "../content.js";
import { Page } from "./page.js";
import type { PageView } from "./view.js";
import { Words } from "./words.js";

export function ExpiredPage(props: { view: PageView; ward: WardContent; text: string }): JSX.Element {
  const { view, ward } = props;
  const title = ward.say(view.language)("linkExpiredTitle");
  return (
    <Page
      view={view}
      title={title}
      path={`/${ward.ward.id}`}
      ward={{ id: ward.ward.id, name: ward.ward.fullName[view.language] }}
      unlisted
      keepsWords
    >
      <div class="wide stack">
        <h1>
          <Words text={title} />
        </h1>
        <p>
          <Words text={props.text} />
        </p>
      </div>
    </Page>
  );
}
