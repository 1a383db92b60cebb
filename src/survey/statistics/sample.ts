/**
 * Random sample (無作為抽出): drawn without replacement and by a recorded seed, so that anybody who has the seed and the
 * list draws the same people again, in whatever order the list comes. Everyone has the same chance: each is given the
 * number SHA-256(seed, id), and the lowest are drawn.
 */
import { createHash } from "node:crypto";

/** @throws Error where the list names somebody twice, who would have two chances */
export function drawSample(ids: readonly string[], size: number, seed: string): string[] {
  if (new Set(ids).size < ids.length) throw new Error("a sample is drawn from a list that names everyone once");
  return ids
    .map((id) => ({
      id,
      place: createHash("sha256")
        .update(JSON.stringify([seed, id]))
        .digest("hex"),
    }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, Math.max(0, size))
    .map(({ id }) => id);
}
