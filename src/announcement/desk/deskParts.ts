/** What the parts of the announcement desk have in common: what they are handed, and who may write. */
import type { Actor } from "../../console/actor.js";
import type { ContentFinding } from "./announcementDesk.js";

/** Somebody whose name stands under an announcement. */
export type Author = Extract<Actor, { id: string }>;

export function authorOf(actor: Actor): Author {
  if (actor.kind !== "staff" && actor.kind !== "token") throw new Error("an announcement is written by somebody");
  return actor;
}

export const isError = ({ weight }: ContentFinding): boolean => weight === "error";
