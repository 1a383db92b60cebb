/** Reads a ward's survey definitions, and holds them against the plans whose indicators they measure. */
import type { ContentFiles } from "./contentFiles.js";
import { type Plan, placedIndicators } from "./policy/plan.js";
import { type SurveyDefinition, surveyDefinition } from "./survey/survey.js";

export function readSurveys(
  files: ContentFiles,
  folder: string,
  plans: readonly Plan[],
): ReadonlyMap<string, SurveyDefinition> {
  const indicators = new Map(
    plans.flatMap(placedIndicators).map(({ indicator }) => [indicator.id, indicator] as const),
  );
  const surveys = new Map<string, SurveyDefinition>();
  for (const name of files.list(`${folder}/surveys`, ".yaml")) {
    const path = `${folder}/surveys/${name}`;
    const found = files.yaml(path, surveyDefinition);
    if (!found) continue;
    if (`${found.key}.yaml` !== name)
      files.report(path, "key", `must be the name of the file, ${name.replace(".yaml", "")}`);
    for (const [index, { indicator }] of found.measures.entries()) {
      const known = indicators.get(indicator);
      const place = `measures.${index}.indicator`;
      if (!known) files.report(path, place, `no plan of the ward has an indicator ${indicator}`);
      else if (known.kind !== "survey") files.report(path, place, `${indicator} is not measured by a survey`);
    }
    surveys.set(found.key, found);
  }
  return surveys;
}
