/** Another language, by buttons of the form: so what was typed is sent along and kept. */
import { htmlLang, languages } from "../../language.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";

export function LanguageButtons({ view }: { view: PageView }): JSX.Element {
  return (
    <fieldset class="survey-languages">
      <legend>
        <Words text={view.say("surveyOtherLanguage")} />
      </legend>
      <div class="survey-buttons">
        {languages
          .filter((language) => language !== view.language)
          .map((language) => (
            <button
              type="submit"
              name="language"
              value={language}
              class="button button-plain"
              lang={htmlLang[language]}
            >
              <Words text={view.languageNames[language]} />
            </button>
          ))}
      </div>
    </fieldset>
  );
}
