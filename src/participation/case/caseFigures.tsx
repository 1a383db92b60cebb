/** How many cases of each form stand where, in this fiscal year; nobody is in it. */
import { escapeHtml } from "@kitajs/html";
import type { WardContent } from "../../content.js";
import { civilDate, fiscalYear } from "../../time.js";
import { Table } from "../../web/table.js";

export interface CaseFigure {
  form: string;
  state: string;
  final: boolean;
  count: number;
  fictional: boolean;
}

export function CaseFigures(props: { ward: WardContent; figures: readonly CaseFigure[]; now: Date }): JSX.Element {
  const { ward, figures, now } = props;
  if (figures.length === 0) return "";
  return (
    <Table
      id="figures"
      caption={`${fiscalYear(civilDate(now))}年度に受け付けた件数`}
      heads={["種類", "状態", "件数"]}
      rows={figures.map(({ form, state, count, fictional }) => {
        const asked = ward.caseForms.get(form);
        const name = asked?.states.find(({ key }) => key === state)?.name ?? state;
        return [
          escapeHtml(`${asked?.title.ja ?? form}${fictional ? "（架空）" : ""}`),
          escapeHtml(name),
          escapeHtml(`${count}件`),
        ];
      })}
    />
  );
}
