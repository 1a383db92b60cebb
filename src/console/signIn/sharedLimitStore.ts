/** Counts of limits in the database (R10), so that two instances do not double what is allowed. */
import { createRequire } from "node:module";
import { RateLimiterRes, type RateLimiterStoreAbstract } from "rate-limiter-flexible";
import type { Database } from "../../db.js";

// The base class for own stores is described in the package's types, but its index leaves it out.
const Base = createRequire(import.meta.url)(
  "rate-limiter-flexible/lib/RateLimiterStoreAbstract.js",
) as typeof RateLimiterStoreAbstract;

interface Row {
  points: number;
  leftMs: number | null;
}

export interface SharedLimitOptions {
  keyPrefix: string;
  points: number;
  /** Seconds */
  duration: number;
  /** A key that is over is not even asked for in the database: for what floods, and what nothing but time resets. */
  rememberBlocked?: boolean;
}

export class SharedLimit extends Base {
  constructor(
    private readonly database: Database,
    { rememberBlocked = false, ...options }: SharedLimitOptions,
  ) {
    super({
      ...options,
      storeClient: database,
      ...(rememberBlocked ? { inMemoryBlockOnConsumed: options.points + 1 } : {}),
    });
  }

  protected _upsert(key: string, points: number, ms: number, force = false): Promise<Row[]> {
    return this.database.run(
      "console",
      (tx) => tx.$queryRaw<Row[]>`
        INSERT INTO shared_limit AS l (key, points, expires_at)
        VALUES (${key}, ${points}, CASE WHEN ${ms}::bigint > 0 THEN now() + ${ms}::bigint * interval '1 millisecond' END)
        ON CONFLICT (key) DO UPDATE SET
          points = CASE WHEN l.expires_at <= now() OR ${force} THEN excluded.points ELSE l.points + excluded.points END,
          expires_at = CASE WHEN l.expires_at <= now() OR ${force} THEN excluded.expires_at ELSE l.expires_at END
        RETURNING points, ceil(extract(epoch FROM expires_at - now()) * 1000)::int AS "leftMs"`,
    );
  }

  protected async _get(key: string): Promise<Row[] | null> {
    const rows = await this.database.run(
      "console",
      (tx) => tx.$queryRaw<Row[]>`
        SELECT points, ceil(extract(epoch FROM expires_at - now()) * 1000)::int AS "leftMs" FROM shared_limit
        WHERE key = ${key} AND (expires_at > now() OR expires_at IS NULL)`,
    );
    return rows.length > 0 ? rows : null;
  }

  protected async _delete(key: string): Promise<boolean> {
    return (
      (await this.database.run("console", (tx) => tx.$executeRaw`DELETE FROM shared_limit WHERE key = ${key}`)) > 0
    );
  }

  protected _getRateLimiterRes(_key: string, changed: number, [row]: Row[]): RateLimiterRes {
    if (!row) throw new Error("the limit's row did not come back");
    const left = row.leftMs === null ? -1 : Math.max(row.leftMs, 0);
    return new RateLimiterRes(Math.max(this.points - row.points, 0), left, row.points, row.points === changed);
  }
}

export interface TooMany {
  /** Seconds until the next try. */
  seconds: number;
}

/** Counts a try; undefined: go on. */
export async function refusal(counting: () => Promise<unknown>): Promise<TooMany | undefined> {
  try {
    await counting();
    return undefined;
  } catch (result) {
    if (!(result instanceof RateLimiterRes)) throw result;
    return { seconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)) };
  }
}

/** Nightly: counts that are over. */
export async function removeOldLimits(database: Database): Promise<void> {
  await database.run("worker", (tx) => tx.$executeRaw`DELETE FROM shared_limit WHERE expires_at < now()`);
}
