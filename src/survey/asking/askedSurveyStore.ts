/** The survey that people are asked about, by its key in the ward. */
import type { Tx } from "../../db.js";
import { surveyDefinition } from "../survey.js";
import { isKey } from "../surveyText.js";
import type { AskedSurvey } from "./batch.js";

export const askedSurveyStore = {
  /** With the version that is answered now, or, before the first publication, with the draft. */
  async find(tx: Tx, ward: string, key: string): Promise<AskedSurvey | undefined> {
    // What the database takes for no text (%00) is nobody's key.
    const found = isKey(key) ? await tx.survey.findUnique({ where: { ward_key: { ward, key } } }) : null;
    return found ? withDefinition(tx, found) : undefined;
  },
  async byId(tx: Tx, id: string): Promise<AskedSurvey | undefined> {
    const found = await tx.survey.findUnique({ where: { id } });
    return found ? withDefinition(tx, found) : undefined;
  },
};

type Row = NonNullable<Awaited<ReturnType<Tx["survey"]["findUnique"]>>>;

async function withDefinition(tx: Tx, row: Row): Promise<AskedSurvey | undefined> {
  const version = await tx.surveyVersion.findFirst({
    where: { surveyId: row.id, ...(row.version === null ? {} : { number: row.version }) },
    orderBy: { number: "desc" },
  });
  if (!version) return undefined;
  return {
    id: row.id,
    ward: row.ward,
    key: row.key,
    state: row.state,
    version: row.version ?? undefined,
    definition: surveyDefinition.parse(version.definition),
    closesAt: row.closesAt ?? undefined,
    fictional: row.fictional,
  };
}
