/** Criteria by which an announcement finds the people of an invitation: asked, and asked but not answered. */
import { Prisma } from "../../../generated/prisma/client.js";
import type { Tx } from "../../db.js";

/** Kind → condition on `r` (resident); the id is that of a batch of the ward. */
export const surveyCriteria: ReadonlyMap<string, (ward: string, id: string) => Prisma.Sql> = new Map([
  ["survey-asked", (ward, id) => among(ward, id, Prisma.empty)],
  // Only while it can still be answered: nobody is reminded of what is over.
  ["survey-unanswered", (ward, id) => among(ward, id, Prisma.sql`AND NOT a.answered AND s.state = 'open'`)],
]);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function among(ward: string, id: string, further: Prisma.Sql): Prisma.Sql {
  // What is no id names nobody; the database would refuse the whole statement.
  if (!uuid.test(id)) return Prisma.sql`false`;
  return Prisma.sql`r.id IN (
    SELECT a.resident_id FROM survey_asked a JOIN survey s ON s.id = a.survey_id
    WHERE a.batch_id = ${id}::uuid AND s.ward = ${ward} ${further})`;
}

/** The same in words, for the pages on which an announcement says whom it goes to: the newest invitations first. */
export async function offeredSurveyCriteria(
  tx: Tx,
  ward: string,
): Promise<{ kind: string; id: string; name: string }[]> {
  const batches = await tx.surveyBatch.findMany({
    where: { kind: "line", survey: { ward } },
    orderBy: { createdAt: "desc" },
    take: 50,
    select: { id: true, name: true },
  });
  return batches.flatMap(({ id, name }) => [
    { kind: "survey-asked", id, name: `アンケートの案内の相手（${name}）` },
    { kind: "survey-unanswered", id, name: `アンケートの案内の相手のうち、まだ回答していない人（${name}）` },
  ]);
}
