/** What wants attention on the start page, the most pressing first. */
import type { AttentionItem } from "../consoleRoute.js";

const weights: readonly AttentionItem["weight"][] = ["alarm", "todo", "remark"];

/** Things with a count of zero want nobody's attention. */
export function sortAttention(items: readonly AttentionItem[]): AttentionItem[] {
  return items.filter(({ count }) => count !== 0).sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight));
}
