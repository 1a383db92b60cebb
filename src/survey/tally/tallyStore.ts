/** Counts a survey's responses in the database, and keeps the tally. */
import { Prisma } from "../../../generated/prisma/client.js";
import type { Tx } from "../../db.js";
import type { Frame } from "../../policy/indicator.js";
import { type SurveyDefinition, surveyDefinition } from "../survey.js";
import { type KeptTally, type SurveyTally, surveyTally } from "./tally.js";
import { type BatchCount, type Counted, type CountedSurvey, tallyOf } from "./tallyCount.js";
import { type Counter, countersOf, placeIn, type Version } from "./tallyCounter.js";

export interface TalliedSurvey {
  ward: string;
  key: string;
  fictional: boolean;
  opensAt: Date | null;
  version: number;
  definition: SurveyDefinition;
  /** The keys' secret is destroyed: nobody's answer can change any more, and what is deleted later still counts. */
  settled: boolean;
  /** It takes no more answers. */
  closed: boolean;
}

interface SurveyRow extends Omit<TalliedSurvey, "definition"> {
  number: number;
  definition: unknown;
}

/**
 * What is read from here on in the transaction is of one moment, after any count of another that is going on: so that
 * an older count never replaces a newer one. The transaction's first statement.
 */
export async function beginCount(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
  // Reading the kept tallies goes on meanwhile. Locking a table takes no snapshot, which an advisory lock would.
  await tx.$executeRaw`LOCK TABLE survey_tally IN SHARE ROW EXCLUSIVE MODE`;
}

/** Undefined where it was removed, or has never been published. */
export async function findTallied(
  tx: Tx,
  surveyId: string,
): Promise<(TalliedSurvey & { versions: readonly Version[] }) | undefined> {
  const rows = await tx.$queryRaw<SurveyRow[]>`
    SELECT s.ward, s.key, s.fictional, s.opens_at AS "opensAt", s.version, s.salt_destroyed_at IS NOT NULL AS settled,
      s.state = 'closed' AS closed, v.number, v.definition
    FROM survey s JOIN survey_version v ON v.survey_id = s.id
    WHERE s.id = ${surveyId}::uuid AND s.version IS NOT NULL AND v.published_at IS NOT NULL ORDER BY v.number`;
  const versions = rows.map(({ number, definition }) => ({ number, definition: surveyDefinition.parse(definition) }));
  const [row] = rows;
  const current = versions.find(({ number }) => number === row?.version);
  if (!row || !current) return undefined;
  const { ward, key, fictional, opensAt, version, settled, closed } = row;
  return { ward, key, fictional, opensAt, version, settled, closed, definition: current.definition, versions };
}

export async function countSurvey(
  tx: Tx,
  surveyId: string,
  survey: { version: number; versions: readonly Version[] },
): Promise<SurveyTally> {
  const current = survey.versions.find(({ number }) => number === survey.version);
  if (!current) throw new Error("the survey's version is not among its versions");
  const counters = countersOf(current, survey.versions);
  const counted: CountedSurvey = {
    rows: await countRows(tx, surveyId, counters),
    batches: await tx.$queryRaw<BatchCount[]>`
      SELECT frame, asked, returned, population, everyone FROM survey_batch WHERE survey_id = ${surveyId}::uuid`,
    numbers: await countNumbers(tx, surveyId, current, survey.versions),
    left: await tx.$queryRaw<CountedSurvey["left"]>`
      SELECT frame, version, reached, count(*)::int AS sheets FROM survey_sheet
      WHERE survey_id = ${surveyId}::uuid AND NOT submitted AND reached > 0 GROUP BY 1, 2, 3`,
  };
  return tallyOf(current, survey.versions, counters, counted);
}

/**
 * All counters in one pass over the rows: 1,000,000 responses to 10 questions with 59 choices in about a second. The
 * inner query takes the array apart once for each row (OFFSET keeps it from being merged into the counters).
 */
async function countRows(tx: Tx, surveyId: string, counters: readonly Counter[]): Promise<Counted[]> {
  const places = [...new Set(counters.flatMap(placesOf))];
  const columns = places.map((place) => `, picks[${place + 1}] AS p${place}`).join("");
  const counts = counters.map(counting).join(", ");
  return tx.$queryRaw<Counted[]>`
    SELECT frame, version, day::text AS day, count(*)::int AS responses, (count(*) - count(batch_id))::int AS uninvited,
      ${Prisma.raw(`ARRAY[${counts}]::int[]`)} AS counts
    FROM (SELECT frame, version, day, batch_id${Prisma.raw(columns)} FROM survey_response
          WHERE survey_id = ${surveyId}::uuid OFFSET 0) r
    GROUP BY frame, version, day`;
}

export const placesOf = (counter: Counter): number[] =>
  counter.kind === "all" ? counter.conditions.map(({ place }) => place) : [counter.place];

/** Made of numbers alone: places, bits. */
export function counting(counter: Counter): string {
  switch (counter.kind) {
    case "asked":
      return `count(p${counter.place})`;
    case "answered":
      return `count(nullif(p${counter.place}, 0))`;
    case "choice":
      return `count(nullif(p${counter.place} & ${1n << BigInt(counter.bit)}::bigint, 0))`;
    case "all": {
      const all = counter.conditions.map(({ place, bits }) => `p${place} & ${bits}::bigint <> 0`).join(" AND ");
      return `count(*) FILTER (WHERE ${all})`;
    }
    default:
      return counter satisfies never;
  }
}

interface NumbersRow {
  frame: Frame;
  least: number;
  median: number;
  mean: number;
  most: number;
}

async function countNumbers(tx: Tx, surveyId: string, current: Version, versions: readonly Version[]) {
  const counted: { frame: Frame; question: string; numbers: Omit<NumbersRow, "frame"> }[] = [];
  for (const asked of current.definition.questions.filter(({ kind }) => kind === "number")) {
    const same = versions.filter((version) => placeIn(version, asked) >= 0).map(({ number }) => number);
    const rows = await tx.$queryRaw<NumbersRow[]>`
      SELECT frame, min(number)::float8 AS least, percentile_cont(0.5) WITHIN GROUP (ORDER BY number)::float8 AS median,
        round(avg(number), 2)::float8 AS mean, max(number)::float8 AS most
      FROM (SELECT frame, ("values"->>${asked.id}::text)::numeric AS number FROM survey_response
            WHERE survey_id = ${surveyId}::uuid AND version = ANY(${same}::int[])) r
      WHERE number IS NOT NULL GROUP BY frame`;
    for (const { frame, ...numbers } of rows) counted.push({ frame, question: asked.id, numbers });
  }
  return counted;
}

/** As answerSetSha256 in responseHash.ts makes it: small hex letters sort like the bytes. */
export async function hashAnswers(tx: Tx, surveyId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ hash: string }[]>`
    SELECT encode(sha256(convert_to(coalesce(string_agg(encode(row_hash, 'hex'), E'\n' ORDER BY row_hash), ''), 'UTF8')), 'hex') AS hash
    FROM survey_response WHERE survey_id = ${surveyId}::uuid`;
  if (!row) throw new Error("the database did not say the hash");
  return row.hash;
}

export async function keepTally(
  tx: Tx,
  surveyId: string,
  tally: SurveyTally,
  answersSha256: string,
): Promise<KeptTally> {
  const [row] = await tx.$queryRaw<{ countedAt: Date }[]>`
    INSERT INTO survey_tally (survey_id, counts, answers_sha256, counted_at)
    VALUES (${surveyId}::uuid, ${JSON.stringify(tally)}::jsonb, ${answersSha256}, now())
    ON CONFLICT (survey_id) DO UPDATE SET counts = excluded.counts, answers_sha256 = excluded.answers_sha256, counted_at = excluded.counted_at
    RETURNING counted_at AS "countedAt"`;
  if (!row) throw new Error("the tally was not kept");
  return { tally, answersSha256, countedAt: row.countedAt };
}

export async function findTally(tx: Tx, surveyId: string): Promise<KeptTally | undefined> {
  const row = await tx.surveyTally.findUnique({ where: { surveyId } });
  if (!row) return undefined;
  return { tally: surveyTally.parse(row.counts), answersSha256: row.answersSha256, countedAt: row.countedAt };
}

/** Its results are public, and the newest edition tells a weighted share: the indicators tell it from then on, too. */
export async function publishesWeights(tx: Tx, surveyId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ told: boolean }[]>`
    SELECT jsonb_path_exists(content, '$.readings[*].reading.weighted ? (@ != null)') AS told
    FROM survey_edition WHERE survey_id = ${surveyId}::uuid ORDER BY number DESC LIMIT 1`;
  return row?.told ?? false;
}
