/** What the guide's talk is handed by the composition. */
import type { WardContent } from "../content.js";
import type { Turn } from "../conversation/dialogue.js";
import type { Language } from "../language.js";
import type { FollowUpWords } from "./followUpFile.js";
import type { Smalltalk } from "./smalltalk.js";
import type { UseStore } from "./useStore.js";

export interface GuideDialogueOptions {
  uses: UseStore;
  /** Keeps the questions from which ways of asking are learned, where that is wished. */
  unsure?: UnsureQuestions | undefined;
  smalltalk: Smalltalk;
  followUps: FollowUpWords;
  /** Content of any ward, to name another ward's entry. */
  wardOf(id: string): WardContent | undefined;
  elsewhereOf(id: string): { name: Record<Language, string>; refer?: Record<Language, string> | undefined } | undefined;
  dialogues: ReadonlySet<string>;
  publicUrl: string;
}

type Tx = Turn["tx"];

/** Sealed questions that were not surely answered, and what their askers then chose. */
export interface UnsureQuestions {
  kept(
    tx: Tx,
    question: {
      useId: string;
      ward: string;
      language: Language;
      residentId: string;
      messageKey: Uint8Array | null;
      text: string;
      offered: readonly string[];
    },
  ): Promise<void>;
  chosen(tx: Tx, choice: { useId: string; residentId: string; entry: string }): Promise<void>;
  wrong(tx: Tx, residentId: string, entry: string): Promise<void>;
}
