/** 「職員に相談」 in LINE: what the page is, when it is answered, whom to call meanwhile; and the word of a reply. */
import type { WardContent } from "../content.js";
import { phoneOf } from "../guide/card.js";
import type { Language } from "../language.js";
import { bubble, button, heading, line, note, separator } from "../line/flex.js";
import {
  callAction,
  card,
  colours,
  type FlexComponent,
  type LineMessage,
  linkAction,
  shorten,
} from "../line/messages.js";

export interface TalkBubbleOptions {
  ward: WardContent;
  language: Language;
  /** When staff are there, in words. */
  times: string;
  /** Nobody is there now: telephone numbers help until then. */
  closed: boolean;
  pageUrl: string;
  /** Something has been said in it before. */
  begun: boolean;
}

const mostPhones = 8;

export function talkBubble({ ward, language, times, closed, pageUrl, begun }: TalkBubbleOptions): LineMessage {
  const say = ward.say(language);
  const phones = closed ? phonesOf(ward, language) : [];
  const calls = closed && phones.length === 0 ? [say("phonePending")] : [];
  const lines = [say("talkLead"), times, ...(closed ? [say("talkLeave")] : [])];
  const body: FlexComponent[] = [
    heading(say("talk")),
    ...lines.map((one) => line(one)),
    line(say("talkPrivate"), { size: "sm" }),
    ...(closed ? [separator(), line(say("talkPhones"), { size: "sm", weight: "bold" })] : []),
    ...calls.map((one) => note(one)),
    ...phones.flatMap((phone): FlexComponent[] => [
      note([phone.name, phone.note].filter(Boolean).join(" / ")),
      button(callAction(shorten(say("callNumber", { number: phone.number }), 40), phone.number), "secondary"),
    ]),
    line(say("talkDanger"), { size: "sm", color: colours.alarm, weight: "bold" }),
  ];
  const twin = [
    say("talk"),
    ...lines,
    say("talkPrivate"),
    ...(closed ? [say("talkPhones"), ...calls] : []),
    ...phones.map((phone) => `${phone.name} ${phone.number}${phone.note ? `（${phone.note}）` : ""}`),
    say("talkDanger"),
  ];
  const label = say(begun ? "talkContinue" : "talkOpenPage");
  return card(twin.join("\n"), bubble(body, [button(linkAction(label, pageUrl), "primary", ward.ward.colour)]));
}

/** Nothing of the talk: that there is a reply, and the way to it. */
export function repliedBubble(ward: WardContent, language: Language, pageUrl: string): LineMessage {
  const say = ward.say(language);
  return card(
    say("talkReplied"),
    bubble([line(say("talkReplied"))], [button(linkAction(say("talkContinue"), pageUrl), "primary", ward.ward.colour)]),
  );
}

/** Numbers that content knows of the ward's counters, each once. */
function phonesOf(ward: WardContent, language: Language) {
  const say = ward.say(language);
  const phones = Object.values(ward.ward.counters).flatMap((counter) => counter?.phones ?? []);
  const numbers = new Map(phones.map((phone) => [phone.number, phone]));
  return [...numbers.values()].slice(0, mostPhones).map((phone) => phoneOf(phone, language, say));
}
