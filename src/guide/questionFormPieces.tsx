/** Pieces that the forms on a group of questions share. */
import type { PropsWithChildren } from "@kitajs/html";
import { Select } from "../console/pieces/select.js";
import type { WardContent } from "../content.js";
import { counterName } from "./questionListPage.js";

export const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
export const listOf = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === "string");

/** What is needed now and then, out of the way until then. */
export function Fold({ title, open, children }: PropsWithChildren<{ title: string; open: boolean }>): JSX.Element {
  return (
    <details class="box" open={open}>
      <summary safe>{title}</summary>
      {children}
    </details>
  );
}

export function CounterSelect({ id, ward, value }: { id: string; ward: WardContent; value: string }): JSX.Element {
  return (
    <Select
      name="counter"
      id={id}
      label="担当"
      required
      value={value}
      options={Object.keys(ward.ward.counters).map((key) => ({ value: key, label: counterName(ward, key) }))}
    />
  );
}
