/** Japanese sentences beside a measured share (rule 2: about those who answered, never about all residents). */
import { frameWords } from "../../policy/frameWords.js";
import type { MeasuredWords } from "./measured.js";

const quoted = (texts: readonly string[]): string => texts.map((text) => `『${text}』`).join("");

export const measuredWords: MeasuredWords = {
  scope(population, frame, accepted) {
    if (!accepted) return frameWords[frame];
    // The plan's own population is reached by its own frames; friends of the account are always said to be that.
    return frame === "line" || frame === "open" ? `${population}（${frameWords[frame]}）` : population;
  },
  source: (title, version, from, asOf) =>
    `${title}（第${version}版、${from === null ? "" : `${from}から`}${asOf}までの回答）`,
  rule({ question, numerator, leftOut, subgroup }) {
    const among = subgroup.map((one) => `「${one.question}」に${quoted(one.choices)}と答えた人のうち、`).join("");
    const without = leftOut.length === 0 ? "" : `（${quoted(leftOut)}と答えた人は分母に含めない）`;
    return `${among}「${question}」に${quoted(numerator)}と答えた人${without}`;
  },
  weights: ({ source, asOf, method }) =>
    `${source}（${asOf}現在）の人口に${method === "margins" ? "年齢、性別それぞれで" : "年齢と性別で"}合わせた割合。年齢と性別を答えた人の回答による`,
};
