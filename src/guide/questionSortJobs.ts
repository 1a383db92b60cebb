/** Sorts new questions in vain into groups: when staff look, and before the start page counts them. */
import { randomUUID } from "node:crypto";
import type { Content, WardContent } from "../content.js";
import type { Database, Tx } from "../db.js";
import type { Clock } from "../time.js";
import { askedIn } from "./layerChange.js";
import { type ReadQuestion, sortIntoGroups } from "./questionGroup.js";
import { createQuestionReading } from "./questionReading.js";
import type { QuestionStore, StoredQuestion } from "./questionStore.js";
import { dueTime } from "./questionTimes.js";

/** In one transaction; the rest comes in the next. */
const sortedAtOnce = 500;

export interface QuestionSortingOptions {
  database: Database;
  store: QuestionStore;
  content(): Content;
  clock: Clock;
  /** The ward's time limit for its counters. */
  questionDays(tx: Tx, ward: string): Promise<number>;
}

/** Puts the ward's new questions into groups; cheap when there are none. */
export type SortQuestions = (ward: WardContent) => Promise<void>;

export function createQuestionSorting({
  database,
  store,
  content,
  clock,
  questionDays,
}: QuestionSortingOptions): SortQuestions {
  const readerFor = createQuestionReading();

  /** @returns whether there may be more */
  async function sortSome(tx: Tx, ward: WardContent): Promise<boolean> {
    const { id } = ward.ward;
    await store.lock(tx, id);
    await store.dropEmpty(tx, id);
    const unsorted = await store.unsorted(tx, id, sortedAtOnce);
    if (unsorted.length === 0) return false;
    const read = readerFor(content());
    const readOf = (question: StoredQuestion) => read(question.text, askedIn(question.language));
    const open = new Map<string, ReadQuestion[]>();
    for (const member of await store.spokesmen(tx, id)) append(open, member.groupId ?? "", readOf(member));
    const sorted = sortIntoGroups(
      unsorted.map((question) => ({ id: question.id, read: readOf(question) })),
      [...open].map(([group, members]) => ({ id: group, members })),
      () => randomUUID(),
    );
    const placed = new Map<string, StoredQuestion[]>();
    for (const question of unsorted) append(placed, sorted.get(question.id) ?? "", question);
    const dueAt = dueTime(clock.now(), await questionDays(tx, id));
    for (const [group, members] of placed) {
      if (!open.has(group)) await store.addGroup(tx, { id: group, ward: id, counter: counterOf(ward, members), dueAt });
      const ids = members.map((member) => member.id);
      await store.place(tx, id, ids, group);
    }
    return unsorted.length === sortedAtOnce;
  }

  return async (ward) => {
    while (await database.transaction("console", (tx) => sortSome(tx, ward)));
  };
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The counter that owns most of the entries that came nearest; the ward office where nothing came near. */
function counterOf(
  { ward, topics }: Pick<WardContent, "ward" | "topics">,
  questions: readonly Pick<StoredQuestion, "nearest">[],
): string {
  const votes = new Map<string, number>();
  for (const { nearest } of questions)
    nearest.forEach((id, place) => {
      const counter = topics.get(id)?.counter;
      if (counter !== undefined) votes.set(counter, (votes.get(counter) ?? 0) + 1 / (place + 1));
    });
  const [first] = [...votes].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return first?.[0] ?? ("office" in ward.counters ? "office" : (Object.keys(ward.counters)[0] ?? "office"));
}
