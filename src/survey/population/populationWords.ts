/** What staff read about the population table, and why a file of it was not taken. */
import { tableProblemText } from "../asking/tableWords.js";
import type { ClaimProblem } from "../wordingGuard.js";
import type { Column, LineFault, PopulationRead } from "./populationFile.js";

export const populationTitle = "人口の表";

const columnNames: Readonly<Record<Column, string>> = { age: "年齢", sex: "性別", people: "人口" };

const lineFaults: Readonly<Record<LineFault, string>> = {
  "no-group": "年齢か性別が空です。",
  long: "年齢と性別は30文字までにしてください。",
  "not-a-count": "人口は0以上の整数で書いてください。",
  twice: "同じ年齢と性別の行が前にあります。",
};

/** Why nothing was taken, a sentence each. */
export function populationFaults(read: Exclude<PopulationRead, { kind: "read" }>): string[] {
  switch (read.kind) {
    case "missing-columns":
      return read.columns.map((column) => `列「${columnNames[column]}」（${column}）がありません。`);
    case "faulty":
      return read.faults.map(({ line, fault }) => `${line}行目: ${lineFaults[fault]}`);
    case "gaps":
      return read.gaps.map(({ age, sex }) => `「${age}」の「${sex}」の行がありません。0人のときは0と書いてください。`);
    default:
      return [tableProblemText(read)];
  }
}

export const claimText = ({ claim, instead }: ClaimProblem): string =>
  `「${claim}」は、区民全体のことに読めます。「${instead}」のように書いてください。`;

export const unweightedWords = {
  "no-table": "人口の表がありません",
  "no-group": "人口の表に、アンケートが使う区分がありません",
  few: "10人に満たない区分があります",
} as const;
