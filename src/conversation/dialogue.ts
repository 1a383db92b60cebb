/**
 * A dialogue is one subject the account can talk about. It is told what a resident did and says what to answer:
 * it returns messages and state, it does not send, and everything it stores it stores in the turn's transaction.
 */

import type { WardContent } from "../content.js";
import type { Tx } from "../db.js";
import type { LineMessage } from "../line/messages.js";
import type { Resident } from "../resident/resident.js";
import type { AnswerTold, LastAnswer } from "./lastAnswer.js";

/** What a resident did. */
export type Told =
  | { kind: "text"; text: string }
  | {
      kind: "postback";
      dialogue: string;
      action: string;
      values: Readonly<Record<string, string>>;
      picked: string | undefined;
    }
  | { kind: "location"; latitude: number; longitude: number; address: string | undefined }
  | { kind: "media"; of: "sticker" | "image" | "video" | "audio" | "file" }
  | { kind: "follow"; again: boolean };

export interface Turn {
  readonly tx: Tx;
  readonly resident: Resident;
  /** The ward that answers; in a channel of several, the one the resident chose. */
  readonly ward: WardContent;
  /** Civil time. */
  readonly now: Date;
  /** What this dialogue kept when it last spoke, or undefined when another one was open. */
  readonly state: unknown;
  /** Name of the dialogue that is open. */
  readonly open: string | undefined;
  /** Id of the entry that was answered last. */
  readonly lastEntry: string | undefined;
  /** When and how it was answered. */
  readonly lastAnswer?: LastAnswer | undefined;
  readonly messageKey: Uint8Array | null;
  /** When it happened, as LINE says, and which event it was: what came late does not undo what came after it. */
  readonly stamp: string;
  /** Ids of rows made in this turn: the same when the turn runs again (R3). */
  effectId(name: string): string;
}

export interface Outcome {
  messages: LineMessage[];
  /** State to keep: the dialogue stays open. Left out or null: it is over. */
  state?: object | null;
  /** Entry that was answered; null forgets the last one. Left out: as it was. */
  lastEntry?: string | null;
  /** How that entry (left out: the last one) was answered, for what leans on it. */
  answered?: AnswerTold;
  /** A priority answer: pushed when its reply token is gone. */
  urgent?: boolean;
  /** Leaves another dialogue's state as it is: what was open stays open. */
  aside?: boolean;
  /** Whose state it is, where a command opened another dialogue; left out: of the dialogue that was asked. */
  speaker?: string;
  /** The resident is gone after this turn; nothing more is stored about them. */
  farewell?: boolean;
}

export interface Dialogue {
  /** Stands in its postbacks, so it never changes. */
  readonly name: string;
  /** Is asked about other dialogues' buttons, too. */
  readonly overhears?: boolean;
  /** Undefined: not for me. Postbacks come only to the dialogue they name; text comes to each in order. */
  hear(turn: Turn, told: Told): Promise<Outcome | undefined>;
}
