/** Draws a survey as it will be met: the talk in LINE from the dialogue's own bubbles, the form from its own fields. */
import type { Request } from "express";
import type { ConsoleContext } from "../../console/consoleRoute.js";
import type { Language } from "../../language.js";
import type { LineMessage } from "../../line/messages.js";
import type { PageView } from "../../web/view.js";
import type { OpenSurvey } from "../answering/answeringDesk.js";
import { type Course, isForChat } from "../chat/chatCourse.js";
import { questionBubble } from "../chat/questionBubble.js";
import { introBubble, type SurveyVoice } from "../chat/surveyBubble.js";
import type { SurveyConsoleOptions } from "../console/surveyOptionsConsole.js";
import { SurveyFormView } from "../page/surveyFormView.js";
import type { SurveyDefinition } from "../survey.js";

/** Of a survey that is not there: buttons of a preview lead nowhere. */
const nobody = "00000000-0000-4000-8000-000000000000";

export interface SurveyPreviewOptions {
  publicUrl: string;
  /** The words of public pages in a language. */
  view(request: Request, language: Language): PageView;
}

export function createSurveyPreviews({
  publicUrl,
  view,
}: SurveyPreviewOptions): Required<Pick<SurveyConsoleOptions, "chatPreview" | "formPreview">> {
  return {
    chatPreview({ ward }, definition, language) {
      const voice: SurveyVoice = { say: ward.say(language), language, colour: ward.ward.colour };
      return talkAbout(voice, ward.ward.id, definition, publicUrl);
    },
    formPreview: ({ request }: ConsoleContext, definition, language) => (
      <SurveyFormView view={view(request, language)} definition={definition} />
    ),
  };
}

/** The invitation, and every question that chat may ask, in order, as if all conditions held. */
function talkAbout(voice: SurveyVoice, ward: string, definition: SurveyDefinition, publicUrl: string): LineMessage[] {
  const survey: OpenSurvey = {
    id: nobody,
    ward,
    key: definition.key,
    state: "open",
    version: 1,
    definition,
    opensAt: undefined,
    closesAt: undefined,
    fictional: false,
  };
  const inChat = definition.questions.filter((asked) => isForChat(definition, asked));
  const course: Course = { inChat, next: undefined, onForm: [] };
  const questions = definition.questions.flatMap((asked, question) =>
    inChat.includes(asked)
      ? [
          questionBubble(voice, {
            asked,
            definition,
            answers: {},
            course,
            place: { surveyId: nobody, version: 1, question, review: false },
          }),
        ]
      : [],
  );
  return [introBubble(voice, survey, `${publicUrl}/${ward}/s/${definition.key}`), ...questions];
}
