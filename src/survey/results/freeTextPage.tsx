/** Free texts of one question: looked for, read, tagged. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Empty } from "../../console/pieces/empty.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { Select } from "../../console/pieces/select.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { TextField } from "../../console/pieces/textField.js";
import { frameWords } from "../../policy/frameWords.js";
import { Banner } from "../../web/banner.js";
import { Words } from "../../web/words.js";
import { SurveyTabs } from "../console/surveyTabs.js";
import type { Question } from "../question.js";
import type { SurveyDefinition } from "../survey.js";
import { type FreeText, mostOpened, type TextQuery, tagCounts, textsPerPage } from "./freeText.js";
import { FictionalNote } from "./resultsPage.js";

export interface FreeTextPageProps {
  ward: string;
  survey: string;
  fictional: boolean;
  definition: SurveyDefinition;
  /** Address of this page. */
  path: string;
  csrfField: JSX.Element;
  questions: readonly Question[];
  query: TextQuery;
  /** Of the question, all that were opened. */
  all: readonly FreeText[];
  found: readonly FreeText[];
  more: boolean;
  deleted: boolean;
  mistake?: string | undefined;
}

export function FreeTextPage(props: FreeTextPageProps): JSX.Element {
  const { definition, query, found, path, csrfField } = props;
  const shown = found.slice((query.page - 1) * textsPerPage, query.page * textsPerPage);
  return (
    <>
      <h1>{escapeHtml(`${definition.title.ja}: 自由記述`)}</h1>
      <SurveyTabs ward={props.ward} survey={props.survey} current={undefined} />
      <FictionalNote fictional={props.fictional} />
      <Banner kind="warning" title="内部用です">
        <p>書いた方が分かる内容が含まれることがあります。見たことは監査記録に残ります。</p>
      </Banner>
      {props.mistake === undefined ? (
        ""
      ) : (
        <Banner kind="mistake" announced>
          <p>{escapeHtml(props.mistake)}</p>
        </Banner>
      )}
      {props.deleted ? <p>保存期間が過ぎたため、自由記述は削除されました。</p> : ""}
      <Search {...props} />
      <p aria-live="polite">{escapeHtml(`${found.length}件`)}</p>
      {props.more ? (
        <p class="note">
          {escapeHtml(`回答が多いため、${mostOpened.toLocaleString("ja-JP")}件までの中から探しています。`)}
        </p>
      ) : (
        ""
      )}
      {shown.length === 0 ? (
        <Empty text="あてはまる記述はありません。" />
      ) : (
        <ul class="cards">
          {shown.map((text) => (
            <OneText text={text} path={path} csrfField={csrfField} query={query} />
          ))}
        </ul>
      )}
      <Turn path={path} csrfField={csrfField} query={query} total={found.length} />
    </>
  );
}

/** What was asked for, carried along by every form of the page. */
function State({ query }: { query: TextQuery }): JSX.Element {
  return (
    <>
      <Hidden name="question" value={query.question} />
      <Hidden name="words" value={query.words} />
      <Hidden name="tag" value={query.tag} />
      <Hidden name="page" value={String(query.page)} />
    </>
  );
}

function Search({ path, csrfField, questions, query, all }: FreeTextPageProps): JSX.Element {
  const tags = tagCounts(all).map(({ tag, texts }) => ({ value: tag, label: `${tag}（${texts}）` }));
  return (
    <ConsoleForm action={path} csrfField={csrfField}>
      <Select
        name="question"
        label="設問"
        options={questions.map(({ id, text }) => ({ value: id, label: text.ja }))}
        value={query.question}
      />
      <TextField name="words" label="さがす言葉" value={query.words} type="search" maxlength={100} />
      <Select name="tag" label="タグ" options={tags} value={query.tag} empty="すべて" />
      <Button label="さがす" />
    </ConsoleForm>
  );
}

interface OneTextProps {
  text: FreeText;
  path: string;
  csrfField: JSX.Element;
  query: TextQuery;
}

function OneText({ text: { responseId, frame, text, tags }, path, csrfField, query }: OneTextProps): JSX.Element {
  return (
    <li class="box">
      <p>
        <Words text={text} />
      </p>
      <p>
        <StatusTag tone="quiet" text={frameWords[frame]} />
      </p>
      <div class="actions">
        {tags.map((tag) => (
          <ConsoleForm action={`${path}/untag`} csrfField={csrfField} inline>
            <State query={query} />
            <Hidden name="response" value={responseId} />
            <Hidden name="name" value={tag} />
            <Button label={`${tag} ×`} weight="outlined" meaning={`タグ「${tag}」を外す`} />
          </ConsoleForm>
        ))}
      </div>
      <ConsoleForm action={`${path}/tag`} csrfField={csrfField}>
        <State query={query} />
        <Hidden name="response" value={responseId} />
        <TextField name="name" id={`tag-${responseId}`} label="タグを付ける" maxlength={30} required short />
        <Button label="付ける" weight="outlined" meaning="この記述にタグを付ける" />
      </ConsoleForm>
    </li>
  );
}

function Turn(props: Pick<FreeTextPageProps, "path" | "csrfField" | "query"> & { total: number }): JSX.Element {
  const { path, csrfField, query, total } = props;
  const pages = Math.ceil(total / textsPerPage);
  const to = (page: number, label: string) =>
    page < 1 || page > pages ? (
      ""
    ) : (
      <ConsoleForm action={path} csrfField={csrfField} inline>
        <State query={{ ...query, page }} />
        <Button label={label} weight="outlined" />
      </ConsoleForm>
    );
  if (pages <= 1) return "";
  return (
    <nav class="actions" aria-label="自由記述のページ">
      {to(query.page - 1, "前へ")}
      <p>{escapeHtml(`${query.page} / ${pages}`)}</p>
      {to(query.page + 1, "次へ")}
    </nav>
  );
}
