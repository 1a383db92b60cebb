/** Where readings are put and found: surveys hand theirs in, staff enter theirs, pages and forms read them. */
import type { Tx } from "../db.js";
import type { KeptReading, Reading } from "./reading.js";

export interface MeasuredReading {
  ward: string;
  indicator: string;
  kind: "survey" | "count";
  /** The same source always replaces its own reading: `survey:<id>:<frame>`, `count:<name>:<fiscal year>`. */
  sourceKey: string;
  surveyId?: string | undefined;
  reading: Reading;
  fictional: boolean;
}

export interface ReadingDesk {
  /** Written by key: the newest state replaces the one before. */
  measured(tx: Tx, reading: MeasuredReading): Promise<void>;
  /** Readings of a source that are not among these any more (another version measures another indicator) go. */
  keepOnly(tx: Tx, surveyId: string, sourceKeys: readonly string[]): Promise<void>;
  /** Of these indicators, with those that the plan documents print; withdrawn ones are missing. Newest first. */
  of(tx: Tx, ward: string, indicators?: readonly string[]): Promise<KeptReading[]>;
}
