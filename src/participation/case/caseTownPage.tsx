/** Before the form of an association: the town, so that the form can say which one it is. A town is no personal data. */
import { FormField, fieldAttributes } from "../../web/formField.js";
import { Words } from "../../web/words.js";
import type { CaseFormPageProps } from "./caseFormPage.js";
import { CaseShell } from "./caseShell.js";

export function CaseTownPage(props: Pick<CaseFormPageProps, "view" | "ward" | "form" | "path" | "open" | "towns">) {
  const { view, form, towns } = props;
  const { say, language } = view;
  const label = form.questions.find(({ kind }) => kind === "town")?.label[language] ?? "";
  return (
    <CaseShell {...props} title={form.title[language]}>
      <h1>
        <Words text={form.title[language]} />
      </h1>
      <p>
        <Words text={form.lead[language]} />
      </p>
      <form class="case-form" method="get">
        {language === "ja" ? "" : <input type="hidden" name="lang" value={language} />}
        <FormField id="town" label={label} hint={say("caseTownAsk")}>
          <select {...fieldAttributes({ id: "town", hint: say("caseTownAsk") })} name="town">
            {towns.map(({ key, name }) => (
              <option value={key} safe>
                {name}
              </option>
            ))}
          </select>
        </FormField>
        <button type="submit" class="button button-filled">
          <span>
            <Words text={say("caseTownNext")} />
          </span>
        </button>
      </form>
    </CaseShell>
  );
}
