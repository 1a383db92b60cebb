/** The facts of an announcement: to whom, when, by whom, in which steps it was approved. */

import type { WardContent } from "../../content.js";
import { DefinitionList } from "../../web/definitionList.js";
import { announcementPath } from "../console/announcementConsolePaths.js";
import type { AnnouncementView } from "../desk/announcementDesk.js";
import { dayWords } from "../form/announcementFormTime.js";
import { audienceLines, type CriterionName } from "./announcementWordsAudience.js";
import { quietWords, sendingWords } from "./announcementWordsTimes.js";

export interface FactsProps {
  view: AnnouncementView;
  ward: WardContent;
  criterionName: CriterionName;
}

export function PageFacts({ view, ward, criterionName }: FactsProps): JSX.Element {
  const { content } = view;
  const approvals = view.approvals.map(
    ({ step, by, asDeputy, at }) =>
      `${view.steps[step] ?? "承認"}: ${by}${asDeputy ? "（代決）" : ""}、${dayWords(at)}`,
  );
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">送る相手と日時</h2>
      <DefinitionList
        items={[
          { term: "送る相手", text: audienceLines(view.audience, ward, criterionName).join("\n") },
          { term: "送る日時", text: sendingWords(content) },
          { term: "夜間", text: quietWords(content) },
          ...(content.expiresAt ? [{ term: "有効期限", text: dayWords(content.expiresAt) }] : []),
          ...(content.broadcast ? [{ term: "送り方", text: "LINEの一斉配信" }] : []),
          { term: "書いた人", text: `${view.author.name}、${dayWords(view.createdAt)}` },
          {
            term: "承認",
            text: approvals.length > 0 ? approvals.join("\n") : `まだです（必要な段階: ${view.steps.join("→")}）`,
          },
          ...(view.leftOut > 0
            ? [{ term: "届かない人", text: `${view.leftOut}人（受け取りを止めている、週の上限）` }]
            : []),
          ...(view.seriesId
            ? [
                {
                  term: "くり返し",
                  element: <a href={announcementPath(view.ward, view.seriesId)}>くり返しの元を開く</a>,
                },
              ]
            : []),
          ...(view.correctsId
            ? [
                {
                  term: "訂正の元",
                  element: <a href={announcementPath(view.ward, view.correctsId)}>元のお知らせを開く</a>,
                },
              ]
            : []),
          ...(view.correctedBy.length > 0
            ? [
                {
                  term: "訂正",
                  element: (
                    <>
                      {view.correctedBy.map((id, index) => (
                        <p>
                          <a href={announcementPath(view.ward, id)} safe>{`訂正${index + 1}を開く`}</a>
                        </p>
                      ))}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
