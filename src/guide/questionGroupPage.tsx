/** A group of alike questions: what was asked, and what staff can do about it. */

import { StatusTag } from "../console/pieces/statusTag.js";
import type { WardContent } from "../content.js";
import { htmlLang } from "../language.js";
import { civilDate } from "../time.js";
import { Banner } from "../web/banner.js";
import { DefinitionList } from "../web/definitionList.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import { dateIn } from "./dateWords.js";
import { AnswerPart } from "./questionAnswerPart.js";
import { DraftPart } from "./questionDraftPart.js";
import { DismissPart, JoinPart, MovePart, SplitPart } from "./questionGroupParts.js";
import { counterName } from "./questionListPage.js";
import type { Wording } from "./questionWording.js";

export interface QuestionForecast {
  messages: number;
  left: number | undefined;
  yen: number | undefined;
  fits: boolean;
  reason: string | undefined;
}

export interface QuestionGroupProps {
  view: PageView;
  ward: WardContent;
  /** Address of the group. */
  base: string;
  group: { id: string; counter: string; dueAt: Date; note: string | undefined };
  wordings: readonly Wording[];
  /** Entries that come nearest, best first. */
  suggestions: readonly string[];
  others: readonly { id: string; text: string }[];
  wishes: number;
  forecasts: readonly QuestionForecast[];
  /** When the answer would be told, if not at once. */
  tellAt: Date | undefined;
  mayEdit: boolean;
  now: Date;
  /** What came back with a mistake, and why. */
  form: Readonly<Record<string, unknown>>;
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

export function QuestionGroupPage(props: QuestionGroupProps): JSX.Element {
  const { view, ward, group, wordings, wishes, now, mayEdit, mistakes } = props;
  const overdue = group.dueAt < now;
  const due = dateIn(civilDate(group.dueAt), "ja");
  return (
    <>
      <h1>質問のまとまり</h1>
      {Object.keys(mistakes).length > 0 ? (
        <Banner kind="mistake" title="まだ保存していません" announced>
          {Object.values(mistakes).map((mistake) => (
            <p>
              <Words text={mistake} />
            </p>
          ))}
        </Banner>
      ) : (
        ""
      )}
      <DefinitionList
        items={[
          { term: "担当", text: counterName(ward, group.counter) },
          {
            term: "期限",
            element: <StatusTag tone={overdue ? "bad" : "quiet"} text={overdue ? `${due}（過ぎています）` : due} />,
          },
          { term: "答えの知らせを待つ人", text: `${wishes}人` },
          ...(group.note === undefined ? [] : [{ term: "メモ", text: group.note }]),
        ]}
      />
      <section aria-labelledby="asked">
        <h2 id="asked">聞かれたことば</h2>
        <ul>
          {wordings.map((wording) => (
            <li>
              <span lang={htmlLang[wording.language]}>
                <Words text={wording.text} />
              </span>{" "}
              <span safe>{`（${view.languageNames[wording.language]}、${wording.count}件）`}</span>
            </li>
          ))}
        </ul>
      </section>
      {mayEdit ? (
        <>
          <AnswerPart {...props} />
          <DraftPart {...props} />
          <MovePart {...props} />
          {wordings.length > 1 ? <SplitPart {...props} /> : ""}
          {props.others.length > 0 ? <JoinPart {...props} /> : ""}
          <DismissPart {...props} />
        </>
      ) : (
        <p>答えを用意するには、編集者の権限が必要です。</p>
      )}
    </>
  );
}
