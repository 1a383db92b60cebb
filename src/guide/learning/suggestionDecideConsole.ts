/** What staff decide about a suggested way of asking: it is added, or passed over with a reason. */
import type { ConsoleContext } from "../../console/consoleRoute.js";
import type { WardContent } from "../../content.js";
import { contentWake } from "../../contentLayerStore.js";
import type { Tx } from "../../db.js";
import type { LiveChange, PhraseChange } from "../layerChange.js";
import { groupPath } from "../questionPathConsole.js";
import { addForm, passForm, textToAdd } from "./suggestionForm.js";
import {
  type LearningConsoleOptions,
  suggestionGone,
  suggestionIdOf,
  suggestionsPath,
  wardNow,
} from "./suggestionPathConsole.js";
import { isWorse, type WayEffect } from "./wayEffect.js";
import { wayKey } from "./wayIndex.js";
import { wayRefusal } from "./wayRefusal.js";
import { askedInAll, type WaySuggestion } from "./waySuggestion.js";

interface DecideOptions extends LearningConsoleOptions {
  /** The page once more, with what is wrong. */
  again(context: ConsoleContext, mistakes: Readonly<Record<string, string>>): Promise<void>;
}

type Run = (context: ConsoleContext) => Promise<void>;

export function suggestionDecisions(options: DecideOptions): { add: Run; pass: Run } {
  const { database, desk, effects, verdicts, unsure, changes, audit, questions, again } = options;

  const find = async (tx: Tx, context: ConsoleContext, ward: WardContent) => {
    const { suggestions, waiting } = await desk.suggested(tx, ward);
    const suggestion = suggestions.find(({ id }) => id === suggestionIdOf(context));
    return suggestion && { suggestion, waiting };
  };

  /** One decides at a time in a ward; the texts go with the decision. Undefined from `work`: it is gone. */
  async function decide<Done>(
    context: ConsoleContext,
    ward: WardContent,
    work: (tx: Tx, suggestion: WaySuggestion) => Promise<Done>,
  ): Promise<{ suggestion: WaySuggestion; done: Done } | undefined> {
    return database.transaction("console", async (tx) => {
      await questions.lock(tx, ward.ward.id);
      const found = await find(tx, context, ward);
      if (!found) return undefined;
      const { suggestion } = found;
      const done = await work(tx, suggestion);
      return { suggestion, done };
    });
  }

  async function add(context: ConsoleContext): Promise<void> {
    const form = addForm.safeParse(context.form);
    if (!form.success) return again(context, { way: "言い方を、80文字までで書いてください。" });
    const ward = wardNow(options.content(), context);
    const found = await database.run("console", (tx) => find(tx, context, ward));
    if (!found) return context.refuse(409, suggestionGone);
    const { entry, language } = found.suggestion;
    const text = textToAdd(found.suggestion, form.data);
    // The page says why.
    if (wayRefusal(desk.indexOf(ward), entry, language, text))
      return again(context, { way: "この言い方は加えられません。" });
    if (form.data.seen !== text)
      return again(context, { seen: "言い方が変わりました。効き目を見てから、もう一度「加える」を押してください。" });
    const phrase: PhraseChange = { kind: "phrase", ward: ward.ward.id, entry, language, text };
    const effect = await effects.effectOf(ward, [phrase], found.waiting);
    if (isWorse(effect) && form.data.accept !== "yes")
      return again(context, { accept: "悪くなるところを見たら、チェックを入れてください。" });
    const added = await decide(context, ward, (tx, suggestion) => lay(tx, context, suggestion, phrase, effect));
    if (!added?.done) return context.refuse(409, suggestionGone);
    const [group] = added.suggestion.groups;
    context.redirect(group === undefined ? suggestionsPath(ward.ward.id) : groupPath(ward.ward.id, group), {
      kind: "success",
      text:
        group === undefined
          ? "聞き方に加えました。すぐに使われます。"
          : "聞き方に加えました。すぐに使われます。待っている人に知らせるときは、ここで答えを決めてください。",
    });
  }

  /** @returns false where somebody has just given the same words to an entry, which this instance has not read yet */
  async function lay(
    tx: Tx,
    context: ConsoleContext,
    suggestion: WaySuggestion,
    phrase: PhraseChange,
    effect: WayEffect,
  ): Promise<boolean> {
    const { staff, actor } = context;
    const { ward, entry, language } = phrase;
    if ((await changes.live(tx)).some((one) => isSameWay(one, phrase))) return false;
    const changeId = await changes.addPhrase(tx, phrase, staff.id);
    const wordings = suggestion.wordings;
    await verdicts.add(tx, { ward, entry, language, wordings, as: { verdict: "added", changeId }, staffId: staff.id });
    await unsure.drop(tx, ward, questionsIn(suggestion));
    await database.wake(contentWake);
    const facts = {
      entry,
      language,
      asked: askedInAll(suggestion),
      rightBefore: effect.questions.right.before,
      rightAfter: effect.questions.right.after,
      worse: isWorse(effect),
    };
    await audit.record(tx, { actor, ward, action: "phrase.added", subject: changeId, facts });
    return true;
  }

  async function pass(context: ConsoleContext): Promise<void> {
    const form = passForm.safeParse(context.form);
    if (!form.success) return again(context, { reason: "理由を2〜200文字で書いてください。" });
    const ward = wardNow(options.content(), context);
    const { id } = ward.ward;
    const passed = await decide(context, ward, async (tx, suggestion) => {
      const { entry, language, wordings } = suggestion;
      const as = { verdict: "passed", reason: form.data.reason } as const;
      await verdicts.add(tx, { ward: id, entry, language, wordings, as, staffId: context.staff.id });
      await unsure.drop(tx, id, questionsIn(suggestion));
      const facts = { entry, asked: askedInAll(suggestion) };
      const subject = suggestion.id;
      await audit.record(tx, { actor: context.actor, ward: id, action: "suggestion.passed", subject, facts });
    });
    if (!passed) return context.refuse(409, suggestionGone);
    context.redirect(suggestionsPath(id), {
      kind: "success",
      text: "見送りました。同じ言い方は、この案内にはもう提案しません。",
    });
  }

  return { add, pass };
}

const isSameWay = (one: LiveChange, { ward, language, text }: PhraseChange): boolean =>
  one.kind === "phrase" && one.ward === ward && one.language === language && wayKey(one.text) === wayKey(text);

/** Unanswered ones among them stay with their group. */
const questionsIn = ({ wordings }: WaySuggestion): string[] => wordings.flatMap(({ questionIds }) => questionIds);
