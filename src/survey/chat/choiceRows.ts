/** The choices of a question as rows that can be tapped: a button of LINE's cuts long words off, a row shows them whole. */
import { column, line, row } from "../../line/flex.js";
import { colours, type FlexComponent, type LineAction } from "../../line/messages.js";

export interface ChoiceRow {
  /** Before the words: a number, ☐ or ☑. */
  mark: string;
  words: string;
  chosen: boolean;
  action: LineAction;
}

const lines = { borderWidth: "1px", cornerRadius: "8px" } as const;
const edge = (chosen: boolean, colour: string) => ({
  ...lines,
  borderColor: chosen ? colour : colours.line,
  backgroundColor: chosen ? chosenPaper : colours.white,
});
const chosenPaper = "#F2F2F4";

export function choiceRow({ mark, words, chosen, action }: ChoiceRow, colour: string): FlexComponent {
  const weight = chosen ? "bold" : "regular";
  return row(
    [
      line(mark, { flex: 0, color: chosen ? colours.text : colours.quiet, weight }),
      line(words, { flex: 1, margin: "md", weight }),
    ],
    { ...edge(chosen, colour), paddingAll: "12px", action },
  );
}

/** A scale: numbers beside each other, as wide as a thumb, with the words of both ends above. */
export function scaleRows(numbers: readonly ChoiceRow[], colour: string): FlexComponent[] {
  const perRow = numbers.length > 6 ? Math.ceil(numbers.length / 2) : numbers.length;
  const parts: ChoiceRow[][] = [];
  for (let start = 0; start < numbers.length; start += perRow) parts.push(numbers.slice(start, start + perRow));
  return parts.map((part) =>
    row(
      part.map(({ words, chosen, action }) =>
        column([line(words, { align: "center", weight: chosen ? "bold" : "regular" })], {
          ...edge(chosen, colour),
          flex: 1,
          paddingTop: "12px",
          paddingBottom: "12px",
          action,
        }),
      ),
      { spacing: "sm" },
    ),
  );
}
