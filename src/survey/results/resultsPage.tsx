/** Results of a survey for staff, as they stand: who answered, when, where people stopped, and what they chose. */

import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Empty } from "../../console/pieces/empty.js";
import { dayText, instantText } from "../../console/timeWords.js";
import { frameWords } from "../../policy/frameWords.js";
import type { IndicatorTexts } from "../../policy/indicatorTexts.js";
import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Table } from "../../web/table.js";
import { SurveyTabs } from "../console/surveyTabs.js";
import type { SurveyDefinition } from "../survey.js";
import type { SurveyView } from "../surveyDesk.js";
import type { KeptTally, SurveyTally } from "../tally/tally.js";
import { ChartFigure } from "./chartFigure.js";
import { dropOffs, responsesByDay } from "./dropOff.js";
import { isLeftOut } from "./fewAnswers.js";
import { countText, fictionalText } from "./figureWords.js";
import { FramesTable } from "./framesTable.js";
import { measureResults } from "./measureResult.js";
import { MeasureTable } from "./measureTable.js";
import { frameSummaries, questionResults } from "./questionResult.js";
import { QuestionSection } from "./questionSection.js";
import { daysSize, dropOffChart, sizeOf } from "./resultCharts.js";

export interface ResultsPageProps {
  ward: string;
  survey: SurveyView;
  definition: SurveyDefinition;
  kept: KeptTally | undefined;
  /** Address of this page. */
  path: string;
  csrfField: JSX.Element;
  maySeeAnswers: boolean;
  indicators: IndicatorTexts;
}

export function ResultsPage(props: ResultsPageProps): JSX.Element {
  const { ward, survey, definition, kept, path } = props;
  return (
    <>
      <h1>{escapeHtml(`${definition.title.ja}: 結果`)}</h1>
      <SurveyTabs ward={ward} survey={survey.key} current="results" />
      <FictionalNote fictional={survey.fictional} />
      <Counted {...props} />
      {kept === undefined || kept.tally.responses === 0 ? (
        <Empty text="まだ回答がありません。" />
      ) : (
        <Figures ward={ward} definition={definition} tally={kept.tally} path={path} indicators={props.indicators} />
      )}
    </>
  );
}

export function FictionalNote({ fictional }: { fictional: boolean }): JSX.Element {
  if (!fictional) return "";
  return (
    <Banner kind="warning">
      <p>{escapeHtml(fictionalText)}</p>
    </Banner>
  );
}

function Counted({ kept, path, csrfField, maySeeAnswers, definition }: ResultsPageProps): JSX.Element {
  const words = definition.questions.some(({ kind }) => kind === "text");
  return (
    <section aria-labelledby="counted-title">
      <h2 id="counted-title">集計</h2>
      {kept ? (
        <DefinitionList
          items={[
            { term: "集計した時刻", text: instantText(kept.countedAt) },
            { term: "設問の版", text: `第${kept.tally.version}版` },
            { term: "回答全体のハッシュ（SHA-256）", text: kept.answersSha256 },
          ]}
        />
      ) : (
        ""
      )}
      <div class="actions">
        <ConsoleForm action={`${path}/recount`} csrfField={csrfField} inline>
          <Button label="いま集計しなおす" weight="outlined" />
        </ConsoleForm>
      </div>
      <ul class="row-links">
        {maySeeAnswers ? (
          <li>
            <a href={`${path}/cross`}>クロス集計</a>
          </li>
        ) : (
          ""
        )}
        {words && maySeeAnswers ? (
          <li>
            <a href={`${path}/texts`}>自由記述を読む</a>
          </li>
        ) : (
          ""
        )}
        <li>
          <a href={`${path}/export`}>書き出し（CSV・Excel）</a>
        </li>
      </ul>
    </section>
  );
}

interface FiguresProps {
  ward: string;
  definition: SurveyDefinition;
  tally: SurveyTally;
  path: string;
  indicators: IndicatorTexts;
}

function Figures({ ward, definition, tally, path, indicators }: FiguresProps): JSX.Element {
  const charts = `${path}/charts`;
  return (
    <>
      <section aria-labelledby="frames-title">
        <h2 id="frames-title">回答した人</h2>
        <FramesTable frames={frameSummaries(tally)} />
      </section>
      {tally.frames.some(({ measures }) => measures.length > 0) ? (
        <section aria-labelledby="measures-title">
          <h2 id="measures-title">運営方針の指標</h2>
          <p class="note">割合は回答した人についての数字です。「区民の◯％」とは書かないでください。</p>
          <MeasureTable ward={ward} measures={measureResults(definition, tally)} indicators={indicators} />
          {definition.weighting ? (
            <p class="note">
              重みを付けた値は、受付が終わってから結果を公開すると、割合の横に示されます。年齢や性別で分けた表を先に公開したときは示されません。区分ごとの人口は
              <a href={`/console/${ward}/indicators/population`}>人口の表</a>で登録します。
            </p>
          ) : (
            ""
          )}
        </section>
      ) : (
        ""
      )}
      <section aria-labelledby="questions-title">
        <h2 id="questions-title">設問ごとの結果</h2>
        {tally.frames.some(isLeftOut) ? (
          <p class="note">秘匿のアンケートでは、回答が10件に満たない枠の内訳は、承認者だけが見られます。</p>
        ) : (
          ""
        )}
        {questionResults(definition, tally).map((result, index) => (
          <QuestionSection number={index + 1} result={result} charts={charts} />
        ))}
      </section>
      <Days tally={tally} charts={charts} />
      <Stopped definition={definition} tally={tally} charts={charts} />
    </>
  );
}

function Days({ tally, charts }: { tally: SurveyTally; charts: string }): JSX.Element {
  const { days, lines } = responsesByDay(tally);
  return (
    <section>
      <h2>日ごとの回答数</h2>
      <ChartFigure
        src={`${charts}/days.svg`}
        alt="日ごとの回答数の折れ線グラフ。数値は次の表と同じです。"
        size={daysSize}
      />
      <details>
        <summary>表で見る</summary>
        <Table
          id="days-table"
          caption="日ごとの回答数"
          heads={["日", ...lines.map(({ frame }) => frameWords[frame])]}
          rows={days.map((day, place) => [
            escapeHtml(dayText(day)),
            ...lines.map(({ values }) => escapeHtml(countText(values[place] ?? 0))),
          ])}
        />
      </details>
    </section>
  );
}

function Stopped({
  definition,
  tally,
  charts,
}: Omit<FiguresProps, "ward" | "path" | "indicators"> & { charts: string }): JSX.Element {
  const found = dropOffs(definition, tally);
  return (
    <section aria-labelledby="left-title">
      <h2 id="left-title">途中でやめた設問</h2>
      <p class="note">回答を始めて送信していない人が、最後にいた設問です。あとで続きを答えることもあります。</p>
      <ChartFigure
        src={`${charts}/left.svg`}
        alt="途中でやめた人数を設問ごとに表した棒グラフ。数値は次の表と同じです。"
        size={sizeOf(dropOffChart(definition, tally))}
      />
      <Table
        id="left-table"
        caption="途中でやめた人数"
        heads={["設問", ...tally.frames.map(({ frame }) => frameWords[frame])]}
        rows={definition.questions.map(({ text }, place) => [
          escapeHtml(`${place + 1}. ${text.ja}`),
          ...(found[place]?.stopped ?? []).map((count) => escapeHtml(countText(count))),
        ])}
      />
    </section>
  );
}
