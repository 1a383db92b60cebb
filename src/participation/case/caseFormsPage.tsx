/** What a ward can be asked for, by subject. */
import type { WardContent } from "../../content.js";
import { topicKeys } from "../../guide/topic.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { caseFormPath, caseFormsPath } from "../paths.js";
import { CaseShell } from "./caseShell.js";

export function CaseFormsPage({ view, ward }: { view: PageView; ward: WardContent }): JSX.Element {
  const { say, language } = view;
  const { id } = ward.ward;
  const forms = [...ward.caseForms.values()];
  const subjects = topicKeys.filter((key) => forms.some(({ topic }) => topic === key));
  return (
    <CaseShell view={view} ward={ward} title={say("casesTitle")} path={caseFormsPath(id)} open top>
      <h1>
        <Words text={say("casesTitle")} />
      </h1>
      <p>
        <Words text={say(forms.length > 0 ? "casesLead" : "casesNone")} />
      </p>
      {subjects.map((subject) => (
        <section aria-labelledby={`subject-${subject}`}>
          <h2 id={`subject-${subject}`}>
            <Words text={ward.topicName(subject, language)} />
          </h2>
          <ul class="links">
            {forms
              .filter(({ topic }) => topic === subject)
              .map(({ key, title }) => (
                <li>
                  <a href={inLanguage(caseFormPath(id, key), language)}>
                    <Words text={title[language]} />
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </CaseShell>
  );
}
