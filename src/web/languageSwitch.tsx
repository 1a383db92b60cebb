/** The choice of languages: a list that opens without script, each language in its own name. */
import { htmlLang, languages } from "../language.js";
import { inLanguage } from "./pageLanguage.js";
import { Globe } from "./signs.js";
import type { PageView } from "./view.js";
import { Words } from "./words.js";

export function LanguageSwitch({ view, path }: { view: PageView; path: string }): JSX.Element {
  return (
    <details class="languages" data-closes>
      <summary>
        <Globe />
        <span safe>{view.say("languageLabel")}</span>
      </summary>
      <ul>
        {languages.map((language) => (
          <li>
            <a
              href={inLanguage(path, language)}
              lang={htmlLang[language]}
              hreflang={htmlLang[language]}
              aria-current={language === view.language ? "true" : undefined}
            >
              <Words text={view.languageNames[language]} />
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A line in the reader's language above a Japanese page. */
export function LanguageOffer({ view, path }: { view: PageView; path: string }): JSX.Element {
  const { offer, offerSay } = view;
  if (!offer || !offerSay) return "";
  return (
    <p class="offer" lang={htmlLang[offer]}>
      <a href={inLanguage(path, offer)} hreflang={htmlLang[offer]} safe>
        {offerSay("languageOffer")}
      </a>
    </p>
  );
}
