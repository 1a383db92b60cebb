/** `GET /surveys/:id/answers.csv`: answers for the ward's other systems, a row per respondent. */
import { z } from "zod";
import type { ApiContext, ApiRoute } from "../../api/apiRoute.js";
import type { Audit } from "../../console/audit/audit.js";
import { csvFile } from "../../csv.js";
import type { Database } from "../../db.js";
import { findSurvey, versionsOf } from "../console/surveyViewStore.js";
import { answerColumns, type VersionQuestions } from "./answerColumns.js";
import { answerCells } from "./answerFile.js";
import { batchNames, keyOfSurvey, responseRows } from "./responseRowStore.js";

export interface AnswersApiOptions {
  database: Database;
  audit: Audit;
  /** Nobody answers a demo but people who are played. */
  demo?: boolean;
}

export function answersApi({ database, audit, demo = false }: AnswersApiOptions): ApiRoute[] {
  async function answers({ request, ward, actor }: ApiContext) {
    const named = String(request.params["id"]);
    const found = await database.transaction("console", async (tx) => {
      const id = ward.ward.id;
      const key = z.uuid().safeParse(named).success ? await keyOfSurvey(tx, id, named) : named;
      const survey = key === undefined ? undefined : await findSurvey(tx, id, key);
      if (!survey?.published) return undefined;
      const versions = (await versionsOf(tx, id, survey.key)).filter(({ publishedAt }) => publishedAt);
      const batches = await batchNames(tx, survey.id);
      await audit.record(tx, {
        actor,
        ward: id,
        action: "export.downloaded",
        subject: survey.id,
        facts: { what: "survey.answers", format: "csv", texts: false },
      });
      return { survey, versions, batches };
    });
    if (!found) return missing;
    const { survey, batches } = found;
    const versions: readonly VersionQuestions[] = found.versions;
    const columns = answerColumns(versions, { batches, fictional: survey.fictional || demo, withTexts: false });
    const lines = csvFile(columns.heads, answerCells(columns, responseRows(database, survey.id)));
    return { kind: "csv" as const, fileName: `${survey.key}-answers.csv`, lines };
  }

  return [
    {
      method: "get",
      path: "/surveys/:id/answers.csv",
      scope: "surveys:read",
      summary: "Answers of a survey, one row per respondent",
      description: [
        "`id` is the survey's key, as in its address, or its UUID.",
        "Columns: `respondent` (a key that leads to nobody, hex), `frame`, `batch`, `version`, `way`, `language`, `day`, `row_sha256`, then `q_<question id>` for each question of any version, and `fictional`.",
        "Choices are written as their keys, several with `|` between them; what was not asked or left blank is empty.",
        "Free texts are left out: people write names and circumstances in them. Staff export them in the console, two together.",
        "Rows are in the order of the respondent keys. Frames tell who was asked how; do not add them up.",
      ].join("\n\n"),
      responses: { 200: { description: "CSV, UTF-8 with a byte order mark, CRLF." } },
      run: answers,
    },
  ];
}

const missing = {
  kind: "problem",
  problem: {
    status: 404,
    code: "survey-missing",
    detail: "There is no such survey in this ward, or it has no answers.",
  },
} as const;
