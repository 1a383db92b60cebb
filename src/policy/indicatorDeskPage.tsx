/** All indicators of a ward in the console, by plan: figure, target, mark, progress at a glance. */
import { StatusTag } from "../console/pieces/statusTag.js";
import { ButtonLink } from "../web/buttonLink.js";
import { Table } from "../web/table.js";
import type { PageView } from "../web/view.js";
import { dateWords } from "./indicatorDates.js";
import type { IndicatorView } from "./indicatorView.js";
import type { WardIndicators } from "./indicatorViewStore.js";
import { frameLabel, notMeasuredWords, targetWords, valueWords, yearWords } from "./indicatorWords.js";
import { markWords } from "./markPart.js";

export interface IndicatorDeskPageProps {
  view: PageView;
  ward: string;
  base: string;
  indicators: WardIndicators;
  thisYear: number;
  mayEdit: boolean;
}

export function IndicatorDeskPage(props: IndicatorDeskPageProps): JSX.Element {
  const { view, ward, base, indicators, thisYear, mayEdit } = props;
  const { say } = view;
  return (
    <>
      <h1>運営方針・指標</h1>
      <p>指標ごとの実績と目標です。アンケートの割合は、枠（だれに聞いたか）ごとに分けて集計し、混ぜません。</p>
      <p class="actions">
        <ButtonLink href={`/console/${ward}/plans`} weight="outlined">
          運営方針と様式
        </ButtonLink>
        {mayEdit ? (
          <ButtonLink href={`${base}/import`} weight="outlined">
            実績値をファイルから取り込む
          </ButtonLink>
        ) : (
          ""
        )}
        <ButtonLink href={`${base}/population`} weight="outlined">
          人口の表
        </ButtonLink>
        <ButtonLink href={`/${ward}/indicators`} weight="plain">
          公開ページを見る
        </ButtonLink>
      </p>
      {indicators.plans.map((plan) => {
        const own = indicators.views.filter((one) => one.plan === plan);
        return (
          <section aria-labelledby={`plan-${plan.id}`}>
            <h2 id={`plan-${plan.id}`} safe>
              {plan.title}
            </h2>
            <p safe>
              {`${yearWords(say, plan.fiscalYear)}の方針です。${plan.fiscalYear === thisYear ? "" : "今年度の方針ではありません。"}${plan.indicatorsNote ?? ""}`}
            </p>
            {own.length === 0 ? (
              ""
            ) : (
              <Table
                id={`table-${plan.id}`}
                caption={`${plan.title}の指標`}
                heads={["指標", "目標", "実績", "評価・進捗"]}
                rows={own.map((one) => row(view, base, one))}
              />
            )}
          </section>
        );
      })}
    </>
  );
}

function row(view: PageView, base: string, shown: IndicatorView): JSX.Element[] {
  const { say, language } = view;
  const { indicator, figure, mark, progressPercent, progressStatus } = shown;
  const date = dateWords(language);
  const reading = figure.kept?.reading;
  return [
    <>
      <a href={`${base}/${indicator.id}`} safe>
        {indicator.text}
      </a>
      <br />
      <span class="note" safe>
        {indicator.section}
      </span>
    </>,
    <span class="one-piece" safe>
      {targetWords(say, indicator.target, date)}
    </span>,
    reading && reading.value !== null ? (
      <>
        <strong safe>{valueWords(reading.value, reading.unit)}</strong>
        <br />
        <span class="note" safe>
          {[reading.frame === null ? "" : frameLabel(say, reading.frame), date(reading.asOf)]
            .filter(Boolean)
            .join("　")}
        </span>
      </>
    ) : (
      <>
        <StatusTag tone="quiet" text={say("indicatorNotMeasured")} />
        {figure.few ? (
          <>
            <br />
            <span class="note" safe>
              {notMeasuredWords(say, figure)}
            </span>
          </>
        ) : (
          ""
        )}
      </>
    ),
    <>
      {mark ? <StatusTag tone={mark.mark === "A" ? "good" : "warning"} text={markWords(view, mark)} /> : ""}{" "}
      <span safe>
        {[progressStatus?.text ?? "", progressPercent === null ? "" : `目標比 ${valueWords(progressPercent, "%")}`]
          .filter(Boolean)
          .join("　")}
      </span>
    </>,
  ];
}
