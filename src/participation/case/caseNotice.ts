/** Keys of what LINE says about cases: each state of each version is told once. */
export const caseReceived = "case.received";
export const caseTold = "case.told";

export const toldSlot = (version: number, state: string): string => `${version}:${state}`;

/** The state that was told; what is in another one since is no longer told so. */
export const stateTold = (slot: string): string => slot.slice(slot.indexOf(":") + 1);
