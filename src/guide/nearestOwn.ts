/** Where only another ward has what was asked for: which of the ward's own entries help a little. */
import type { Ranked } from "./match.js";
import type { Topic } from "./topic.js";

const relatedWeight = 2;
const sameTopicWeight = 1;
/** What is obvious is not here, so likeness says less than the links that somebody wrote. */
const likenessWeight = 0.5;

/** @param ranked the ward's own entries by likeness to the question */
export function nearestOwn(other: Topic, ranked: readonly Ranked[], own: ReadonlyMap<string, Topic>): string[] {
  const scores = new Map(ranked.map(({ id, score }) => [id, score]));
  const topic = other.id.split(".")[0] ?? "";
  const weighed = [...own.keys()].map((id) => {
    const place = other.related.indexOf(id);
    const related = place === -1 ? 0 : relatedWeight * (1 - place / 4);
    const back = own.get(id)?.related.includes(other.id) ? relatedWeight / 4 : 0;
    return {
      id,
      score:
        likenessWeight * (scores.get(id) ?? 0) + related + back + (id.startsWith(`${topic}.`) ? sameTopicWeight : 0),
    };
  });
  return weighed
    .sort((one, another) => another.score - one.score || (one.id < another.id ? -1 : 1))
    .map(({ id }) => id);
}
