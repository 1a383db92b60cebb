/** The public page of a survey's published results. */
import { escapeHtml } from "@kitajs/html";
import type { WardContent } from "../../content.js";
import { Page } from "../../web/page.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { inLanguage as textIn } from "../surveyText.js";
import { PublishedBody } from "./publishedBody.js";
import type { PublishedEdition } from "./publishedResults.js";

export interface PublicResultsProps {
  view: PageView;
  ward: WardContent;
  edition: PublishedEdition;
}

export const publicPath = (ward: string, key: string): string => `/${ward}/s/${key}/results`;

export function PublicResults({ view, ward, edition }: PublicResultsProps): JSX.Element {
  const { say, language } = view;
  const { id, name, fullName } = ward.ward;
  const { survey, results, number } = edition;
  const title = say("resultsTitle", { title: textIn(results.title, language) });
  const path = publicPath(id, survey.key);
  return (
    <Page
      view={view}
      title={title}
      description={title}
      path={path}
      ward={{ id, name: fullName[language] }}
      keepsWords
      crumbs={[
        { name: say("wardList"), href: inLanguage("/", language) },
        { name: name[language], href: inLanguage(`/${id}`, language) },
        { name: textIn(results.title, language), href: inLanguage(`/${id}/s/${survey.key}`, language) },
        { name: say("surveyResults") },
      ]}
      inLanguages
    >
      <div class="wide stack results">
        <h1>{escapeHtml(title)}</h1>
        <PublishedBody
          view={view}
          ward={id}
          results={results}
          number={number}
          publishedAt={edition.publishedAt}
          chart={(question) => inLanguage(`${path}/charts/${number}/${question}.svg`, language)}
        />
        <ul class="row-links">
          <li>
            <a href={`/open-data/${id}/survey-results/${survey.key}.csv`}>
              <Words text={say("resultsCsv")} />
            </a>
          </li>
          <li>
            <a href={inLanguage(`/${id}/s/${survey.key}`, language)}>
              <Words text={say("resultsSurvey")} />
            </a>
          </li>
        </ul>
      </div>
    </Page>
  );
}
