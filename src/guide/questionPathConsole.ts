/** Where questions in vain lie in the console, and what their routes are given. */
import { z } from "zod";
import type { Audit } from "../console/audit/audit.js";
import type { ConsoleContext } from "../console/consoleRoute.js";
import type { Content, WardContent } from "../content.js";
import type { ContentLayerStore } from "../contentLayerStore.js";
import type { Database, Tx } from "../db.js";
import type { QuestionForecast } from "./questionGroupPage.js";
import type { SortQuestions } from "./questionSortJobs.js";
import type { QuestionStore } from "./questionStore.js";

export interface QuestionConsoleOptions {
  database: Database;
  store: QuestionStore;
  changes: ContentLayerStore;
  audit: Audit;
  sortNew: SortQuestions;
  /** With the layer of the console over the files. */
  content(): Content;
  /** In the transaction that settles a group: has the answer told. @returns when */
  tell(tx: Tx, groupId: string): Promise<Date>;
  /** What sending so many messages per channel takes of the month's quota; left out: it is not shown. */
  forecast?(ward: WardContent, byChannel: Readonly<Record<string, number>>): Promise<readonly QuestionForecast[]>;
}

/** For the routes that change a group. */
export interface SettleOptions extends QuestionConsoleOptions {
  /** The ward as residents meet it now. */
  wardOf(context: ConsoleContext): WardContent;
  /** The page once more, with what is wrong. */
  again(context: ConsoleContext, mistakes: Readonly<Record<string, string>>): Promise<void>;
}

export const goneText = "この質問のまとまりは、もうありません。ほかの職員が片づけたか、質問が取り消されました。";

export const listPath = (ward: string) => `/console/${ward}/questions`;
export const groupPath = (ward: string, group: string) => `${listPath(ward)}/groups/${group}`;

/** Undefined for an address that no group has. */
export function groupIdOf({ request }: ConsoleContext): string | undefined {
  return z.uuid().safeParse(request.params["group"]).data;
}
