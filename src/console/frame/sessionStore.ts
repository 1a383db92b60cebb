/** Sessions of the console in the database: their ids as pseudonyms, their content sealed, ended by whoever may. */
import session, { type SessionData } from "express-session";
import type { Database } from "../../db.js";
import type { Vault } from "../../vault.js";

/** Minutes without a request, and hours in all. */
const sessionLife = { idleMinutes: 30, hours: 12 } as const;
const touchEveryMs = 60_000;
const purpose = "console session";

interface Row {
  content: Uint8Array;
}

export interface OpenSession {
  since: Date;
  until: Date;
  mine: boolean;
}

export class SessionStore extends session.Store {
  /** Sessions whose end was moved within the last minute, so that not every request writes. */
  private readonly touched = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {
    super();
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.read(id).then(
      (found) => done(null, found ?? null),
      (error) => done(error),
    );
  }

  override set(id: string, content: SessionData, done?: (error?: unknown) => void): void {
    this.write(id, content).then(
      () => done?.(),
      (error) => done?.(error),
    );
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    this.database
      .run("console", (tx) => tx.$executeRaw`DELETE FROM console_session WHERE id_hash = ${this.hash(id)}`)
      .then(
        () => done?.(),
        (error) => done?.(error),
      );
  }

  override touch(id: string, _content: SessionData, done?: (error?: unknown) => void): void {
    this.prolong(id).then(
      () => done?.(),
      (error) => done?.(error),
    );
  }

  async of(staffId: string, id: string): Promise<OpenSession[]> {
    return this.database.run(
      "console",
      (tx) => tx.$queryRaw<OpenSession[]>`
        SELECT created_at AS since, least(expires_at, created_at + ${sessionLife.hours} * interval '1 hour') AS until,
          id_hash = ${this.hash(id)} AS mine
        FROM console_session WHERE staff_id = ${staffId}::uuid AND expires_at > now() ORDER BY created_at DESC`,
    );
  }

  /** Ends all of a staff member's but one. @returns how many */
  async endOthers(staffId: string, id: string): Promise<number> {
    return this.database.run(
      "console",
      (tx) => tx.$executeRaw`
        DELETE FROM console_session WHERE staff_id = ${staffId}::uuid AND id_hash <> ${this.hash(id)}`,
    );
  }

  /** Nightly: sessions that are over. */
  async removeOld(): Promise<void> {
    await this.database.run(
      "worker",
      (tx) => tx.$executeRaw`
        DELETE FROM console_session
        WHERE expires_at < now() OR created_at < now() - ${sessionLife.hours} * interval '1 hour'`,
    );
  }

  private hash(id: string): Buffer {
    return Buffer.from(this.vault.pseudonym(purpose, id));
  }

  private async read(id: string): Promise<SessionData | undefined> {
    const [row] = await this.database.run(
      "console",
      (tx) => tx.$queryRaw<Row[]>`
        SELECT content FROM console_session
        WHERE id_hash = ${this.hash(id)} AND expires_at > now()
          AND created_at > now() - ${sessionLife.hours} * interval '1 hour'`,
    );
    return row && (JSON.parse(this.vault.open(purpose, row.content)) as SessionData);
  }

  private async write(id: string, content: SessionData): Promise<void> {
    const sealed = Buffer.from(this.vault.seal(purpose, JSON.stringify(content)));
    // A session that ended elsewhere while this request ran does not come back: only a new id makes a row.
    const known = content.stored === true;
    const fresh = Buffer.from(this.vault.seal(purpose, JSON.stringify({ ...content, stored: true })));
    await this.database.run("console", (tx) =>
      known
        ? tx.$executeRaw`
            UPDATE console_session SET content = ${sealed}, staff_id = ${content.staffId ?? null}::uuid,
              expires_at = now() + ${sessionLife.idleMinutes} * interval '1 minute' WHERE id_hash = ${this.hash(id)}`
        : tx.$executeRaw`
            INSERT INTO console_session (id_hash, staff_id, content, expires_at)
            VALUES (${this.hash(id)}, ${content.staffId ?? null}::uuid, ${fresh},
              now() + ${sessionLife.idleMinutes} * interval '1 minute')
            ON CONFLICT (id_hash) DO UPDATE SET content = excluded.content, staff_id = excluded.staff_id,
              expires_at = excluded.expires_at`,
    );
    this.touched.set(id, performance.now());
  }

  private async prolong(id: string): Promise<void> {
    const now = performance.now();
    if (now - (this.touched.get(id) ?? Number.NEGATIVE_INFINITY) < touchEveryMs) return;
    if (this.touched.size > 1_000)
      for (const [one, at] of this.touched) if (now - at > touchEveryMs) this.touched.delete(one);
    this.touched.set(id, now);
    await this.database.run(
      "console",
      (tx) => tx.$executeRaw`
        UPDATE console_session SET expires_at = now() + ${sessionLife.idleMinutes} * interval '1 minute'
        WHERE id_hash = ${this.hash(id)}`,
    );
  }
}
