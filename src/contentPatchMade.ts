/** What was made in the console as whole content files: published surveys, approved plans, events. */
import { isDeepStrictEqual } from "node:util";
import { parse, stringify } from "yaml";
import { readEventText } from "./participation/event/eventCsv.js";
import type { WardFacts } from "./participation/event/eventCsvRow.js";
import { eventsCsv } from "./participation/event/eventCsvWrite.js";
import { eventFilePath } from "./participation/event/eventFile.js";
import { planImport } from "./participation/event/eventImport.js";
import type { WardEvent } from "./participation/event/wardEvent.js";
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

export function eventContentFile(ward: string, events: readonly WardEvent[], facts: WardFacts): MadeFile {
  const text = eventsCsv(events, facts).replaceAll("\r\n", "\n");
  return {
    path: eventFilePath(ward),
    text,
    same(told) {
      const read = readEventText(told.replace(/^\ufeff/, ""), "utf-8", facts);
      if (read.kind !== "read" || read.rows.length !== events.length) return false;
      const rows = read.rows.flatMap((row) => (row.kind === "good" ? row : []));
      const plan = planImport(rows, new Map(events.map((event) => [event.key, { ...event, importHash: undefined }])));
      return plan.unchanged === events.length;
    },
  };
}
