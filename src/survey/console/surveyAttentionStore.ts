/** What of a ward's surveys wants attention: counted from the rows, so that the start page costs little. */
import type { Tx } from "../../db.js";

export interface SurveyAttention {
  /** Open ones whose deadline is near. */
  closing: readonly { key: string; title: string; closesAt: Date }[];
  /** Drafts that a second person may publish: what waits of surveys that are not over. */
  drafts: number;
  /** Over, with answers, and no result was ever published. */
  unpublished: readonly { key: string; title: string }[];
}

const near = 3 * 86_400_000;
/** Whoever has not published within half a year has decided so. */
const longAgo = 183 * 86_400_000;

export async function surveyAttention(tx: Tx, ward: string, now: Date): Promise<SurveyAttention> {
  const until = new Date(now.getTime() + near);
  const since = new Date(now.getTime() - longAgo);
  const closing = await tx.$queryRaw<{ key: string; title: string; closesAt: Date }[]>`
    SELECT s.key, v.definition->'title'->>'ja' AS title, s.closes_at AS "closesAt"
    FROM survey s JOIN survey_version v ON v.survey_id = s.id AND v.number = s.version
    WHERE s.ward = ${ward} AND s.state = 'open' AND s.closes_at > ${now}::timestamptz AND s.closes_at <= ${until}::timestamptz
    ORDER BY s.closes_at, s.key LIMIT 20`;
  const [waiting] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM survey s JOIN survey_version v ON v.survey_id = s.id
    WHERE s.ward = ${ward} AND s.state <> 'closed' AND v.published_at IS NULL`;
  const unpublished = await tx.$queryRaw<{ key: string; title: string }[]>`
    SELECT s.key, v.definition->'title'->>'ja' AS title
    FROM survey s JOIN survey_version v ON v.survey_id = s.id AND v.number = s.version
    WHERE s.ward = ${ward} AND s.state = 'closed' AND s.closed_at > ${since}::timestamptz
      AND EXISTS (SELECT 1 FROM survey_response r WHERE r.survey_id = s.id)
      AND NOT EXISTS (SELECT 1 FROM survey_edition e WHERE e.survey_id = s.id)
    ORDER BY s.closed_at, s.key LIMIT 20`;
  return { closing, drafts: waiting?.count ?? 0, unpublished };
}
