/** 「違う」, by button or word: the wrong answer is rated, and what was next best, or what was meant, comes instead. */
import type { Outcome, Turn } from "../conversation/dialogue.js";
import type { Language } from "../language.js";
import { noneBubble } from "./choiceBubble.js";
import type { GuideDialogueOptions } from "./guideOptions.js";
import type { Asked, GuideReply } from "./guideReply.js";
import type { GuideShow } from "./guideShow.js";
import type { Leaning } from "./leaning.js";

export interface WrongAnswer {
  entry: string;
  /** Id of its use; undefined where a word was said and nobody knows which. */
  use: string | undefined;
  /** What was next best for the question. */
  next: readonly string[];
}

const mostChoices = 4;

export function createCorrectionTalk({ uses, unsure }: GuideDialogueOptions, show: GuideShow, { reply }: GuideReply) {
  async function rate(turn: Turn, { entry, use }: WrongAnswer): Promise<void> {
    if (use !== undefined) await uses.rated(turn.tx, use, false);
    await unsure?.wrong(turn.tx, turn.resident.id, entry);
  }

  /** What was next best for the question that was asked, then what is related; never the wrong one. */
  async function wrong(turn: Turn, answer: WrongAnswer, language: Language): Promise<Outcome> {
    await rate(turn, answer);
    const { topics } = turn.ward;
    const near = [...answer.next, ...(topics.get(answer.entry)?.related ?? [])];
    const entries = [...new Set(near)].filter((id) => id !== answer.entry && topics.has(id)).slice(0, mostChoices);
    if (entries.length === 0) return noneOfThese(turn, language);
    const lead = turn.ward.say(language)("sorryNotHelpful");
    return { ...(await show.choices(turn, entries, language, { lead })), lastEntry: null };
  }

  /** What was meant is asked instead; the pair is kept by ids alone. Without an answer that was wrong, it is a question. */
  async function instead(turn: Turn, last: Leaning | undefined, asked: Asked): Promise<Outcome | undefined> {
    if (!last) return reply(turn, asked);
    const { topic, answer } = last;
    await rate(turn, { entry: topic.id, use: answer.use, next: answer.next });
    const outcome = await reply(turn, { ...asked, without: topic.id });
    const meant = outcome?.answered && outcome.lastEntry;
    if (meant && answer.use !== undefined) await uses.chosen(turn.tx, { useId: answer.use, entry: meant });
    return outcome && { ...outcome, lastEntry: outcome.lastEntry ?? null };
  }

  /** 「違う」 to choices, or to nothing that is known any more. */
  const noneOfThese = (turn: Turn, language: Language): Outcome => ({
    messages: [noneBubble(turn.ward, language, turn.ward.say(language)("otherWords"))],
    lastEntry: null,
  });

  return { wrong, instead, noneOfThese };
}
