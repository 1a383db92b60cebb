/** One indicator's lasting page: its figure with everything that makes it checkable. */
import type { WardContent } from "../content.js";
import { htmlLang } from "../language.js";
import { Banner } from "../web/banner.js";
import { Page } from "../web/page.js";
import { inLanguage } from "../web/pageLanguage.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import { FigureBeside } from "./figureBeside.js";
import { FigureBox } from "./figureBox.js";
import { FigureHistory } from "./figureHistory.js";
import { FigureTrace } from "./figureTrace.js";
import type { IndicatorView } from "./indicatorView.js";
import { yearWords } from "./indicatorWords.js";
import { MarkPart } from "./markPart.js";

export interface IndicatorPageProps {
  view: PageView;
  ward: WardContent;
  indicator: IndicatorView;
  /** Start year of the present fiscal year. */
  thisYear: number;
}

/** A text of the plan: Japanese on every page. */
export function PlanText({ text, language }: { text: string; language: PageView["language"] }): JSX.Element {
  return (
    <span lang={htmlLang[language] === "ja" ? undefined : "ja"}>
      <Words text={text} />
    </span>
  );
}

export const indicatorPath = (ward: string, id: string): string => `/${ward}/indicators/${id}`;

export function IndicatorPage({ view, ward, indicator, thisYear }: IndicatorPageProps): JSX.Element {
  const { say, language } = view;
  const { plan } = indicator;
  const { id, fullName, name } = ward.ward;
  const { text } = indicator.indicator;
  const fictional = indicator.figure.kept?.fictional ?? indicator.readings.some((one) => one.fictional);
  return (
    <Page
      view={view}
      title={text}
      description={`${text}（${plan.title}）`}
      path={indicatorPath(id, indicator.indicator.id)}
      ward={{ id, name: fullName[language] }}
      keepsWords
      crumbs={[
        { name: say("wardList"), href: inLanguage("/", language) },
        { name: name[language], href: inLanguage(`/${id}`, language) },
        { name: say("indicatorTitle"), href: inLanguage(`/${id}/indicators`, language) },
        { name: text },
      ]}
      inLanguages
    >
      <div class="wide stack indicator-page">
        <header class="stack-close">
          <p class="chips">
            <span class="chip" safe>
              {say(indicator.place.level === "outcome" ? "indicatorOutcome" : "indicatorActivity")}
            </span>
          </p>
          <h1>
            <PlanText text={text} language={language} />
          </h1>
          <p>
            <PlanText text={`${plan.title} ${indicator.indicator.section}`} language={language} />
          </p>
          <p>
            <Words text={say("indicatorPlanYear", { year: yearWords(say, plan.fiscalYear) })} />{" "}
            {plan.fiscalYear === thisYear ? (
              ""
            ) : (
              <Words text={say("indicatorPlanOld", { year: yearWords(say, thisYear) })} />
            )}
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
        <FigureBox view={view} ward={id} indicator={indicator} />
        <MarkPart view={view} indicator={indicator} />
        <FigureBeside view={view} ward={id} indicator={indicator} />
        <FigureHistory view={view} ward={id} indicator={indicator} />
        <FigureTrace view={view} ward={id} indicator={indicator} />
      </div>
    </Page>
  );
}
