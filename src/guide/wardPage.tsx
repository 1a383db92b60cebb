/** A ward's first page: ask, flee, browse, reach the office. */

import { ButtonLink } from "../web/buttonLink.js";
import { Notice } from "../web/notice.js";
import { Page } from "../web/page.js";
import { inLanguage } from "../web/pageLanguage.js";
import { PlaceSign } from "../web/signs.js";
import { Wave } from "../web/wave.js";
import { Words } from "../web/words.js";
import { DangerBox } from "./dangerBox.js";
import { OfficeBox } from "./officeBox.js";
import { SearchForm } from "./searchForm.js";
import { TopicJumps } from "./topicJumps.js";
import { TopicList } from "./topicList.js";
import type { WardView } from "./wardView.js";

export interface WardPageProps {
  ward: WardView;
  /** What was wrong with the question that was sent. */
  mistake?: string | undefined;
  /** A remark above everything, such as the answer to a word like "delete my data". */
  remark?: string | undefined;
}

export function WardPage({ ward, mistake, remark }: WardPageProps): JSX.Element {
  const { view, name, content } = ward;
  const title = view.say("wardTitle", { ward: name });
  const { id, fullName } = content.ward;
  const unapproved = [...content.topics.values()].some((entry) => !entry.approved[view.language]);
  return (
    <Page
      view={view}
      title={title}
      description={view.say("wardDescription", { ward: fullName[view.language] })}
      path={`/${id}`}
      ward={{ id, name: fullName[view.language] }}
      crumbs={[{ name: view.say("wardList"), href: inLanguage("/", view.language) }, { name }]}
      unlisted={mistake !== undefined || remark !== undefined}
      inLanguages
    >
      <div class="hero">
        <div class="wide hero-parts">
          <div class="hero-ask">
            <Notice kind="remark" text={remark} />
            <h1>
              <Words text={title} />
            </h1>
            <SearchForm ward={ward} mistake={mistake} />
            <TopicJumps ward={ward} />
          </div>
          <div class="hero-side">
            <div class="box shelter-call">
              <p>
                <Words text={view.say("shelterLead")} />
              </p>
              <ButtonLink href={ward.at("/shelters")} weight="outlined">
                <PlaceSign />
                <span>
                  <Words text={view.say("shelterTitle")} />
                </span>
              </ButtonLink>
            </div>
            <DangerBox view={view} />
          </div>
        </div>
        <Wave />
      </div>
      <div class="wide stack">
        <TopicList
          ward={ward}
          note={unapproved ? view.say("unapprovedNotice", { mark: ward.say("unapproved") }) : undefined}
        />
        <section class="box">
          <p>
            <a href={ward.at("/events")}>
              <Words text={view.say("eventListTitle")} />
            </a>
          </p>
          <p>
            <a href={ward.at("/indicators")}>
              <Words text={view.say("indicatorTitle")} />
            </a>
          </p>
        </section>
        <OfficeBox ward={ward} />
      </div>
    </Page>
  );
}
