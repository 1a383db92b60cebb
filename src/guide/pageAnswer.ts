/** What a text typed on the web gets: the same decision, in the same order and language, as in the chat. */
import { type Command, findCommand } from "../conversation/commands.js";
import type { Language } from "../language.js";
import { detectLanguage } from "./detectLanguage.js";
import type { Decision, Guide } from "./guide.js";
import type { PriorityAnswer } from "./priority.js";
import { wanakanaText } from "./romaji.js";
import { matchSmalltalk, type Smalltalk } from "./smalltalk.js";

export type PageAnswer =
  | { kind: "priority"; answer: PriorityAnswer }
  | { kind: "command"; command: Command }
  | { kind: "smalltalk"; reply: string }
  | { kind: "guide"; decision: Decision };

export interface PageAnswerOptions {
  /** Whether somebody may be in danger; asked before anything else. */
  priority(text: string): PriorityAnswer | undefined;
  guide: Guide;
  commands: readonly Command[];
  smalltalk: Smalltalk;
}

export function answerForPage(
  text: string,
  known: Language,
  options: PageAnswerOptions,
): { language: Language; answer: PageAnswer } {
  const found = detectLanguage(text, known);
  const language: Language = !found || (found.language === "ja" && known === "easy") ? known : found.language;

  const danger = options.priority(text);
  if (danger) return { language, answer: { kind: "priority", answer: danger } };
  const command = findCommand(text, options.commands);
  // Words such as "menu" are typed in any language: they do not change the reader's.
  if (command) return { language: known, answer: { kind: "command", command } };
  const question = found?.romaji ? wanakanaText(text) : text;
  const chat = matchSmalltalk(question, language, options.smalltalk);
  const reply = chat && options.smalltalk.find((one) => one.kind === chat.kind)?.reply[language];
  if (reply !== undefined) return { language, answer: { kind: "smalltalk", reply } };
  return { language, answer: { kind: "guide", decision: options.guide.decide(question, language) } };
}
