/** DATABASE_URL with what our sessions must have, whatever the URL itself says. */

export interface SessionWishes {
  /** Shown in pg_stat_activity. */
  name: string;
  statementTimeoutMs: number;
}

export function serverAddress(url: string, wishes: SessionWishes): string {
  const address = new URL(url);
  const own = address.searchParams.get("options");
  // JIT: compiling took 600 of the 850 ms of a piece of an announcement's plan; our other statements are short.
  // The last -c of a setting wins, so ours come after those of the URL.
  const ours = `-c timezone=UTC -c statement_timeout=${wishes.statementTimeoutMs} -c search_path=public -c jit=off`;
  address.searchParams.set("options", own ? `${own} ${ours}` : ours);
  address.searchParams.set("application_name", wishes.name);
  return address.href;
}
