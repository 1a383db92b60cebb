/** What was made in the console as whole content files: published surveys, approved plans. */
import { isDeepStrictEqual } from "node:util";
import { parse, stringify } from "yaml";
import { type Plan, plan } from "./policy/plan.js";
import { type SurveyDefinition, surveyDefinition } from "./survey/survey.js";

export interface MadeFile {
  /** Below the content folder. */
  path: string;
  text: string;
  /** Whether a file says this already, in whatever layout. */
  same(text: string): boolean;
}

const written = (value: unknown) => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });

export function surveyContentFile({ ward, definition }: { ward: string; definition: SurveyDefinition }): MadeFile {
  return {
    path: `wards/${ward}/surveys/${definition.key}.yaml`,
    text: `# コンソールで公開した版です。\n${written(definition)}`,
    same: (text) => isDeepStrictEqual(surveyDefinition.safeParse(parse(text)).data, surveyDefinition.parse(definition)),
  };
}

export function planContentFile(made: Plan): MadeFile {
  return {
    path: `wards/${made.ward}/plans/${made.id}.yaml`,
    text: `# コンソールで前の年度から引き継いで作り、承認を受けた運営方針です。\n${written(made)}`,
    same: (text) => isDeepStrictEqual(plan.safeParse(parse(text)).data, plan.parse(made)),
  };
}
