/** Which posts come first for one resident: those of the town and the interests they chose, newest first; then the others. */
import type { Settings } from "../../resident/settings.js";
import type { NewsPost } from "./newsPost.js";

type Chosen = Pick<Settings, "interests" | "district">;
type Sortable = Pick<NewsPost, "id" | "district" | "topic" | "postedAt">;

export const hasChosen = ({ interests, district }: Chosen): boolean => interests.length > 0 || district !== undefined;

/** How many of the two it has in common with what was chosen. */
const alike = ({ district, topic }: Sortable, chosen: Chosen): number =>
  (topic !== undefined && chosen.interests.includes(topic) ? 1 : 0) +
  (district !== undefined && district === chosen.district ? 1 : 0);

export function inOrder<P extends Sortable>(posts: readonly P[], chosen: Chosen): { posts: P[]; fitting: number } {
  const sorted = [...posts].sort(
    (one, other) =>
      alike(other, chosen) - alike(one, chosen) ||
      other.postedAt.getTime() - one.postedAt.getTime() ||
      (one.id < other.id ? -1 : 1),
  );
  return { posts: sorted, fitting: sorted.filter((one) => alike(one, chosen) > 0).length };
}
