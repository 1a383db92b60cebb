/** The versions of a survey, each with what it changed. */
import { instantText } from "../../console/timeWords.js";
import { Table } from "../../web/table.js";
import { definitionChanges } from "../builder/definitionDifference.js";
import type { SurveyVersionView } from "../surveyDesk.js";
import { changeText } from "./changeText.js";

export function SurveyVersions({ versions }: { versions: readonly SurveyVersionView[] }): JSX.Element {
  return (
    <Table
      id="versions"
      caption="版"
      heads={["版", "公開", "最後に書いた人", "前の版から変えたところ"]}
      rows={versions.map((version, place) => row(version, versions[place - 1])).reverse()}
    />
  );
}

function row(version: SurveyVersionView, before: SurveyVersionView | undefined): JSX.Element[] {
  const { number, publishedAt, frozenAt, updatedBy, updatedAt } = version;
  return [
    <span safe>{`第${number}版`}</span>,
    <span>
      {publishedAt ? `${instantText(publishedAt)}${frozenAt ? "（回答あり。変わりません）" : ""}` : "下書き"}
    </span>,
    <span safe>{`${updatedBy?.name ?? "―"}（${instantText(updatedAt)}）`}</span>,
    before === undefined ? <span>最初の版</span> : <Changes before={before} after={version} />,
  ];
}

export function Changes({ before, after }: { before: SurveyVersionView; after: SurveyVersionView }): JSX.Element {
  const changes = definitionChanges(before.definition, after.definition);
  if (changes.length === 0) return <span>変わりなし</span>;
  return (
    <ul class="points">
      {changes.map((change) => (
        <li safe>{changeText(change)}</li>
      ))}
    </ul>
  );
}
