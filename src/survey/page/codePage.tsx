/** `/:ward/code`, as a letter names it: one field for the code, whichever survey it belongs to. */
import type { WardContent } from "../../content.js";
import { Banner } from "../../web/banner.js";
import { Page } from "../../web/page.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { OpenSurvey } from "../answering/answeringDesk.js";
import { CodeForm } from "./codeForm.js";

export interface CodePageProps {
  view: PageView;
  ward: WardContent;
  code?: string | undefined;
  mistake?: string | undefined;
  /** The code was a poster's, of this survey: it works in LINE. */
  forLine?: Pick<OpenSurvey, "key"> | undefined;
}

export function CodePage({ view, ward, code, mistake, forLine }: CodePageProps): JSX.Element {
  const { say, language } = view;
  const { id, name, fullName } = ward.ward;
  const title = say("surveyCodeTitle");
  return (
    <Page
      view={view}
      title={mistake === undefined ? title : `${mistake} | ${title}`}
      path={`/${id}/code`}
      ward={{ id, name: fullName[language] }}
      crumbs={[
        { name: say("wardList"), href: inLanguage("/", language) },
        { name: name[language], href: inLanguage(`/${id}`, language) },
        { name: title },
      ]}
      unlisted
      keepsWords
      inLanguages
    >
      <div class="wide stack survey">
        <h1>
          <Words text={title} />
        </h1>
        {forLine === undefined ? "" : <ForLine view={view} path={`/${id}/s/${forLine.key}`} />}
        <p>
          <Words text={say("surveyByCode")} />
        </p>
        <CodeForm view={view} action={`/${id}/code`} code={code} mistake={mistake} />
      </div>
    </Page>
  );
}

function ForLine({ view, path }: { view: PageView; path: string }): JSX.Element {
  const { say, language } = view;
  return (
    <Banner kind="remark" title={say("surveyCodeForLine")} announced>
      <p>
        <Words text={say("surveyCodeForLineText")} />
      </p>
      <p>
        <a href={inLanguage(path, language)}>
          <Words text={say("surveyCodeForLineHow")} />
        </a>
      </p>
    </Banner>
  );
}
