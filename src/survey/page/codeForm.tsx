/** The field for a letter's code. It travels in the body alone: addresses are written into logs. */
import { FormField, fieldAttributes } from "../../web/formField.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";

export interface CodeFormProps {
  view: PageView;
  /** Where it is sent, without language. */
  action: string;
  /** As it was typed, to be put right. */
  code?: string | undefined;
  mistake?: string | undefined;
}

export function CodeForm({ view, action, code, mistake }: CodeFormProps): JSX.Element {
  const field = { id: "code", hint: view.say("surveyCodeHint"), mistake };
  return (
    <form class="survey-form" method="post" action={action} autocomplete="off" novalidate>
      <input type="hidden" name="lang" value={view.language} />
      <FormField {...field} label={view.say("surveyCodeLabel")}>
        <input
          {...fieldAttributes(field)}
          class="survey-code"
          type="text"
          name="code"
          value={code}
          maxlength="40"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-required="true"
          data-code-field
        />
      </FormField>
      <div class="survey-buttons">
        <button type="submit" class="button button-filled">
          <Words text={view.say("surveyBegin")} />
        </button>
      </div>
    </form>
  );
}
