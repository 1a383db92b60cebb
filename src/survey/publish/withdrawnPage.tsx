/** Where results were public once: that they were withdrawn, and when. Who comes by an old link is not left to wonder. */
import { escapeHtml } from "@kitajs/html";
import type { WardContent } from "../../content.js";
import { dateWords } from "../../policy/indicatorDates.js";
import { civilDate } from "../../time.js";
import { Page } from "../../web/page.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { inLanguage as textIn } from "../surveyText.js";
import type { WithdrawnResults } from "./editionStore.js";
import { publicPath } from "./resultsPage.js";

export interface WithdrawnPageProps {
  view: PageView;
  ward: WardContent;
  survey: string;
  withdrawn: WithdrawnResults;
}

export function WithdrawnPage({ view, ward, survey, withdrawn }: WithdrawnPageProps): JSX.Element {
  const { say, language } = view;
  const { id, name, fullName } = ward.ward;
  const title = textIn(withdrawn.title, language);
  const date = dateWords(language)(civilDate(withdrawn.withdrawnAt));
  const surveyPage = inLanguage(`/${id}/s/${survey}`, language);
  return (
    <Page
      view={view}
      title={say("resultsTitle", { title })}
      path={publicPath(id, survey)}
      ward={{ id, name: fullName[language] }}
      crumbs={[
        { name: say("wardList"), href: inLanguage("/", language) },
        { name: name[language], href: inLanguage(`/${id}`, language) },
        { name: title, href: surveyPage },
        { name: say("surveyResults") },
      ]}
      inLanguages
      unlisted
    >
      <div class="reading stack">
        <h1>{escapeHtml(say("resultsTitle", { title }))}</h1>
        <p class="lead">
          <Words text={say("resultsWithdrawn")} />
        </p>
        <p>
          <Words text={say("resultsWithdrawnText", { date })} />
        </p>
        <p>
          <a href={surveyPage}>
            <Words text={say("resultsSurvey")} />
          </a>
        </p>
      </div>
    </Page>
  );
}
