/** An address within a ward that leads nowhere: search instead. */
import { Page } from "../web/page.js";
import { inLanguage } from "../web/pageLanguage.js";
import { Words } from "../web/words.js";
import { SearchForm } from "./searchForm.js";
import { TopicList } from "./topicList.js";
import type { WardView } from "./wardView.js";

export function MissingEntryPage({ ward }: { ward: WardView }): JSX.Element {
  const { view, name } = ward;
  const { id, fullName } = ward.content.ward;
  return (
    <Page
      view={view}
      title={view.say("entryMissing")}
      path={`/${id}`}
      ward={{ id, name: fullName[view.language] }}
      crumbs={[
        { name: view.say("wardList"), href: inLanguage("/", view.language) },
        { name, href: ward.at() },
        { name: view.say("entryMissing") },
      ]}
      unlisted
      inLanguages
    >
      <div class="wide stack">
        <h1>
          <Words text={view.say("entryMissing")} />
        </h1>
        <p class="lead">
          <Words text={view.say("entryMissingText")} />
        </p>
        <SearchForm ward={ward} />
        <TopicList ward={ward} />
      </div>
    </Page>
  );
}
