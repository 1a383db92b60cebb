/** From a question to what is shown for it: the guide's decision, said in the resident's language. */
import type { Outcome, Turn } from "../conversation/dialogue.js";
import type { Language } from "../language.js";
import type { Decision } from "./guide.js";
import type { GuideDialogueOptions } from "./guideOptions.js";
import type { GuideShow } from "./guideShow.js";
import { answerBoth } from "./twoQuestions.js";

export interface Asked {
  /** As it was typed. */
  text: string;
  /** As it is looked up. */
  question: string;
  language: Language;
  /** An entry that is not what was meant. */
  without?: string;
}

const mostNext = 3;
const mostChoices = 4;

export type GuideReply = ReturnType<typeof createGuideReply>;

export function createGuideReply(options: GuideDialogueOptions, show: GuideShow) {
  /** What comes after the first for the same question. */
  const nearest = (turn: Turn, { question, language }: Asked, ...without: readonly (string | undefined)[]): string[] =>
    turn.ward.guide
      .rank(question, language)
      .map(({ id }) => id)
      .filter((id) => !without.includes(id))
      .slice(0, mostNext);

  function decide(turn: Turn, asked: Asked): Decision {
    const { question, language, without } = asked;
    const decision = turn.ward.guide.decide(question, language);
    if (without === undefined) return decision;
    if (decision.kind === "answer" && decision.entry === without) {
      const entries = nearest(turn, asked, without);
      const { confidence } = decision;
      return entries.length > 0
        ? { kind: "choices", entries, confidence }
        : { kind: "none", elsewhere: undefined, confidence };
    }
    if (decision.kind !== "choices" && decision.kind !== "other-ward") return decision;
    return { ...decision, entries: decision.entries.filter((entry) => entry !== without) };
  }

  async function both(turn: Turn, { question, language }: Asked): Promise<Outcome | undefined> {
    const found = answerBoth(turn.ward.guide, question, language, options.followUps);
    if (!found) return undefined;
    const [first, second] = found;
    const above = await show.answer(turn, first.entry, language);
    const below = await show.answer(turn, second.entry, language);
    return above && below && { ...below, messages: [...above.messages, ...below.messages] };
  }

  async function reply(
    turn: Turn,
    asked: Asked,
    decision: Decision = decide(turn, asked),
  ): Promise<Outcome | undefined> {
    const { text, language } = asked;
    const say = turn.ward.say(language);
    switch (decision.kind) {
      case "answer":
        return show.answer(turn, decision.entry, language, nearest(turn, asked, decision.entry, asked.without));
      case "choices": {
        const lead = say(asked.without === undefined ? "choicesLead" : "correctedLead");
        return show.choices(turn, decision.entries.slice(0, mostChoices), language, { lead, asked: text });
      }
      case "other-ward": {
        const other = options.wardOf(decision.ward);
        const title = other?.topics.get(decision.otherEntry)?.text[language].title ?? "";
        const names = { other: other?.ward.name[language] ?? "", title, ward: turn.ward.ward.name[language] };
        return { messages: [show.list(turn, decision.entries, language, say("otherWard", names))] };
      }
      case "none": {
        const service = decision.elsewhere === undefined ? undefined : options.elsewhereOf(decision.elsewhere);
        const lead = service && [say("elsewhereLead", { service: service.name[language] }), service.refer?.[language]];
        return show.none(turn, text, language, nearest(turn, asked), lead?.filter(Boolean).join("\n"));
      }
      default:
        return decision satisfies never;
    }
  }

  return { both, decide, reply };
}
