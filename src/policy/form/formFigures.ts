/** An indicator's figure as the ward's forms print it: the value, and in a cell of its own what must stand beside it. */
import { frameWords } from "../frameWords.js";
import type { IndicatorView } from "../indicatorView.js";
import { rangeWords, valueWords } from "../indicatorWords.js";
import type { KeptReading } from "../reading.js";
import type { FormFigure } from "./formNode.js";
import { fiscalYearWords, formWords } from "./formWords.js";

const markWords = { A: "A 達成", B: "B 未達成" } as const;

export function formFigureOf(
  view: Pick<IndicatorView, "figure" | "mark" | "progressStatus" | "progressPercent">,
): FormFigure {
  const { kept, few, carried } = view.figure;
  const written = kept
    ? valueTold(kept)
    : few
      ? `回答が10未満のため非公表（回答${few.reading.n ?? 0}）`
      : formWords.noFigure.value;
  return {
    value: written,
    beside: kept ? besideOf(kept) : few ? besideOf(few) : formWords.noFigure.beside,
    previous: carried ? `${valueTold(carried)}（${fiscalYearWords(carried.fiscalYear)}）` : "",
    mark: view.mark ? markWords[view.mark.mark] : "",
    progressStatus: view.progressStatus?.text ?? "",
    progress: view.progressPercent === null ? "" : valueWords(view.progressPercent, "%"),
  };
}

const valueTold = ({ reading }: KeptReading): string =>
  reading.value === null ? formWords.noFigure.value : valueWords(reading.value, reading.unit);

/** Rule 3: whose answers, how many of how many, between what, as of when, from where. */
function besideOf({ reading, fictional }: KeptReading): string {
  const { frame, n, sent, responseRate, interval95, bounds } = reading;
  return [
    fictional ? "架空のデータ" : undefined,
    frame ? frameWords[frame] : (reading.scope ?? undefined),
    n === null ? undefined : sent === null ? `回答${n}` : `依頼${sent}、回答${n}`,
    responseRate === null ? undefined : `回答率${valueWords(responseRate, "%")}`,
    interval95 === null ? undefined : `95%信頼区間${rangeWords(interval95)}`,
    bounds === null ? undefined : `無回答を考えた幅${rangeWords(bounds)}`,
    `${reading.asOf}現在`,
    reading.source,
  ]
    .filter((part) => part !== undefined)
    .join("、");
}
