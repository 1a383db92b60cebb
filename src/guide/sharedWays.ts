/**
 * Shared ways of asking (共通の聞き方): how residents of any ward ask for an entry. An id means one wish everywhere,
 * so what one person wrote for it helps every ward; a ward's own file keeps what is said only there.
 */
import { z } from "zod";
import type { ConceptLanguage } from "./concepts.js";

const way = z.string().trim().min(1).max(80);

/** `content/common/ways/<language>-….yaml`: id of an entry → ways of asking for it. */
export const sharedWayFile = z.record(z.string().regex(/^[a-z]+(\.[a-z0-9-]+)+$/), z.array(way).min(1));

/** `content/common/not-here/<language>-….yaml`: a theme → what people ask about it that no entry answers. */
export const notHereFile = z.record(z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/), z.array(way).min(1));

/** Entry or theme → language → what people write. */
export type WaysById = ReadonlyMap<string, Partial<Record<ConceptLanguage, readonly string[]>>>;

export const noWays: WaysById = new Map();

/** Candidates of the ranking that stand for "nobody here answers this": `not-here.festival-stall`. */
export const notHere = "not-here.";
export const isNotHere = (id: string): boolean => id.startsWith(notHere);

export const waysOf = (ways: WaysById, id: string, language: ConceptLanguage): readonly string[] =>
  ways.get(id)?.[language] ?? [];
