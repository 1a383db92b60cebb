/** A fault run: something is done to the product, and what it promises is measured. */

export interface ProveOptions {
  /** Small and soon over. */
  quick: boolean;
  /** A PostgreSQL server on which databases may be made; without it the embedded database is used. */
  serverUrl: string | undefined;
}

export interface Row {
  run: string;
  /** What was measured, in words. */
  measured: string;
  promised: string;
  holds: boolean;
}

export interface FaultRun {
  name: string;
  /** Rows as they come. */
  run(options: ProveOptions): AsyncIterable<Row>;
}
