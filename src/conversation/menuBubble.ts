/** The menu as a message: for a PC, where rich menus do not show, and for whoever types 「メニュー」. */
import type { WardContent } from "../content.js";
import type { Language } from "../language.js";
import { bubble, button, heading, line } from "../line/flex.js";
import { card, type LineMessage, postbackAction } from "../line/messages.js";

export function menuBubble(content: WardContent, language: Language, severalWards: boolean): LineMessage {
  const say = content.say(language);
  const { colour } = content.ward;
  const title = say("menuTitle", { ward: content.ward.name[language] });
  const topics = content.topicKeys.map((key) => ({ key, name: content.topicName(key, language) }));
  return card(
    [title, say("menuLead"), ...topics.map(({ name }) => `・${name}`)].join("\n"),
    bubble(
      [heading(title), line(say("menuLead"), { size: "sm" })],
      [
        ...topics.map(({ key, name }) =>
          button(postbackAction(name, "guide", "topic", { e: key, l: language }), "secondary"),
        ),
        button(postbackAction(say("language"), "language", "open"), "link", colour),
        ...(severalWards ? [button(postbackAction(say("changeWard"), "ward", "open"), "link", colour)] : []),
        button(postbackAction(say("help"), "command", "help", { l: language }), "link", colour),
      ],
    ),
  );
}
