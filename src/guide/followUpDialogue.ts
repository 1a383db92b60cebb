/** 「いつ？」「電話番号は？」「英語で」: answered from the entry that was shown last; when that is long ago, asks which one. */
import type { Outcome, Turn } from "../conversation/dialogue.js";
import { menuBubble } from "../conversation/menuBubble.js";
import type { Language } from "../language.js";
import { text as textMessage } from "../line/messages.js";
import { facetAnswer } from "./facetAnswer.js";
import { facetBubble } from "./facetBubble.js";
import type { FollowUp } from "./followUp.js";
import type { Aspect } from "./followUpFile.js";
import type { GuideReply } from "./guideReply.js";
import type { GuideShow } from "./guideShow.js";
import { type Leaning, lastTopic } from "./leaning.js";
import { facetKeys } from "./topic.js";

export interface FollowUpAsked {
  followUp: FollowUp;
  text: string;
  question: string;
  /** To answer in, unless another is asked for. */
  language: Language;
}

const mostChoices = 4;
const isFacet = (ask: Aspect): boolean => facetKeys.some((key) => key === ask);

export function createFollowUpTalk(show: GuideShow, { decide, reply }: GuideReply) {
  /** From the entry's own words; the talk goes on in the language that was asked for. */
  async function lean(
    turn: Turn,
    { followUp, language }: FollowUpAsked,
    { topic, answer }: Leaning,
  ): Promise<Outcome | undefined> {
    const spoken = followUp.speak ?? language;
    const answered = { use: answer.use, next: answer.next, language: spoken };
    if (followUp.asks.length === 0) return show.answer(turn, topic.id, spoken, answer.next);
    // The same answer looked at more closely: it is not counted again.
    if (followUp.asks.includes("details")) {
      const details = show.details(turn, topic.id, spoken);
      return details && { ...details, answered };
    }
    const card = show.card(turn, topic.id, spoken);
    if (!card) return undefined;
    const { ward } = turn.ward;
    return {
      messages: [
        facetBubble(card, facetAnswer(card, topic.text[spoken].facets ?? {}, followUp.asks), {
          say: turn.ward.say(spoken),
          language: spoken,
          colour: ward.colour,
        }),
      ],
      answered,
      // Coming events stand below an answer that says which entry it is of: only where they belong to what was asked.
      ...(followUp.asks.some((ask) => ask === "when" || ask === "where") ? { lastEntry: topic.id } : {}),
      aside: true,
    };
  }

  /** Nothing to lean on, or nothing recent: the question which one. A facet alone is never a topic to be sure of. */
  async function without(turn: Turn, asked: FollowUpAsked): Promise<Outcome | undefined> {
    const { followUp, text, question } = asked;
    const language = followUp.speak ?? asked.language;
    const say = turn.ward.say(language);
    const menu = menuBubble(turn.ward, language, false);
    const old = lastTopic(turn);
    const decision = decide(turn, { text, question, language: asked.language });
    const elsewhere = decision.kind === "none" && decision.elsewhere !== undefined;
    const whole = decision.kind === "answer" && !followUp.asks.some(isFacet) && !old;
    if (followUp.speak === undefined && (elsewhere || whole))
      return reply(turn, { text, question, language }, decision);
    const sure = decision.kind === "answer" ? [decision.entry] : [];
    const near = followUp.speak !== undefined ? [] : decision.kind === "choices" ? decision.entries : sure;
    const entries = [...new Set([...(old ? [old.id] : []), ...near])].slice(0, mostChoices);
    // Who asks for a number out of nothing may have been told of a danger before, of which nothing is kept.
    const urgent = followUp.asks.includes("phone") ? [textMessage(say("talkDanger"))] : [];
    if (entries.length > 0) {
      const which = await show.choices(turn, entries, language, { lead: say("followWhich") });
      return { ...which, messages: [...urgent, ...which.messages] };
    }
    return { messages: followUp.asks.length === 0 ? [menu] : [...urgent, textMessage(say("followWhat")), menu] };
  }

  return { lean, without };
}
