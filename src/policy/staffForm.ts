/** What the forms of an indicator's page in the console are told. */
import type { PageView } from "../web/view.js";
import type { Mistakes } from "./indicatorPathConsole.js";
import type { IndicatorView } from "./indicatorView.js";

export interface StaffFormProps {
  view: PageView;
  base: string;
  indicator: IndicatorView;
  /** What was typed, where it came back. */
  form: Readonly<Record<string, unknown>>;
  mistakes: Mistakes | undefined;
  csrfField: JSX.Element;
}

export const typed = (form: Readonly<Record<string, unknown>>, field: string): string => {
  const value = form[field];
  return typeof value === "string" ? value : "";
};
