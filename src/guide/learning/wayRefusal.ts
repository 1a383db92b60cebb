/** Why a wording can't become a way of asking, whatever its effect: it is another's, too long, or somebody's own. */
import type { ConceptLanguage } from "../concepts.js";
import { longestWay, waysPerLanguage } from "../layerChange.js";
import { isMasked, masked } from "../questionMask.js";
import type { WayIndex } from "./wayIndex.js";

export type WayRefusal =
  | { kind: "empty" }
  | { kind: "too long"; most: number }
  /** It holds a number or an address of somebody. */
  | { kind: "personal" }
  /** The entry is asked so already. */
  | { kind: "own" }
  | { kind: "another entry"; entry: string }
  | { kind: "elsewhere"; service: string }
  | { kind: "full"; most: number };

/** Undefined where it may be added to the entry. */
export function wayRefusal(
  index: WayIndex,
  entry: string,
  language: ConceptLanguage,
  text: string,
): WayRefusal | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "empty" };
  if (trimmed.length > longestWay) return { kind: "too long", most: longestWay };
  if (isMasked(trimmed) || masked(trimmed) !== trimmed) return { kind: "personal" };
  const owner = index.ownerOf(language, trimmed);
  if (owner?.kind === "elsewhere") return owner;
  if (owner) return owner.entry === entry ? { kind: "own" } : { kind: "another entry", entry: owner.entry };
  return index.count(entry, language) >= waysPerLanguage ? { kind: "full", most: waysPerLanguage } : undefined;
}
