/** What all pages of a survey share: whose it is, that it is fictional where it is, and what is not translated. */
import type { PropsWithChildren } from "@kitajs/html";
import type { WardContent } from "../../content.js";
import { Banner } from "../../web/banner.js";
import { Page } from "../../web/page.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { OpenSurvey } from "../answering/answeringDesk.js";
import type { SurveyDefinition } from "../survey.js";
import { inLanguage as textIn } from "../surveyText.js";
import { isPartlyJapanese } from "./told.js";

export interface OfSurvey {
  view: PageView;
  ward: WardContent;
  survey: OpenSurvey;
}

export interface SurveyShellProps extends OfSurvey {
  /** What is shown of it, where that is not the version of now. */
  definition?: SurveyDefinition | undefined;
  /** Before the survey's title, in the title of the window. */
  step?: string | undefined;
  /** May be found by search engines and read in every language; form pages may not. */
  listed?: boolean;
}

export function SurveyShell(props: PropsWithChildren<SurveyShellProps>): JSX.Element {
  const { view, ward, survey, definition = survey.definition, listed = false } = props;
  const { say, language } = view;
  const title = textIn(definition.title, language);
  const { id, name, fullName } = ward.ward;
  const crumbs = [
    { name: say("wardList"), href: inLanguage("/", language) },
    { name: name[language], href: inLanguage(`/${id}`, language) },
    { name: say("surveyCrumb") },
  ];
  return (
    <Page
      view={view}
      title={props.step === undefined ? title : `${props.step} | ${title}`}
      description={listed ? textIn(definition.lead, language) : undefined}
      path={`/${id}/s/${survey.key}`}
      ward={{ id, name: fullName[language] }}
      unlisted={!listed}
      inLanguages={listed}
      keepsWords
      {...(listed ? { crumbs } : {})}
    >
      <div class="wide stack survey">
        {survey.fictional ? (
          <Banner kind="warning">
            <p>
              <Words text={say("surveyFictional")} />
            </p>
          </Banner>
        ) : (
          ""
        )}
        {props.children}
        {isPartlyJapanese(definition, language) ? (
          <p class="note">
            <Words text={say("surveyJapaneseOnly")} />
          </p>
        ) : (
          ""
        )}
      </div>
    </Page>
  );
}
