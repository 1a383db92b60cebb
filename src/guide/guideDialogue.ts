/** Questions and answers in the chat: an answer, a few choices, or an honest "not here". */

import type { WardContent } from "../content.js";
import type { Dialogue, Outcome, Told, Turn } from "../conversation/dialogue.js";
import { type Language, language as languageSchema } from "../language.js";
import type { LineMessage } from "../line/messages.js";
import { cardOf } from "./card.js";
import { type BubbleOptions, cardBubble, detailsBubble } from "./cardBubble.js";
import { choicesBubble, noneBubble } from "./choiceBubble.js";
import { detectLanguage } from "./detectLanguage.js";
import { keepable } from "./questionMask.js";
import { wanakanaText } from "./romaji.js";
import type { Smalltalk } from "./smalltalk.js";
import { matchSmalltalk } from "./smalltalk.js";
import type { UseStore } from "./useStore.js";

export interface GuideDialogueOptions {
  uses: UseStore;
  smalltalk: Smalltalk;
  /** Content of any ward, to name another ward's entry. */
  wardOf(id: string): WardContent | undefined;
  elsewhereOf(id: string): { name: Record<Language, string>; refer?: Record<Language, string> | undefined } | undefined;
  dialogues: ReadonlySet<string>;
  publicUrl: string;
}

export interface GuideDialogue extends Dialogue {
  /** Shows an entry, for other dialogues' buttons and words. */
  show(turn: Turn, entry: string): Promise<Outcome | undefined>;
}

export function createGuideDialogue(options: GuideDialogueOptions): GuideDialogue {
  const { uses } = options;

  function bubbleOptions(turn: Turn, language: Language, entry: string): BubbleOptions {
    return {
      say: turn.ward.say(language),
      language,
      colour: turn.ward.ward.colour,
      useId: turn.effectId(`use ${entry}`),
      dialogues: options.dialogues,
      pageUrl: `${options.publicUrl}/${turn.ward.ward.id}/${entry}?lang=${language}`,
    };
  }

  function card(turn: Turn, entry: string, language: Language) {
    const topic = turn.ward.topics.get(entry);
    if (!topic) return undefined;
    return cardOf(topic, { ...turn.ward.cardContext(language), now: turn.now });
  }

  async function answer(turn: Turn, entry: string, language: Language): Promise<Outcome | undefined> {
    const shown = card(turn, entry, language);
    if (!shown) return undefined;
    const drawn = bubbleOptions(turn, language, entry);
    await uses.shown(turn.tx, { id: drawn.useId, ward: turn.ward.ward.id, language, kind: "answer", entry });
    return { messages: [cardBubble(shown, drawn)], lastEntry: entry };
  }

  function choices(turn: Turn, entries: readonly string[], language: Language, lead: string): LineMessage {
    const titles = entries.flatMap((id) => {
      const topic = turn.ward.topics.get(id);
      return topic ? [{ id, title: topic.text[language].title }] : [];
    });
    return choicesBubble(titles, lead, turn.ward.say(language), turn.ward.ward.colour, language);
  }

  async function none(
    turn: Turn,
    text: string,
    language: Language,
    nearest: readonly string[],
    lead?: string,
  ): Promise<Outcome> {
    const ward = turn.ward.ward.id;
    await uses.shown(turn.tx, { id: turn.effectId("use none"), ward, language, kind: "none", entry: undefined });
    const kept = keepable(text);
    if (kept !== undefined)
      await uses.unanswered(turn.tx, {
        id: turn.effectId("unanswered"),
        ward,
        language,
        residentId: turn.resident.id,
        messageKey: turn.messageKey,
        text: kept,
        nearest,
      });
    // What others have to answer, nobody here will ever answer; nor what is no question.
    const wish = lead === undefined && kept !== undefined ? turn.effectId("unanswered") : undefined;
    return { messages: [noneBubble(turn.ward, language, lead, wish)], lastEntry: null };
  }

  async function hearText(turn: Turn, text: string): Promise<Outcome | undefined> {
    const found = detectLanguage(text, turn.resident.language);
    const language: Language =
      !found || (found.language === "ja" && turn.resident.language === "easy")
        ? turn.resident.language
        : found.language;
    const question = found?.romaji ? wanakanaText(text) : text;
    const say = turn.ward.say(language);

    const chat = matchSmalltalk(question, language, options.smalltalk);
    if (chat) {
      const reply = options.smalltalk.find((one) => one.kind === chat.kind)?.reply[language];
      return reply === undefined
        ? undefined
        : { messages: [{ type: "text", text: `${reply}\n${say("smalltalkMore")}` }] };
    }

    const decision = turn.ward.guide.decide(question, language);
    switch (decision.kind) {
      case "answer":
        return answer(turn, decision.entry, language);
      case "choices":
        await uses.shown(turn.tx, {
          id: turn.effectId("use choices"),
          ward: turn.ward.ward.id,
          language,
          kind: "choices",
          entry: decision.entries[0],
        });
        return { messages: [choices(turn, decision.entries, language, say("choicesLead"))] };
      case "other-ward": {
        const other = options.wardOf(decision.ward);
        const title = other?.topics.get(decision.otherEntry)?.text[language].title ?? "";
        const lead = say("otherWard", {
          other: other?.ward.name[language] ?? "",
          title,
          ward: turn.ward.ward.name[language],
        });
        return { messages: [choices(turn, decision.entries, language, lead)] };
      }
      case "none": {
        const service = decision.elsewhere === undefined ? undefined : options.elsewhereOf(decision.elsewhere);
        const lead =
          service &&
          [say("elsewhereLead", { service: service.name[language] }), service.refer?.[language]]
            .filter(Boolean)
            .join("\n");
        return none(
          turn,
          text,
          language,
          turn.ward.guide
            .rank(question, language)
            .slice(0, 3)
            .map(({ id }) => id),
          lead,
        );
      }
      default:
        return decision satisfies never;
    }
  }

  async function press(
    turn: Turn,
    action: string,
    values: Readonly<Record<string, string>>,
  ): Promise<Outcome | undefined> {
    // Who asked in English goes on in English, whatever they have chosen.
    const language = languageSchema.catch(turn.resident.language).parse(values.l);
    const say = turn.ward.say(language);
    const entry = values.e ?? "";
    switch (action) {
      case "show":
        return answer(turn, entry, language);
      case "details": {
        const shown = card(turn, entry, language);
        return (
          shown && {
            messages: [detailsBubble(shown, bubbleOptions(turn, language, entry))],
            lastEntry: entry,
            aside: true,
          }
        );
      }
      case "topic": {
        const entries = [...turn.ward.topics.keys()].filter((id) => id.startsWith(`${entry}.`));
        return entries.length === 0
          ? undefined
          : { messages: [choices(turn, entries, language, turn.ward.topicName(entry, language))] };
      }
      case "helpful":
        if (isId(values.u)) await uses.rated(turn.tx, values.u, true);
        return { messages: [{ type: "text", text: say("thanksHelpful") }], aside: true };
      case "wrong": {
        if (isId(values.u)) await uses.rated(turn.tx, values.u, false);
        const near = (turn.ward.topics.get(entry)?.related ?? []).filter((id) => turn.ward.topics.has(id));
        return near.length === 0
          ? { messages: [noneBubble(turn.ward, language, say("sorryNotHelpful"))], lastEntry: null }
          : { messages: [choices(turn, near, language, say("sorryNotHelpful"))], lastEntry: null };
      }
      case "none":
        return { messages: [noneBubble(turn.ward, language)], lastEntry: null };
      case "wish": {
        const taken = isId(values.q) && (await uses.wish(turn.tx, values.q, turn.resident.id));
        return { messages: [{ type: "text", text: say(taken ? "wishTaken" : "wishGone") }], aside: true };
      }
      default:
        return undefined;
    }
  }

  return {
    name: "guide",
    show: (turn, entry) => answer(turn, entry, turn.resident.language),
    async hear(turn: Turn, told: Told) {
      if (told.kind === "text") return hearText(turn, told.text);
      return told.kind === "postback" ? press(turn, told.action, told.values) : undefined;
    },
  };
}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isId = (value: string | undefined): value is string => value !== undefined && uuidShape.test(value);
