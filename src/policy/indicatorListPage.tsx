/** All indicators of a ward, by plan, issue and initiative; what is not measured yet is said as plainly as the rest. */
import type { WardContent } from "../content.js";
import { htmlLang } from "../language.js";
import { Banner } from "../web/banner.js";
import { Page } from "../web/page.js";
import { inLanguage } from "../web/pageLanguage.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import { IndicatorCard } from "./indicatorCard.js";
import { PlanText } from "./indicatorPage.js";
import type { IndicatorView } from "./indicatorView.js";
import type { WardIndicators } from "./indicatorViewStore.js";
import { yearWords } from "./indicatorWords.js";
import type { Plan } from "./plan.js";

export interface IndicatorListProps {
  view: PageView;
  ward: WardContent;
  indicators: WardIndicators;
  thisYear: number;
}

export function IndicatorListPage({ view, ward, indicators, thisYear }: IndicatorListProps): JSX.Element {
  const { say, language } = view;
  const { id, fullName, name } = ward.ward;
  const fictional = indicators.views.some(({ readings }) => readings.some((one) => one.fictional));
  return (
    <Page
      view={view}
      title={say("indicatorTitle")}
      description={say("indicatorLead", { ward: name[language] })}
      path={`/${id}/indicators`}
      ward={{ id, name: fullName[language] }}
      keepsWords
      crumbs={[
        { name: say("wardList"), href: inLanguage("/", language) },
        { name: name[language], href: inLanguage(`/${id}`, language) },
        { name: say("indicatorTitle") },
      ]}
      inLanguages
    >
      <div class="wide stack">
        <header class="stack-close">
          <h1>
            <Words text={say("indicatorTitle")} />
          </h1>
          <p class="lead">
            <Words text={say("indicatorLead", { ward: name[language] })} />
          </p>
          <p>
            <Words text={say("indicatorOfRespondents")} />
          </p>
          <p class="note">
            <Words text={say("indicatorJapanese")} />
          </p>
        </header>
        {fictional ? (
          <Banner kind="warning">
            <p>
              <Words text={say("indicatorFictional")} />
            </p>
          </Banner>
        ) : (
          ""
        )}
        {indicators.plans.map((plan) => (
          <PlanPart
            view={view}
            ward={id}
            plan={plan}
            views={indicators.views.filter((one) => one.plan === plan)}
            thisYear={thisYear}
          />
        ))}
        <p class="row-links">
          <span>
            <Words text={say("indicatorOpenData")} />
          </span>
          <a href={`/open-data/${id}/indicators.json`}>JSON</a>
          <a href={`/open-data/${id}/indicators.csv`}>CSV</a>
        </p>
      </div>
    </Page>
  );
}

interface PlanPartProps {
  view: PageView;
  ward: string;
  plan: Plan;
  views: readonly IndicatorView[];
  thisYear: number;
}

function PlanPart({ view, ward, plan, views, thisYear }: PlanPartProps): JSX.Element {
  const { say, language } = view;
  const measured = views.filter(({ figure }) => figure.kept !== undefined).length;
  return (
    <section class="stack-close" aria-labelledby={`plan-${plan.id}`}>
      <h2 id={`plan-${plan.id}`}>
        <PlanText text={plan.title} language={language} />
      </h2>
      <p>
        <Words text={say("indicatorPlanYear", { year: yearWords(say, plan.fiscalYear) })} />{" "}
        {plan.fiscalYear === thisYear ? (
          ""
        ) : (
          <Words text={say("indicatorPlanOld", { year: yearWords(say, thisYear) })} />
        )}{" "}
        {views.length === 0 ? (
          <PlanText text={plan.indicatorsNote ?? ""} language={language} />
        ) : (
          <Words text={say("indicatorPlanCount", { all: views.length, measured, missing: views.length - measured })} />
        )}
      </p>
      {plan.issues.map((issue) => {
        const own = views.filter(({ place }) => place.issue === issue.id);
        if (own.length === 0) return "";
        return (
          <section class="stack-close">
            <h3>
              <PlanText text={`${issue.heading} ${issue.title}`} language={language} />
            </h3>
            <ul class="cards indicator-cards" lang={htmlLang[language]}>
              {own.map((one) => (
                <li>
                  <IndicatorCard view={view} ward={ward} indicator={one} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
