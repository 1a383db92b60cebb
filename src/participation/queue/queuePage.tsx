/** The page of the counters: each with its numbers and when they were so. */
import type { WardContent } from "../../content.js";
import { Banner } from "../../web/banner.js";
import { OutsideLink } from "../../web/outsideLink.js";
import { Page } from "../../web/page.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { queuePath } from "../paths.js";
import type { QueueCounter } from "./queueWords.js";

export interface QueuePageProps {
  view: PageView;
  ward: WardContent;
  counters: readonly QueueCounter[];
  closed: string | undefined;
}

export function QueuePage({ view, ward, counters, closed }: QueuePageProps): JSX.Element {
  const { language } = view;
  const say = ward.say(language);
  const { id, fullName, name, hours, queuePage } = ward.ward;
  return (
    <Page
      view={view}
      title={say("queueTitle")}
      path={queuePath(id)}
      ward={{ id, name: fullName[language] }}
      crumbs={[
        { name: view.say("wardList"), href: inLanguage("/", language) },
        { name: name[language], href: inLanguage(`/${id}`, language) },
        { name: say("queueTitle") },
      ]}
      inLanguages
    >
      <div class="wide stack">
        <h1>
          <Words text={say("queueTitle")} />
        </h1>
        {closed === undefined ? (
          ""
        ) : (
          <Banner kind="remark">
            <p>
              <Words text={closed} />
            </p>
          </Banner>
        )}
        {counters.map((counter) => (
          <section class="box">
            <h2 lang="ja">
              <Words text={counter.name} />
            </h2>
            {counter.fresh ? "" : <Time text={counter.time} />}
            {counter.facts.map((fact) => (
              <p class={counter.fresh ? "lead" : "note"}>
                <Words text={fact} />
              </p>
            ))}
            {counter.fresh ? <Time text={counter.time} /> : ""}
          </section>
        ))}
        {counters.length > 0 ? (
          <>
            <p>
              <Words text={language === "ja" ? say("queueMoving") : `${say("queueMoving")}\n${say("queueNames")}`} />
            </p>
            <p>
              <a class="button button-outlined" href={inLanguage(queuePath(id), language)} safe>
                {say("queueReload")}
              </a>
            </p>
          </>
        ) : (
          <p>
            <Words text={queuePage ? say("queueElsewhere") : say("queueUnknown", { ward: name[language] })} />
          </p>
        )}
        {queuePage ? (
          <p>
            <OutsideLink view={view} name={queuePage.name[language]} href={queuePage.url} />
          </p>
        ) : (
          ""
        )}
        <p>
          <Words text={say("queueHours", { hours: hours[language] })} />
        </p>
      </div>
    </Page>
  );
}

function Time({ text }: { text: string }): JSX.Element {
  return (
    <p class="note">
      <Words text={text} />
    </p>
  );
}
