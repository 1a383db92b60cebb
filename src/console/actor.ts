/** Who did something: for authorship, approval and audit. */
export type Actor =
  | { kind: "staff"; id: string; name: string }
  /** A token of the API; `staffId` where it acts for a staff member. */
  | { kind: "token"; id: string; name: string; staffId?: string | undefined }
  /** Somebody with a shell on the server. */
  | { kind: "operator" }
  | { kind: "system" };

/** The person behind an actor, where there is one: two actors with the same one are not two people. */
export function personOf(actor: Actor): string | undefined {
  if (actor.kind === "staff") return actor.id;
  return actor.kind === "token" ? actor.staffId : undefined;
}
