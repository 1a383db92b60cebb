/** An open survey, and letters for it, laid into a database: what journeys begin with that are not about publishing. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "../../src/db.js";
import { createCodeStore } from "../../src/survey/respondent/codeStore.js";
import type { SurveyDefinition } from "../../src/survey/survey.js";
import { createVault } from "../../src/vault.js";
import { testKey } from "./service.js";

/** @returns its id */
export async function layOpenSurvey(database: Database, definition: SurveyDefinition, ward = "nishi"): Promise<string> {
  const id = randomUUID();
  const { key } = definition;
  const salt = createVault(testKey).seal("survey salt", randomBytes(32).toString("base64"));
  const opensAt = new Date("2026-11-01T00:00:00+09:00");
  await database.transaction("console", async (tx) => {
    const about = { id, ward, key, class: definition.class, state: "open" as const };
    await tx.survey.create({ data: { ...about, salt, version: 1, opensAt } });
    const version = { surveyId: id, number: 1, sha256: randomUUID(), publishedAt: opensAt };
    await tx.surveyVersion.create({ data: { ...version, definition: definition as object } });
  });
  return id;
}

/** Codes of letters, as they are printed. */
export async function layLetters(database: Database, surveyId: string, count: number): Promise<string[]> {
  const codes = createCodeStore(createVault(testKey));
  const id = randomUUID();
  await database.transaction("console", async (tx) => {
    await tx.surveyBatch.create({
      data: { id, surveyId, kind: "letters", frame: "mailed", name: "標本", asked: count },
    });
    await codes.createCodes(tx, id, count);
  });
  const printed = await database.run("console", (tx) => codes.codesOf(tx, id));
  return printed.map(({ code }) => code.replace(/^(.{4})(.{4})(.{4})$/, "$1-$2-$3"));
}
