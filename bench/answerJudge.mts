/**
 * The judge of a survey: what each respondent's row must say, worked out from what was sent alone, by the promises and
 * with none of the product's code. Of two answers to a question the one that was given later counts, whenever it came.
 */
import { createHash, createHmac } from "node:crypto";
import { type ProvedQuestion, provedQuestions } from "./surveySetting.mjs";

/** Keys of choices; null = left blank. */
type Given = readonly string[] | null;

/** What somebody said at one time. */
export interface Said {
  at: number;
  way: "chat" | "page";
  answers?: Readonly<Record<string, Given>>;
  tick?: { question: string; choice: string; on: boolean };
}

export const questionNamed = (id: string): ProvedQuestion => {
  const found = provedQuestions.find((asked) => asked.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
};

export interface Answered {
  /** By question on the way; a blank is null. */
  answers: Readonly<Record<string, Given>>;
  /** What nobody has said a word about yet is missing here. */
  touched: ReadonlySet<string>;
  /** A required question has no answer. */
  incomplete: boolean;
  way: "chat" | "page";
}

export function answeredBy(all: readonly Said[]): Answered {
  const inOrder = all.toSorted((a, b) => a.at - b.at);
  const newest = new Map<string, Given>();
  for (const { answers = {}, tick } of inOrder) {
    for (const [question, given] of Object.entries(answers)) newest.set(question, given);
    if (tick) newest.set(tick.question, ticked(newest.get(tick.question) ?? [], tick));
  }
  const onWay = provedQuestions.filter(
    ({ onlyIf }) => !onlyIf || (newest.get(onlyIf.question) ?? []).includes(onlyIf.choice),
  );
  return {
    answers: Object.fromEntries(
      onWay.map((asked) => {
        const given = newest.get(asked.id) ?? null;
        return [asked.id, given && asked.options.filter((key) => given.includes(key))];
      }),
    ),
    touched: new Set(newest.keys()),
    incomplete: onWay.some(({ id, required }) => required && (newest.get(id) ?? null) === null),
    way: inOrder.at(-1)?.way ?? "chat",
  };
}

function ticked(before: readonly string[], { question, choice, on }: NonNullable<Said["tick"]>): Given {
  const { alone, most = Number.POSITIVE_INFINITY } = questionNamed(question);
  const others = before.filter((key) => key !== choice);
  const beside = !on || alone === undefined ? others : choice === alone ? [] : others.filter((key) => key !== alone);
  if (on && beside.length >= most) return before.length > 0 ? before : null;
  const keys = on ? [...beside, choice] : beside;
  return keys.length > 0 ? keys : null;
}

/** HMAC of the LINE user id with the survey's secret. */
export const keyOfPerson = (salt: Buffer, lineUserId: string): string =>
  createHmac("sha256", salt).update(`line\0${lineUserId}`).digest("hex");

/** The line of `answers.csv`, but for the day, which is that of the moment it was counted first. */
export function expectedRow(surveyId: string, salt: Buffer, lineUserId: string, said: readonly Said[]) {
  const { answers, incomplete, way } = answeredBy(said);
  if (incomplete) return undefined;
  const respondent = keyOfPerson(salt, lineUserId);
  const hashed = Object.fromEntries(
    Object.entries(answers).map(([id, keys]) => [id, keys && { kind: "choices", keys }]),
  );
  const sha256 = createHash("sha256")
    .update(sortedJson([surveyId, respondent, "line", 1, hashed]))
    .digest("hex");
  const cells = provedQuestions.map(({ id }) => (answers[id] ?? []).join("|"));
  return { respondent, before: [respondent, "line", "", "1", way, "ja"], after: [sha256, ...cells, "false"] };
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${sortedJson(one)}`).join(",")}}`;
}
