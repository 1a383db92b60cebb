/** An announcement as LINE messages in one language: what residents get, and what the preview draws. */
import type { WardContent } from "../content.js";
import type { Language } from "../language.js";
import { limits } from "../line/limits.js";
import { type LineMessage, shorten, text, withQuickReplies } from "../line/messages.js";
import type { AnnouncementContent, Part } from "./announcement.js";
import { cardMessage } from "./cardMessage.js";
import { withUrls } from "./checks/urls.js";

export interface BubbleOptions {
  /** Who speaks: its name and its phrases. */
  ward: WardContent;
  /** Pictures lie under its /media. */
  publicUrl: string;
  /** Our own short link for an address, or the address itself. */
  shorten(url: string): string;
}

/** What the resident's own choice of announcements is called up by, in every language (a command of the chat). */
const settingsCommand = "受信設定";

export function announcementMessages(
  content: AnnouncementContent,
  language: Language,
  options: BubbleOptions,
): LineMessage[] {
  const say = options.ward.say(language);
  const own = content.variants[language];
  const parts = own ?? content.variants.ja ?? [];
  const ward = options.ward.ward.name[language];
  const lead = [
    ...(content.emergency ? [say("announcementEmergencyFrom", { ward })] : []),
    ...(own ? [] : [say("announcementJapaneseOnly")]),
  ];
  const footer = say("announcementFrom", { ward });

  const drawn = parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    return drawnPart(part, {
      ...options,
      language,
      lead: index === 0 ? lead : [],
      footer: isLast ? footer : undefined,
    });
  });
  const messages = drawn.map(({ message }) => message);
  // A picture has no room for words: they go before it, where LINE still allows one message more.
  if (lead.length > 0 && !drawn[0]?.saysLead && messages.length < limits.messagesPerRequest)
    messages.unshift(text(lead.join("\n")));

  const name = senderName(options.ward, language, content.emergency);
  const signed = messages.map((message, index) =>
    parts[index - (messages.length - parts.length)]?.kind === "line" ? message : { ...message, sender: { name } },
  );
  const last = signed.at(-1);
  if (last?.quickReply !== undefined) return signed;
  return withQuickReplies(signed, [{ type: "message", label: say("announcementSettings"), text: settingsCommand }]);
}

interface PartOptions extends BubbleOptions {
  language: Language;
  lead: readonly string[];
  footer: string | undefined;
}

interface DrawnPart {
  message: LineMessage;
  /** Whether it carries the lines that come first. */
  saysLead: boolean;
}

function drawnPart(part: Part, options: PartOptions): DrawnPart {
  const { lead, footer, publicUrl } = options;
  switch (part.kind) {
    case "text": {
      const shortened = withUrls(part.text, options.shorten);
      const body = shortened.length <= limits.text ? shortened : part.text;
      const led = lead.length > 0 ? `${lead.join("\n")}\n\n${body}` : body;
      const saysLead = led.length <= limits.text;
      const kept = saysLead ? led : body;
      const signed = footer === undefined ? kept : `${kept}\n\n― ${footer}`;
      return { message: text(signed.length <= limits.text ? signed : kept), saysLead };
    }
    case "image":
      return {
        message: {
          type: "image",
          originalContentUrl: `${publicUrl}/media/${part.hash}`,
          previewImageUrl: `${publicUrl}/media/${part.preview}`,
        },
        saysLead: false,
      };
    case "card":
      return { message: cardMessage(part, options), saysLead: true };
    case "line":
      return { message: part.message as unknown as LineMessage, saysLead: false };
    default:
      return part satisfies never;
  }
}

/** The ward's name over each message; its Japanese one where the language's is too long for LINE. */
function senderName({ ward, say }: WardContent, language: Language, emergency: boolean): string {
  const mark = emergency ? say(language)("announcementEmergency") : "";
  const name = [ward.name[language], ward.name.ja].find((one) => `${mark}${one}`.length <= limits.senderName);
  return name === undefined ? shorten(`【緊急】${ward.name.ja}`, limits.senderName) : `${mark}${name}`;
}
