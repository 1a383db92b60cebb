/** What the console's files about indicators share: addresses, options, and what an indicator's page says went wrong. */
import type { Audit } from "../console/audit/audit.js";
import type { ConsoleContext } from "../console/consoleRoute.js";
import type { Database } from "../db.js";
import type { IndicatorView } from "./indicatorView.js";
import type { IndicatorViewStore } from "./indicatorViewStore.js";

export interface IndicatorConsoleOptions {
  database: Database;
  indicators: IndicatorViewStore;
  audit: Audit;
}

export const indicatorsPath = (ward: string): string => `/console/${ward}/indicators`;
export const staffPath = (ward: string, id: string): string => `${indicatorsPath(ward)}/${id}`;
export const indicatorsCrumb = (ward: string) => ({ name: "運営方針・指標", href: indicatorsPath(ward) });

/** What a form of an indicator's page says went wrong: which form, and field by field. */
export interface Mistakes {
  form: "reading" | "withdraw" | "status" | "mark" | "void";
  fields: Readonly<Record<string, string>>;
}

/** What the routes of one indicator share. */
export interface IndicatorDesk extends IndicatorConsoleOptions {
  /** The indicator of the address. */
  found(context: ConsoleContext): Promise<IndicatorView | undefined>;
  show(context: ConsoleContext, mistakes?: Mistakes): Promise<void>;
  missing(context: ConsoleContext): Promise<void>;
}
