/** Publication for staff: what readers would see, which breakdowns, a note, and the editions that there have been. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { instantText } from "../../console/timeWords.js";
import { Banner } from "../../web/banner.js";
import { Table } from "../../web/table.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { SurveyTabs } from "../console/surveyTabs.js";
import type { SurveyDefinition } from "../survey.js";
import type { EditionLine } from "./editionStore.js";
import { PublishedBody } from "./publishedBody.js";
import type { Preparation } from "./publishingDesk.js";
import { breakdownKey, type Publishing, possibleBreakdowns, previewKey } from "./publishingForm.js";
import { besideWeights, tellsWeights } from "./weightsOrBreakdowns.js";

export interface PublicationPageProps {
  view: PageView;
  ward: string;
  survey: string;
  definition: SurveyDefinition;
  path: string;
  csrfField: JSX.Element;
  mayPublish: boolean;
  editions: readonly EditionLine[];
  publishing: Publishing;
  prepared: Preparation;
  mistake?: string | undefined;
}

export function PublicationPage(props: PublicationPageProps): JSX.Element {
  const { definition, prepared, view, ward } = props;
  return (
    <>
      <h1>{escapeHtml(`${definition.title.ja}: 結果の公開`)}</h1>
      <SurveyTabs ward={ward} survey={props.survey} current="publication" />
      {props.mistake === undefined ? (
        ""
      ) : (
        <Banner kind="mistake" announced>
          <p>
            <Words text={props.mistake} />
          </p>
        </Banner>
      )}
      <Editions {...props} />
      <section aria-labelledby="publish-title">
        <h2 id="publish-title">公開する内容</h2>
        <ul class="points">
          <li>
            10人に満たない欄と、そこから人数が分かってしまう欄は、隠して公開します。前に公開した版と比べても分からないようにします。
          </li>
          <li>一度公開した数字は、取り下げても、見た人には知られています。</li>
          <li>割合は「回答した方の◯％」と書きます。「区民の◯％」とは書けません。</li>
        </ul>
        {prepared.kind === "empty" ? <p>まだ回答がありません。</p> : ""}
        {prepared.kind === "moving" ? (
          <p>集計のあいだに回答が入り続けています。少し待ってから、もう一度開いてください。</p>
        ) : (
          ""
        )}
        {prepared.kind === "prepared" ? <PublishForm {...props} answers={prepared.results.answersSha256} /> : ""}
      </section>
      {prepared.kind === "prepared" ? (
        <section class="box preview" aria-labelledby="preview-title">
          <h2 id="preview-title">{escapeHtml(`公開したときの見え方（第${prepared.number}回）`)}</h2>
          <p class="note">グラフは公開したページに出ます。</p>
          <PublishedBody
            view={view}
            ward={ward}
            results={prepared.results}
            number={prepared.number}
            publishedAt={undefined}
            chart={undefined}
          />
        </section>
      ) : (
        ""
      )}
    </>
  );
}

function PublishForm(props: PublicationPageProps & { answers: string }): JSX.Element {
  const { definition, path, csrfField, publishing, mayPublish, answers } = props;
  const words = new Map(definition.questions.map(({ id, text }) => [id, text.ja]));
  const isWeightTold = props.editions.some(({ results }) => tellsWeights(results));
  const options = besideWeights(definition, possibleBreakdowns(definition.questions), isWeightTold).map((one) => ({
    value: breakdownKey(one),
    label: `「${words.get(one.question)}」を「${words.get(one.by)}」で分ける`,
  }));
  return (
    <ConsoleForm action={path} csrfField={csrfField}>
      {options.length === 0 ? (
        ""
      ) : (
        <CheckboxGroup
          name="breakdown"
          label="内訳"
          hint="年齢や地域などで分けた表です。分けるほど、隠す欄が増えます。"
          options={options}
          values={publishing.breakdowns.map(breakdownKey)}
        />
      )}
      <TextArea
        name="note"
        label="区からの説明"
        hint="どのように尋ねたか、読むときの注意など。公開するページに出ます。"
        value={publishing.note}
        maxlength={2_000}
      />
      <Hidden name="answers" value={answers} />
      <Hidden name="previewed" value={previewKey(publishing)} />
      <div class="actions">
        <Button label="見え方を確かめる" weight="outlined" formaction={`${path}/preview`} />
        {mayPublish ? <Button label="この内容で公開する" /> : ""}
      </div>
      {mayPublish ? "" : <p class="note">公開は承認者が行います。</p>}
    </ConsoleForm>
  );
}

function Editions({ editions, path, csrfField, mayPublish }: PublicationPageProps): JSX.Element {
  if (editions.length === 0) return <p>まだ公開していません。</p>;
  const newest = editions.find(({ withdrawnAt }) => withdrawnAt === undefined);
  return (
    <section>
      <h2>公開した版</h2>
      <Table
        id="editions-table"
        caption="公開した版"
        heads={["回", "集計した時刻", "公開した時刻", "公開した人", "状態", "操作"]}
        rows={editions.map(({ number, asOf, publishedAt, publishedBy, withdrawnAt }) => [
          escapeHtml(`第${number}回`),
          escapeHtml(instantText(asOf)),
          escapeHtml(instantText(publishedAt)),
          escapeHtml(publishedBy ?? "―"),
          withdrawnAt ? (
            <StatusTag tone="quiet" text="取り下げました" />
          ) : (
            <StatusTag
              tone={number === newest?.number ? "good" : "quiet"}
              text={number === newest?.number ? "公開中" : "前の版"}
            />
          ),
          withdrawnAt === undefined && mayPublish ? (
            <ConsoleForm action={`${path}/${number}/withdraw`} csrfField={csrfField} inline>
              <Button label="取り下げる" weight="danger" meaning={`第${number}回の公開を取り下げる`} />
            </ConsoleForm>
          ) : (
            ""
          ),
        ])}
      />
      <p class="note">
        取り下げると、残った版のうち新しいものが公開されます。なければ、結果のページには、取り下げたことと日付だけが出ます。
      </p>
    </section>
  );
}
