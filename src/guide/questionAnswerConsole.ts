/** 「この案内で答えられる」: ways of asking are added, those who wait are told, the questions are deleted. */
import type { ConsoleContext } from "../console/consoleRoute.js";
import type { WardContent } from "../content.js";
import { contentWake } from "../contentLayerStore.js";
import type { Tx } from "../db.js";
import { civilDate } from "../time.js";
import { dateIn } from "./dateWords.js";
import { askedIn, ownerOfWay, type PhraseChange, waysPerLanguage } from "./layerChange.js";
import { type AnswerForm, answerForm } from "./questionForm.js";
import { isMasked, masked } from "./questionMask.js";
import { goneText, groupIdOf, listPath, type SettleOptions } from "./questionPathConsole.js";
import { wordingsOf } from "./questionWording.js";

type Mistakes = Readonly<Record<string, string>>;
type Settled =
  | { kind: "settled"; phrases: number; told: number; at: Date | undefined }
  | { kind: "gone" }
  | { kind: "faulty"; mistakes: Mistakes };

export function createAnswer(options: SettleOptions): (context: ConsoleContext) => Promise<void> {
  const { database, store, changes, audit, again } = options;

  /** Why those who wait can't be told now. */
  async function quotaMistake(ward: WardContent, groupId: string): Promise<string | undefined> {
    if (!options.forecast) return undefined;
    const byChannel: Record<string, number> = {};
    for (const { channel } of await database.run("console", (tx) => store.wishes(tx, groupId)))
      byChannel[channel] = (byChannel[channel] ?? 0) + 1;
    if (Object.keys(byChannel).length === 0) return undefined;
    const short = (await options.forecast(ward, byChannel)).find(({ fits }) => !fits);
    return short && `LINEの送信枠が足りません。${short.reason ?? ""}`;
  }

  async function settle(
    tx: Tx,
    context: ConsoleContext,
    ward: WardContent,
    groupId: string,
    entry: string,
    form: AnswerForm,
  ): Promise<Settled> {
    const { id } = ward.ward;
    await store.lock(tx, id);
    const wordings = wordingsOf(await store.questionsOf(tx, id, groupId));
    const chosen = wordings
      .filter((wording) => wording.usable && form.ways.includes(wording.id))
      .map(({ text, language }) => ({ text, language: askedIn(language) }));
    const own = form.way === undefined ? [] : [{ text: form.way, language: "ja" as const }];
    const phrases = [...chosen, ...own].map((one): PhraseChange => ({ kind: "phrase", ward: id, entry, ...one }));
    const mistakes = phraseMistakes(ward, phrases, form.way);
    if (Object.keys(mistakes).length > 0) return { kind: "faulty", mistakes };
    if (!(await store.settle(tx, id, groupId, { state: "answered", entry }, context.staff.id))) return { kind: "gone" };
    const fresh = phrases.filter(({ language, text }) => !ownerOfWay(ward.topics.values(), language, text));
    const added: string[] = [];
    for (const phrase of fresh) added.push(await changes.addPhrase(tx, phrase, context.staff.id));
    const told = form.notify ? (await store.wishes(tx, groupId)).length : 0;
    await store.deleteQuestions(tx, groupId, told > 0 ? "without wish" : "all");
    const at = told > 0 ? await options.tell(tx, groupId) : undefined;
    await database.wake(contentWake);
    const { actor } = context;
    for (const [index, change] of added.entries()) {
      const facts = { entry, language: fresh[index]?.language ?? "" };
      await audit.record(tx, { actor, ward: id, action: "phrase.added", subject: change, facts });
    }
    const facts = { entry, phrases: added.length, told };
    await audit.record(tx, { actor, ward: id, action: "question.answered", subject: groupId, facts });
    return { kind: "settled", phrases: added.length, told, at };
  }

  return async (context) => {
    const form = answerForm.safeParse(context.form);
    const ward = options.wardOf(context);
    const groupId = groupIdOf(context);
    if (!groupId) return context.refuse(409, goneText);
    if (!form.success) return again(context, { way: "聞き方は80文字までです。" });
    const entry = form.data.other ?? form.data.entry ?? "";
    if (!ward.topics.has(entry)) return again(context, { entry: "案内を選んでください。" });
    const short = form.data.notify && (await quotaMistake(ward, groupId));
    if (short) return again(context, { notify: short });
    const done = await database.transaction("console", (tx) => settle(tx, context, ward, groupId, entry, form.data));
    switch (done.kind) {
      case "faulty":
        return again(context, done.mistakes);
      case "gone":
        return context.refuse(409, goneText);
      case "settled":
        return context.redirect(listPath(ward.ward.id), { kind: "success", text: settledWords(done, context.now) });
      default:
        return done satisfies never;
    }
  };
}

function phraseMistakes(ward: WardContent, phrases: readonly PhraseChange[], own: string | undefined): Mistakes {
  if (own !== undefined && (isMasked(own) || masked(own) !== own))
    return { way: "電話番号やメールアドレスのようなものは、聞き方に加えられません。" };
  for (const { text, language, entry } of phrases) {
    const owner = ownerOfWay(ward.topics.values(), language, text);
    if (owner !== undefined && owner !== entry) {
      const title = ward.topics.get(owner)?.text.ja.title ?? owner;
      return { ways: `「${text}」は、案内「${title}」の聞き方になっています。` };
    }
    const ways = ward.topics.get(entry)?.ask[language].length ?? 0;
    if (ways + phrases.filter((phrase) => phrase.language === language).length > waysPerLanguage)
      return { ways: `この案内の聞き方は、ひとつのことばで${waysPerLanguage}までです。` };
  }
  return {};
}

/** Between the request and its work the clock goes on: that is no night. */
const moment = 60_000;

function settledWords({ phrases, told, at }: Extract<Settled, { kind: "settled" }>, now: Date): string {
  const words = ["答えを決めました。"];
  if (phrases > 0) words.push(`聞き方を${phrases}つ加えました。`);
  if (told > 0 && at)
    words.push(
      at.getTime() - now.getTime() > moment
        ? `${told}人に、${dateIn(civilDate(at), "ja")}の朝8時にLINEで知らせます。`
        : `${told}人にLINEで知らせます。`,
    );
  return words.join("");
}
