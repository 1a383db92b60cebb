/** Suggestions of ways of asking in the console: the list, what has been decided, and the page of each with its effect. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import type { PhraseChange } from "../layerChange.js";
import { listPath } from "../questionPathConsole.js";
import { DecidedPage } from "./decidedPage.js";
import { refusalWords } from "./effectWords.js";
import { suggestionDecisions } from "./suggestionDecideConsole.js";
import { addForm, textToAdd } from "./suggestionForm.js";
import { SuggestionListPage } from "./suggestionListPage.js";
import { SuggestionPage } from "./suggestionPage.js";
import {
  type LearningConsoleOptions,
  suggestionGone,
  suggestionIdOf,
  suggestionsPath,
  wardNow,
} from "./suggestionPathConsole.js";
import { wayRefusal } from "./wayRefusal.js";

export function suggestionRoutes(options: LearningConsoleOptions): ConsoleRoute[] {
  const { database, desk, effects, verdicts, audit, sortNew } = options;
  const crumbs = ({ ward }: ConsoleContext) => [{ name: "答えられなかった質問", href: listPath(ward.ward.id) }];

  async function list(context: ConsoleContext): Promise<void> {
    const ward = wardNow(options.content(), context);
    const { id } = ward.ward;
    await sortNew(ward);
    const suggestions = await database.transaction("console", async (tx) => {
      const found = (await desk.suggested(tx, ward)).suggestions;
      const facts = { suggestions: found.length };
      await audit.record(tx, { actor: context.actor, ward: id, action: "suggestion.listed", facts });
      return found;
    });
    await context.send(
      { title: "聞き方の提案", section: "suggestions", crumbs: crumbs(context) },
      <SuggestionListPage view={context.view} ward={ward} base={suggestionsPath(id)} suggestions={suggestions} />,
    );
  }

  async function decided(context: ConsoleContext): Promise<void> {
    const ward = wardNow(options.content(), context);
    const { id } = ward.ward;
    const listed = await database.run("console", (tx) => verdicts.list(tx, id));
    await context.send(
      {
        title: "決めた提案",
        section: "suggestions",
        crumbs: [...crumbs(context), { name: "聞き方の提案", href: suggestionsPath(id) }],
      },
      <DecidedPage view={context.view} ward={ward} verdicts={listed} />,
    );
  }

  /** With the effect of what would be added; a form that came back keeps what was typed. */
  async function show(context: ConsoleContext, mistakes: Readonly<Record<string, string>> = {}): Promise<void> {
    const ward = wardNow(options.content(), context);
    const { id } = ward.ward;
    const suggestionId = suggestionIdOf(context);
    const found = await database.transaction("console", async (tx) => {
      const { suggestions, waiting } = await desk.suggested(tx, ward);
      const suggestion = suggestions.find((one) => one.id === suggestionId);
      if (!suggestion) return undefined;
      await audit.record(tx, { actor: context.actor, ward: id, action: "suggestion.viewed", subject: suggestion.id });
      return { suggestion, waiting };
    });
    if (!found) return context.refuse(404, suggestionGone);
    const { suggestion, waiting } = found;
    const { entry, language } = suggestion;
    const form = addForm.safeParse(context.form).data ?? {};
    const text = textToAdd(suggestion, form);
    const refusal = wayRefusal(desk.indexOf(ward), entry, language, text);
    const titleOf = (one: string) => ward.topics.get(one)?.text.ja.title ?? one;
    const phrase: PhraseChange = { kind: "phrase", ward: id, entry, language, text };
    const effect = refusal ? undefined : await effects.effectOf(ward, [phrase], waiting);
    const wrong = refusal && text !== "" ? { ...mistakes, way: refusalWords(refusal, titleOf) } : mistakes;
    await context.send(
      {
        title: "提案を確かめる",
        section: "suggestions",
        crumbs: [...crumbs(context), { name: "聞き方の提案", href: suggestionsPath(id) }],
        ...(Object.keys(wrong).length > 0 ? { status: 400 } : {}),
      },
      <SuggestionPage
        view={context.view}
        ward={ward}
        base={`${suggestionsPath(id)}/${suggestion.id}`}
        suggestion={suggestion}
        text={text}
        effect={effect}
        form={context.form}
        mistakes={wrong}
        csrfField={context.csrfField}
      />,
    );
  }

  const path = "/console/:ward/questions/suggestions";
  const route = (method: "get" | "post", tail: string, run: ConsoleRoute["run"]): ConsoleRoute => ({
    method,
    path: `${path}${tail}`,
    scope: "ward",
    role: "editor",
    run,
  });
  const { add, pass } = suggestionDecisions({ ...options, again: show });
  return [
    route("get", "", list),
    route("get", "/decided", decided),
    route("get", "/:suggestion", (context) => show(context)),
    route("post", "/:suggestion/effect", (context) => show(context)),
    route("post", "/:suggestion/add", add),
    route("post", "/:suggestion/pass", pass),
  ];
}
