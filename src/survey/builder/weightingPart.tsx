/** Which questions a survey is weighted by, and to which groups of the population table their choices belong. */
import { DefinitionList } from "../../web/definitionList.js";
import { optionsOf } from "../question.js";
import type { SurveyDefinition } from "../survey.js";
import { axes, type Grouping } from "../weighting.js";
import { subjectNames } from "./builderWords.js";

export interface WeightingPartProps {
  ward: string;
  definition: SurveyDefinition;
  /** Where it is written. */
  yamlPath: string;
}

export function WeightingPart({ ward, definition, yamlPath }: WeightingPartProps): JSX.Element {
  const { weighting, measures } = definition;
  if (measures.length === 0) return "";
  return (
    <section aria-labelledby="weighting-title">
      <h2 id="weighting-title">重み付け</h2>
      <p class="note">
        年齢と性別を<a href={`/console/${ward}/indicators/population`}>人口の表</a>
        に合わせた割合を、受付が終わってから、割合の横に参考として示します。どれかの区分の回答が10人に満たないときは示しません。
        <a href={yamlPath}>YAMLの画面</a>で、weightingに書きます。
      </p>
      {weighting ? (
        <DefinitionList
          items={axes.flatMap((axis) => [
            { term: subjectNames[axis], text: questionText(definition, weighting[axis]) },
            { term: `${subjectNames[axis]}の区分`, text: groupText(definition, weighting[axis]) },
          ])}
        />
      ) : (
        <p>このアンケートは重み付けしません。</p>
      )}
    </section>
  );
}

const askedBy = ({ questions }: SurveyDefinition, { question }: Grouping) =>
  questions.find(({ id }) => id === question);

const questionText = (definition: SurveyDefinition, grouping: Grouping): string =>
  askedBy(definition, grouping)?.text.ja ?? grouping.question;

/** 「19歳以下」→19歳以下, one below the other; a choice without a group has no weight. */
function groupText(definition: SurveyDefinition, grouping: Grouping): string {
  const asked = askedBy(definition, grouping);
  return (asked ? optionsOf(asked) : [])
    .map(({ key, text }) => `「${text.ja}」→ ${grouping.groups[key] ?? "重みを付けない"}`)
    .join("\n");
}
