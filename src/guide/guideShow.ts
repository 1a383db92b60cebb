/** What the guide shows: an answer, choices, or an honest "not here"; each use is counted, by ids. */
import type { Outcome, Turn } from "../conversation/dialogue.js";
import type { Language } from "../language.js";
import type { LineMessage } from "../line/messages.js";
import { type Card, cardOf } from "./card.js";
import { type BubbleOptions, cardBubble, detailsBubble } from "./cardBubble.js";
import { choicesBubble, noneBubble } from "./choiceBubble.js";
import type { GuideDialogueOptions } from "./guideOptions.js";
import { keepable } from "./questionMask.js";

export interface ChoicesShown {
  lead: string;
  /** What was asked, where it may be learned from. */
  asked?: string;
}

export type GuideShow = ReturnType<typeof createGuideShow>;

export function createGuideShow({ uses, unsure, dialogues, publicUrl }: GuideDialogueOptions) {
  function bubbleOptions(turn: Turn, language: Language, entry: string, next: readonly string[]): BubbleOptions {
    return {
      say: turn.ward.say(language),
      language,
      colour: turn.ward.ward.colour,
      useId: turn.effectId(`use ${entry}`),
      dialogues,
      pageUrl: `${publicUrl}/${turn.ward.ward.id}/${entry}?lang=${language}`,
      next,
    };
  }

  function card(turn: Turn, entry: string, language: Language): Card | undefined {
    const topic = turn.ward.topics.get(entry);
    return topic && cardOf(topic, { ...turn.ward.cardContext(language), now: turn.now });
  }

  /** @param next ids that 「違う」 offers: what came after it for the same question */
  async function answer(
    turn: Turn,
    entry: string,
    language: Language,
    next: readonly string[] = [],
  ): Promise<Outcome | undefined> {
    const shown = card(turn, entry, language);
    if (!shown) return undefined;
    const drawn = bubbleOptions(turn, language, entry, next);
    const ward = turn.ward.ward.id;
    await uses.shown(turn.tx, { id: drawn.useId, ward, language, kind: "answer", entry });
    return {
      messages: [cardBubble(shown, drawn)],
      lastEntry: entry,
      answered: { use: drawn.useId, language, next: [...next] },
    };
  }

  /** Everything else that the entry knows. */
  function details(turn: Turn, entry: string, language: Language): Outcome | undefined {
    const shown = card(turn, entry, language);
    return (
      shown && {
        messages: [detailsBubble(shown, bubbleOptions(turn, language, entry, []))],
        lastEntry: entry,
        aside: true,
      }
    );
  }

  function list(turn: Turn, entries: readonly string[], language: Language, lead: string, use?: string): LineMessage {
    const titles = entries.flatMap((id) => {
      const topic = turn.ward.topics.get(id);
      return topic ? [{ id, title: topic.text[language].title }] : [];
    });
    return choicesBubble(titles, lead, turn.ward.say(language), turn.ward.ward.colour, language, use);
  }

  async function choices(
    turn: Turn,
    entries: readonly string[],
    language: Language,
    { lead, asked }: ChoicesShown,
  ): Promise<Outcome> {
    const ward = turn.ward.ward.id;
    const useId = turn.effectId("use choices");
    await uses.shown(turn.tx, { id: useId, ward, language, kind: "choices", entry: entries[0], offered: entries });
    if (asked !== undefined)
      await unsure?.kept(turn.tx, {
        ...{ useId, ward, language, text: asked, offered: entries },
        residentId: turn.resident.id,
        messageKey: turn.messageKey,
      });
    return { messages: [list(turn, entries, language, lead, useId)] };
  }

  /** @param lead where others have to answer it: nobody here ever will */
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
    const id = turn.effectId("unanswered");
    if (kept !== undefined)
      await uses.unanswered(turn.tx, {
        ...{ id, ward, language, text: kept, nearest },
        residentId: turn.resident.id,
        messageKey: turn.messageKey,
      });
    // What others have to answer, nobody here will ever answer; nor what is no question.
    const wish = lead === undefined && kept !== undefined ? id : undefined;
    return { messages: [noneBubble(turn.ward, language, lead, wish)], lastEntry: null };
  }

  return { card, answer, details, list, choices, none };
}
