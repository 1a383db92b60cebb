/**
 * Makes a COMMIT that committed nothing an error.
 *
 * When a statement of a transaction has failed and the code went on all the same, PostgreSQL answers COMMIT with
 * "ROLLBACK" and no error, and Prisma takes that for success.
 */
import type pg from "pg";

export class NothingCommitted extends Error {
  constructor() {
    super("nothing was committed, because a statement of the transaction had failed; its error must not be swallowed");
    this.name = "NothingCommitted";
  }
}

export function guardCommits(pool: pg.Pool): pg.Pool {
  return pool.on("connect", (client) => {
    const query: (...parameters: unknown[]) => unknown = client.query.bind(client);
    const guarded = (...parameters: unknown[]) => {
      const answer = query(...parameters);
      return isCommit(parameters[0]) ? checked(answer) : answer;
    };
    Object.assign(client, { query: guarded });
  });
}

function isCommit(first: unknown): boolean {
  return typeof first === "object" && first !== null && "text" in first && first.text === "COMMIT";
}

async function checked(answer: unknown): Promise<unknown> {
  const result = await answer;
  if (typeof result === "object" && result !== null && "command" in result && result.command === "ROLLBACK") {
    throw new NothingCommitted();
  }
  return result;
}
