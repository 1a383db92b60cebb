/** What the fictional respondents answer: dealt from given numbers, so that figures come out as they were meant. */
import type { Answer, Answers } from "../survey/answering/answer.js";
import { pathOf } from "../survey/answering/path.js";
import { optionsOf, type Question } from "../survey/question.js";
import { type Chance, dealt, shuffled } from "./seeded.js";

/** Question → choice → weight. Counts that add up to the number of people come out exactly. `blank`: left out. */
export type Shares = Readonly<Record<string, Readonly<Record<string, number>>>>;

const commentsOfHundred = 8;

export function yearAnswers(
  questions: readonly Question[],
  shares: Shares,
  people: number,
  chance: Chance,
  comments: readonly string[],
): Answers[] {
  const columns = new Map(
    questions.map((asked) => [asked.id, column(asked, shares[asked.id], people, chance, comments)]),
  );
  return Array.from({ length: people }, (_, person) => {
    const all = Object.fromEntries(questions.map(({ id }) => [id, columns.get(id)?.[person] ?? null]));
    // Only what this person was asked at all.
    return Object.fromEntries(pathOf(questions, all).map(({ id }) => [id, all[id] ?? null]));
  });
}

function column(
  asked: Question,
  share: Shares[string] | undefined,
  people: number,
  chance: Chance,
  comments: readonly string[],
): Answer[] {
  if (asked.kind === "text") return texts(people, chance, comments);
  const options = optionsOf(asked);
  const weights = share ?? Object.fromEntries(options.map(({ key }) => [key, 1]));
  const first = dealt(chance, people, weights);
  if (asked.kind !== "multiple") return first.map(chosen);
  const most = Math.min(asked.most ?? options.length, 3);
  const alone = new Set(options.filter(({ exclusive }) => exclusive).map(({ key }) => key));
  const others = options.map(({ key }) => key).filter((key) => !alone.has(key));
  return first.map((key) => {
    if (key === "blank" || alone.has(key)) return chosen(key);
    const more = shuffled(
      chance,
      others.filter((other) => other !== key),
    ).slice(0, Math.floor(chance() * most));
    return { kind: "choices", keys: options.map((one) => one.key).filter((one) => one === key || more.includes(one)) };
  });
}

const chosen = (key: string): Answer => (key === "blank" ? null : { kind: "choices", keys: [key] });

function texts(people: number, chance: Chance, comments: readonly string[]): Answer[] {
  const writes = dealt(chance, people, { yes: commentsOfHundred, no: 100 - commentsOfHundred });
  let place = 0;
  return writes.map((one) => {
    if (one === "no" || comments.length === 0) return null;
    place += 1;
    return { kind: "text", value: comments[(place - 1) % comments.length] ?? "" };
  });
}
