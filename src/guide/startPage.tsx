/** The very first page: which ward? */
import type { Content } from "../content.js";
import { ButtonLink } from "../web/buttonLink.js";
import { Page } from "../web/page.js";
import { inLanguage } from "../web/pageLanguage.js";
import type { PageView } from "../web/view.js";
import { Wave } from "../web/wave.js";
import { Words } from "../web/words.js";

export function StartPage({ view, content }: { view: PageView; content: Content }): JSX.Element {
  const { language, say } = view;
  return (
    <Page view={view} title={say("startTitle")} description={say("startLead")} path="/" inLanguages>
      <div class="hero">
        <div class="wide">
          <h1>
            <Words text={say("startTitle")} />
          </h1>
          <p class="lead">
            <Words text={say("startLead")} />
          </p>
        </div>
        <Wave />
      </div>
      <div class="wide stack">
        <nav aria-label={say("startWards")}>
          <ul class="wards">
            {[...content.wards.values()].map(({ ward, topicKeys, topicName }) => (
              <li class={`ward-${ward.id}`}>
                <a href={inLanguage(`/${ward.id}`, language)}>
                  <strong>
                    <Words text={ward.fullName[language]} />
                  </strong>
                  <span class="note">
                    <Words text={topicKeys.map((key) => topicName(key, language)).join(" / ")} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {view.demo ? (
          <section class="box" aria-labelledby="simulator-title">
            <h2 id="simulator-title">
              <Words text={say("simulatorTitle")} />
            </h2>
            <p>
              <Words text={say("simulatorLead")} />
            </p>
            <ButtonLink href="/simulator" weight="outlined">
              <span>
                <Words text={say("simulatorTitle")} />
              </span>
            </ButtonLink>
          </section>
        ) : (
          ""
        )}
      </div>
    </Page>
  );
}
