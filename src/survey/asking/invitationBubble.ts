/** The message of an invitation in LINE: what it is about and one button. Of a confidential survey it names nothing. */
import type { AnnouncementContent } from "../../announcement/announcement.js";
import { dayWithWeekday } from "../../announcement/dayWords.js";
import type { WardContent } from "../../content.js";
import { type Language, languages } from "../../language.js";
import { bubble, button, heading, line } from "../../line/flex.js";
import { card, type LineMessage } from "../../line/messages.js";
import { civilDate } from "../../time.js";
import { said } from "../chat/surveyButton.js";
import { inLanguage } from "../surveyText.js";
import type { AskedSurvey } from "./batch.js";

export interface InvitationOptions {
  survey: AskedSurvey;
  ward: WardContent;
  isReminder: boolean;
}

export function invitationMessage({ survey, ward, isReminder }: InvitationOptions, language: Language): LineMessage {
  const say = ward.say(language);
  const { definition, closesAt } = survey;
  const title = definition.class === "confidential" ? undefined : inLanguage(definition.title, language);
  const until = closesAt && say("surveyUntil", { date: dayWithWeekday(civilDate(closesAt), language) });
  const lines = [
    ...(title === undefined ? [] : [title]),
    ...(isReminder ? [say("surveyInviteAgain")] : []),
    say("surveyInviteText", { ward: ward.ward.name[language] }),
    ...(until === undefined ? [] : [until]),
  ];
  const open = said(say("surveyInviteOpen"), "start", survey.id);
  return card(
    [say("surveyInvite"), ...lines].join("\n"),
    bubble(
      [heading(say("surveyInvite")), ...lines.map((words) => line(words))],
      [button(open, "primary", ward.ward.colour)],
    ),
  );
}

/** As an announcement, so that it takes its way: somebody else's approval, cost, quiet hours. */
export function invitationContent(options: InvitationOptions): AnnouncementContent {
  const variants = Object.fromEntries(
    languages.map((language) => {
      const message = JSON.parse(JSON.stringify(invitationMessage(options, language))) as Record<string, unknown>;
      return [language, [{ kind: "line" as const, message }]];
    }),
  );
  const { closesAt, definition } = options.survey;
  return {
    title: `${options.isReminder ? "再度のお願い: " : "アンケート: "}${definition.title.ja}`.slice(0, 100),
    variants,
    emergency: false,
    broadcast: false,
    ...(closesAt === undefined ? {} : { expiresAt: closesAt.toISOString() }),
  };
}
