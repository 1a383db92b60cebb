/** Reason of a miss (外れた理由): what won and by which words, what the right entry had and lacked, and what decided. */
import type { Guide } from "../guide/guide.js";
import type { Explanation, Ranked } from "../guide/match.js";
import type { Language } from "../language.js";
import { decisiveGate } from "./decisiveGate.js";
import type { Judged } from "./judge.js";

export type ExplainingGuide = Pick<Guide, "decide" | "rankAll" | "explain">;

export interface Message {
  /** As the guide is asked: romaji already as kana. */
  text: string;
  language: Language;
}

/** So many pieces of evidence are told, the strongest ones. */
const told = 4;
/** Less is told as nothing. */
const least = 0.05;

/** Lines to stand under a missed question. */
export function missReason({ asked, given }: Judged, { text, language }: Message, guide: ExplainingGuide): string[] {
  if (given.kind === "priority") return [`decided   by a signal of danger: ${given.entry}`];
  if (given.kind === "smalltalk") return ["decided   as small talk, before any entry was looked for"];
  const ranked = guide.rankAll(text, language);
  const won = ranked[0]?.id;
  const explain = (id: string) => guide.explain(text, language, id);
  const line = (id: string) => [place(ranked, id), ...evidence(explain(id))];
  return [
    ...(won === undefined ? [] : [`won       ${won}: ${line(won).join("; ")}`]),
    ...asked.expect
      .filter((id) => id !== won)
      .map((id) => {
        const behind = won === undefined ? [] : lacking(explain(id), explain(won));
        return `expected  ${id}: ${[...line(id), ...behind].join("; ")}`;
      }),
    `decided   ${decisiveGate(guide.decide(text, language), ranked)}`,
  ];
}

function place(ranked: readonly Ranked[], id: string): string {
  const index = ranked.findIndex((one) => one.id === id);
  const found = ranked[index];
  if (!found) return "not ranked: it shares nothing with the question";
  const { score, share, coverage } = found;
  return `${index + 1}. with score ${score.toFixed(1)}, share ${share.toFixed(2)}, covers ${coverage.toFixed(2)}`;
}

function evidence({ phrase, parts }: Explanation): string[] {
  return [...(phrase ? [`nearest 「${phrase}」`] : []), ...listed(parts)];
}

/** The evidence in which the right entry fell behind most. */
function lacking(right: Explanation, won: Explanation): string[] {
  const [had, gave] = [right, won].map(({ parts }) => new Map(parts.map(({ name, value }) => [name, value])));
  // What one of them has nothing of stands in the other's list alone, and may count against it.
  const names = new Set([...won.parts, ...right.parts].map(({ name }) => name));
  const behind = [...names].map((name) => ({ name, value: (gave?.get(name) ?? 0) - (had?.get(name) ?? 0) }));
  return listed(behind.filter(({ value }) => value > 0)).map((list) => `behind in ${list}`);
}

/** One piece, or none where there is nothing to tell. */
function listed(parts: Explanation["parts"]): string[] {
  const strongest = parts
    .filter(({ value }) => Math.abs(value) >= least)
    .sort((one, other) => Math.abs(other.value) - Math.abs(one.value))
    .slice(0, told)
    .map(({ name, value }) => `${name} ${value.toFixed(1)}`);
  return strongest.length > 0 ? [strongest.join(", ")] : [];
}
