/** How many codes a resident has typed in the last hour: how many only, never which. */
import type { Tx } from "../../db.js";

/** More than anybody needs who reads a letter, and far too few to guess one of 55 bits. */
export const codeTriesAnHour = 10;

export const codeTriesStore = {
  /** In the turn's transaction, so that a turn that runs again counts once. @returns whether one more may be looked up */
  async take(tx: Tx, residentId: string): Promise<boolean> {
    const [row] = await tx.$queryRaw<{ points: number }[]>`
      INSERT INTO shared_limit AS l (key, points, expires_at)
      VALUES (${`survey-code:${residentId}`}, 1, now() + interval '1 hour')
      ON CONFLICT (key) DO UPDATE SET
        points = CASE WHEN l.expires_at <= now() THEN 1 ELSE l.points + 1 END,
        expires_at = CASE WHEN l.expires_at <= now() THEN excluded.expires_at ELSE l.expires_at END
      RETURNING points`;
    return (row?.points ?? 1) <= codeTriesAnHour;
  },
};
