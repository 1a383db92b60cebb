/** Where suggestions of ways of asking lie in the console, and what their routes are given. */
import { z } from "zod";
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext } from "../../console/consoleRoute.js";
import type { Content, WardContent } from "../../content.js";
import type { ContentLayerStore } from "../../contentLayerStore.js";
import type { Database } from "../../db.js";
import type { SortQuestions } from "../questionSortJobs.js";
import type { QuestionStore } from "../questionStore.js";
import type { SuggestionDesk } from "./suggestionDesk.js";
import type { UnsureStore } from "./unsureStore.js";
import type { WayEffectDesk } from "./wayEffectDesk.js";
import type { WayVerdictStore } from "./wayVerdictStore.js";

export interface LearningConsoleOptions {
  database: Database;
  /** Unanswered questions, whose groups speak for entries too. */
  questions: Pick<QuestionStore, "lock" | "group" | "questionsOf">;
  sortNew: SortQuestions;
  changes: Pick<ContentLayerStore, "addPhrase" | "live">;
  unsure: UnsureStore;
  verdicts: WayVerdictStore;
  desk: SuggestionDesk;
  effects: WayEffectDesk;
  audit: Audit;
  /** With the layer of the console over the files. */
  content(): Content;
}

export const suggestionGone = "この提案は、もうありません。ほかの職員が決めたか、もとの質問が取り消されました。";

export const suggestionsPath = (ward: string) => `/console/${ward}/questions/suggestions`;

/** Undefined for an address that no suggestion has. */
export const suggestionIdOf = ({ request }: ConsoleContext): string | undefined =>
  z.uuid().safeParse(request.params["suggestion"]).data;

/** The ward as residents meet it now. */
export const wardNow = (content: Content, { ward }: ConsoleContext): WardContent =>
  content.wards.get(ward.ward.id) ?? ward;
