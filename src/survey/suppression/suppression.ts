/**
 * Suppression (秘匿): which counts of one question's distribution are not published, so that none below ten respondents
 * is seen or follows from what is (rule 8).
 *
 * Zero is a small count too: "nobody of this district agrees" tells of each of them. What is hidden once stays hidden
 * in later editions of the same survey: then an edition says no more than the change since the one before does, and
 * that change is protected like a table of its own.
 */

/** No count of fewer respondents is published. */
export const leastCell = 10;

/** A count, as it is now and as the last edition that published its question had it. */
export interface Counted {
  key: string;
  now: number;
  was?: { count: number; hidden: boolean } | undefined;
}

/** Too few respondents, in it or in its change. */
export function isSmall(now: number, change: number | undefined): boolean {
  return now < leastCell || (change !== undefined && Math.abs(change) < leastCell);
}

/**
 * What is hidden of a block: counts whose sum is public. Hidden are at least two whose sum, and the sum of whose
 * changes, is no small count either: each of them can then be anything up to that sum.
 * @returns all of them where nothing less is enough; none where the block is one count, which its sum tells anyway
 */
export function hiddenOf(block: readonly Counted[]): ReadonlySet<string> {
  if (block.length < 2) return new Set();
  const change = ({ now, was }: Counted) => (was === undefined ? undefined : now - was.count);
  const must = block.filter((one) => one.was?.hidden === true || isSmall(one.now, change(one)));
  if (must.length === 0) return new Set();
  // The fewest respondents are lost to readers if the smallest of the others go.
  const others = block
    .filter((one) => !must.includes(one))
    .toSorted((a, b) => a.now - b.now || (a.key < b.key ? -1 : 1));
  const hidden = [...must];
  const enough = () => {
    const now = hidden.reduce((sum, one) => sum + one.now, 0);
    const changes = hidden.map(change);
    const changed = changes.includes(undefined) ? undefined : changes.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    return hidden.length >= 2 && now >= leastCell && (changed === undefined || changed >= leastCell);
  };
  while (!enough()) {
    const next = others.shift();
    if (!next) break;
    hidden.push(next);
  }
  return new Set(hidden.map(({ key }) => key));
}

/**
 * Splits categories into the smallest groups whose sums follow from public sums of categories (headline shares).
 * @param known sets of categories whose sum is public
 */
export function blocksOf(keys: readonly string[], known: readonly (readonly string[])[]): string[][] {
  const blocks = new Map<string, string[]>();
  for (const key of keys) {
    const membership = known.map((set) => (set.includes(key) ? "1" : "0")).join("");
    blocks.set(membership, [...(blocks.get(membership) ?? []), key]);
  }
  return [...blocks.values()];
}
