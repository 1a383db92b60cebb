/** Questions and answers in the chat, and the talk around them: what leans on the last answer, and what corrects it. */
import type { Dialogue, Outcome, Turn } from "../conversation/dialogue.js";
import { readCorrection } from "./correction.js";
import { createCorrectionTalk } from "./correctionDialogue.js";
import { readFollowUp } from "./followUp.js";
import { createFollowUpTalk } from "./followUpDialogue.js";
import { createGuideButtons } from "./guideButtons.js";
import type { GuideDialogueOptions } from "./guideOptions.js";
import { createGuideReply } from "./guideReply.js";
import { createGuideShow } from "./guideShow.js";
import { leaningOf } from "./leaning.js";
import { readMessage, spoken } from "./messageLanguage.js";
import { matchSmalltalk } from "./smalltalk.js";

export type { GuideDialogueOptions } from "./guideOptions.js";

export interface GuideDialogue extends Dialogue {
  /** Shows an entry, for other dialogues' buttons and words. */
  show(turn: Turn, entry: string): Promise<Outcome | undefined>;
}

export function createGuideDialogue(options: GuideDialogueOptions): GuideDialogue {
  const { smalltalk, followUps } = options;
  const show = createGuideShow(options);
  const replies = createGuideReply(options, show);
  const corrections = createCorrectionTalk(options, show, replies);
  const leaning = createFollowUpTalk(show, replies);
  const press = createGuideButtons(options, show, corrections);

  async function hearText(turn: Turn, text: string): Promise<Outcome | undefined> {
    const last = leaningOf(turn);
    const chosen = turn.resident.language;
    const talk = last?.answer.language;
    const { language, written, question } = readMessage(text, chosen, talk);

    const correction = readCorrection(text, written, followUps);
    const followUp = readFollowUp(question, written, followUps);
    const leans = last !== undefined && (correction ?? followUp) !== undefined;
    // 「いいえ」 under an answer is no small talk.
    const chat = leans ? undefined : matchSmalltalk(question, language, smalltalk);
    const answer = chat && smalltalk.find(({ kind }) => kind === chat.kind)?.reply[language];
    if (answer !== undefined)
      return { messages: [{ type: "text", text: `${answer}\n${turn.ward.say(language)("smalltalkMore")}` }] };

    if (correction?.kind === "wrong") {
      if (!last) return corrections.noneOfThese(turn, language);
      const { use, next } = last.answer;
      return corrections.wrong(turn, { entry: last.topic.id, use, next }, language);
    }
    if (correction?.kind === "instead") {
      const meant = readMessage(correction.text, chosen, language);
      return corrections.instead(turn, last, { ...meant, text: correction.text });
    }

    if (followUp) {
      const asked = { followUp, text, question, language: spoken(followUp.written, chosen, talk) };
      return last ? leaning.lean(turn, asked, last) : leaning.without(turn, asked);
    }

    const asked = { text, question, language };
    return (await replies.both(turn, asked)) ?? replies.reply(turn, asked);
  }

  return {
    name: "guide",
    show: (turn, entry) => show.answer(turn, entry, turn.resident.language),
    async hear(turn, told) {
      if (told.kind === "text") return hearText(turn, told.text);
      return told.kind === "postback" ? press(turn, told.action, told.values) : undefined;
    },
  };
}
