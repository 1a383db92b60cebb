/** 「アンケート」: the surveys of the ward in LINE. Chat asks what is harmless; a page of ours asks everything else. */
import type { Dialogue, Outcome, Told, Turn } from "../../conversation/dialogue.js";
import type { Answering } from "../answering/answeringDesk.js";
import type { Withdrawal } from "../answering/respondentWithdrawalStore.js";
import { courseOf, isForChat, neighbour } from "./chatCourse.js";
import { formBubble, introBubble } from "./surveyBubble.js";
import { choiceIn, dialogueName, longId, placeIn } from "./surveyButton.js";
import { type CodeTries, createCodeHearing } from "./surveyCodes.js";
import { createSurveyList } from "./surveyList.js";
import { createSeats, openQuestion, type Sitting, tell, voiceOf } from "./surveySitting.js";
import { createSteps, keyAt, questionAt } from "./surveySteps.js";
import { createTakingBack } from "./surveyTakingBack.js";
import { typedAnswer } from "./typedAnswer.js";

export interface SurveyDialogueOptions {
  answering: Answering;
  withdrawal: Pick<Withdrawal, "byResident" | "ofResident" | "linkOfResident">;
  tries: CodeTries;
  /** What links in messages start with. */
  publicUrl: string;
}

export interface SurveyDialogue extends Dialogue {
  open(turn: Turn): Promise<Outcome>;
}

/** After a day a number or a word is hardly meant for the question any more; its buttons still are. */
const typedForMs = 24 * 3_600_000;

export function createSurveyDialogue(options: SurveyDialogueOptions): SurveyDialogue {
  const { answering, withdrawal, tries, publicUrl } = options;
  const seats = createSeats(answering, publicUrl);
  const steps = createSteps(answering, seats);
  const list = createSurveyList({ answering, withdrawal, seats });
  const takingBack = createTakingBack({ answering, withdrawal });
  const codes = createCodeHearing({ answering, tries, seats, introduce });

  async function introduce(sitting: Sitting): Promise<Outcome> {
    const { turn, survey } = sitting;
    const url = await seats.formUrl(sitting);
    const message =
      survey.definition.class === "confidential"
        ? formBubble(voiceOf(turn), [voiceOf(turn).say("surveyUntold")], url)
        : introBubble(voiceOf(turn), survey, url);
    return { messages: [message] };
  }

  async function seated(turn: Turn, surveyId: string, go: (sitting: Sitting) => Promise<Outcome>): Promise<Outcome> {
    const found = await seats.seat(turn, surveyId);
    if (found.kind === "refused") return found.outcome;
    const { sitting } = found;
    // Whatever the button says: nothing of these in chat.
    return sitting.survey.definition.class === "confidential" ? introduce(sitting) : go(sitting);
  }

  /** Buttons around the questions. */
  async function step(turn: Turn, action: string, surveyId: string): Promise<Outcome | undefined> {
    switch (action) {
      case "start":
      case "form":
        return seated(turn, surveyId, introduce);
      case "begin":
        return seated(turn, surveyId, (sitting) => steps.resume(sitting));
      case "change":
        return seated(turn, surveyId, async (sitting) =>
          sitting.sheet.definition.questions.some((asked) => isForChat(sitting.sheet.definition, asked))
            ? steps.review(sitting)
            : introduce(sitting),
        );
      case "send":
        return seated(turn, surveyId, (sitting) => steps.send(sitting));
      case "later":
        return tell(turn, "surveyKept");
      default:
        return undefined;
    }
  }

  /** Buttons of a question, also of one further up in the talk. */
  async function press(turn: Turn, told: Told & { kind: "postback" }): Promise<Outcome | undefined> {
    const place = placeIn(told.values);
    if (!place) return undefined;
    return seated(turn, place.surveyId, async (sitting) => {
      const asked = questionAt(sitting, place.question);
      if (place.version !== sitting.sheet.version || !asked)
        return steps.resume(sitting, voiceOf(turn).say("surveyNewVersion"));
      const choice = choiceIn(told.values);
      const key = choice === undefined ? undefined : keyAt(asked, choice);
      switch (told.action) {
        case "pick":
          return key === undefined || asked.kind === "multiple"
            ? steps.ask(sitting, asked, place.review)
            : steps.give(sitting, asked, key, place.review);
        case "mark":
          return key === undefined
            ? steps.ask(sitting, asked, place.review)
            : steps.mark(sitting, asked, key, told.values.on === "1", place.review);
        case "skip":
          return steps.give(sitting, asked, undefined, place.review);
        case "next":
          return steps.onward(sitting, asked, place.review);
        case "back": {
          const course = courseOf(sitting.sheet.definition, sitting.sheet.answers);
          return steps.ask(sitting, neighbour(course, asked.id, -1) ?? asked, place.review);
        }
        default:
          return steps.resume(sitting);
      }
    });
  }

  /** A number or the words of a choice, while a question is open. */
  async function typed(turn: Turn, text: string): Promise<Outcome | undefined> {
    const open = openQuestion.safeParse(turn.state).data;
    if (!open || turn.now.getTime() - new Date(open.asked).getTime() > typedForMs) return undefined;
    const found = await seats.seat(turn, open.survey);
    if (found.kind === "refused") return undefined;
    const { sitting } = found;
    const asked = courseOf(sitting.sheet.definition, sitting.sheet.answers).inChat[open.step];
    const key = asked && typedAnswer(text, asked, turn.resident.language);
    if (key === undefined) return undefined;
    if (asked?.kind !== "multiple") return asked && steps.give(sitting, asked, key, open.review);
    const chosen = sitting.sheet.answers[asked.id];
    return steps.mark(sitting, asked, key, !(chosen?.kind === "choices" && chosen.keys.includes(key)), open.review);
  }

  async function goOn(turn: Turn): Promise<Outcome> {
    const open = openQuestion.safeParse(turn.state).data;
    return open ? seated(turn, open.survey, (sitting) => steps.resume(sitting)) : list(turn);
  }

  return {
    name: dialogueName,
    open: list,
    async hear(turn, told) {
      if (told.kind === "text") return (await typed(turn, told.text)) ?? codes(turn, told.text);
      if (told.kind !== "postback") return undefined;
      if (told.action === "open") return list(turn);
      if (told.action === "go-on") return goOn(turn);
      const surveyId = longId(told.values.s);
      const takenBack = await takingBack(turn, told.action, surveyId);
      if (takenBack || surveyId === undefined) return takenBack;
      return (await step(turn, told.action, surveyId)) ?? press(turn, told);
    },
  };
}
