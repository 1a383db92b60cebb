/**
 * Figures of local news (発信の件数): posts that staff approved, by fiscal year, with how many groups they come from and
 * how much of it the five busiest are. A post that was withdrawn is in none of them.
 */
import { percentOfFractions } from "../../policy/exactShare.js";

/** Posts of one group in one fiscal year. */
export interface GroupCount {
  fiscalYear: number;
  group: string;
  posts: number;
}

export interface NewsYear {
  fiscalYear: number;
  posts: number;
  /** Groups with at least one post. */
  posters: number;
  /** Posts of the five groups that have most. */
  ofTopFive: number;
  /** In percent with one decimal; undefined where there is no post. */
  topFiveShare: number | undefined;
}

const topGroups = 5;

/** Newest year first. */
export function newsYears(counts: readonly GroupCount[]): NewsYear[] {
  const years = [...new Set(counts.map(({ fiscalYear }) => fiscalYear))].sort((one, other) => other - one);
  return years.map((fiscalYear) => {
    const perGroup = new Map<string, number>();
    for (const one of counts.filter((count) => count.fiscalYear === fiscalYear))
      perGroup.set(one.group, (perGroup.get(one.group) ?? 0) + one.posts);
    const sizes = [...perGroup.values()].filter((size) => size > 0).sort((one, other) => other - one);
    const sum = (all: readonly number[]) => all.reduce((whole, one) => whole + one, 0);
    const [posts, ofTopFive] = [sum(sizes), sum(sizes.slice(0, topGroups))];
    const whole = (value: number) => ({ over: BigInt(value), under: 1n });
    return {
      fiscalYear,
      posts,
      posters: sizes.length,
      ofTopFive,
      topFiveShare: posts > 0 ? percentOfFractions(whole(ofTopFive), whole(posts)) : undefined,
    };
  });
}
