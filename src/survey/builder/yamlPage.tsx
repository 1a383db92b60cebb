/** The definition as YAML: to keep as a file, to take over from one. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { SurveyHead } from "../console/surveyHead.js";
import { SurveyMistakes } from "../console/surveyMistakes.js";
import { surveyPath } from "../console/surveyPaths.js";
import type { SurveyView } from "../surveyDesk.js";
import { BuilderNav } from "./builderNav.js";
import type { Mistake } from "./definitionIssues.js";

export interface YamlPageProps {
  survey: SurveyView;
  now: Date;
  edit: number;
  yaml: string;
  mayEdit: boolean;
  mistakes: readonly Mistake[];
  csrfField: JSX.Element;
}

export function YamlPage({ survey, now, edit, yaml, mayEdit, mistakes, csrfField }: YamlPageProps): JSX.Element {
  const path = surveyPath(survey.ward, survey.key);
  return (
    <>
      <SurveyHead survey={survey} now={now} current="questions" />
      <BuilderNav survey={survey} current="yaml" mayEdit={mayEdit} />
      <SurveyMistakes mistakes={mistakes} />
      <section aria-labelledby="yaml-title">
        <h2 id="yaml-title">YAML</h2>
        <p class="note">アンケートの全体を一つの文書で表したものです。ファイルに保存し、別の区や来年に使い回せます。</p>
        <p>
          <a href={`${path}/definition.yaml`}>ファイルとして保存する</a>
        </p>
        {mayEdit ? (
          <ConsoleForm action={`${path}/yaml`} csrfField={csrfField} attributes={{ autocomplete: "off" }}>
            <Hidden name="edit" value={String(edit)} />
            <TextArea
              name="yaml"
              label="アンケートの全体"
              hint="ここで直すか、別のファイルの内容を貼り付けて保存すると、下書きの全体が替わります。記号（key）は変えられません。"
              value={yaml}
              rows={24}
              mistake={mistakes.length > 0 ? mistakes.map(({ text }) => text).join("\n") : undefined}
              attributes={{ spellcheck: "false", wrap: "off", class: "survey-yaml" }}
            />
            <div class="actions">
              <Button label="下書きの全体を替える" />
            </div>
          </ConsoleForm>
        ) : (
          <pre class="survey-yaml" tabindex="0" safe>
            {yaml}
          </pre>
        )}
      </section>
    </>
  );
}
