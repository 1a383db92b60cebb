/** Local news in LINE: a card for each post, with what the ward says about it and the way to the page. */
import type { WardContent } from "../../content.js";
import { dateIn } from "../../guide/dateWords.js";
import type { Language } from "../../language.js";
import { bubble, button, heading, line, note } from "../../line/flex.js";
import { card, type FlexBubble, type LineMessage, linkAction, postbackAction, shorten } from "../../line/messages.js";
import { townName } from "../../resident/townGroup.js";
import type { TownReadings } from "../../shelter/shelterSource.js";
import { civilDate } from "../../time.js";
import { linkTo, newsPath } from "../paths.js";
import { newsAddress } from "./newsAddress.js";
import { type NewsPost, startOf } from "./newsPost.js";

export interface NewsVoice {
  ward: WardContent;
  language: Language;
  readings: TownReadings;
  publicUrl: string;
}

/** A carousel of LINE's holds twelve; nobody reads that many. */
const mostNews = 9;

const beginning = 120;

/** One line above the cards says what was chosen, and whether anything fits. */
export function newsCards(voice: NewsVoice, lead: string, posts: readonly NewsPost[]): LineMessage[] {
  const say = voice.ward.say(voice.language);
  const shown = posts.slice(0, mostNews).map((post) => postCard(voice, post));
  const all = bubble(
    [line(lead)],
    [
      button(
        linkAction(say("newsPage"), linkTo(voice.publicUrl, newsPath(voice.ward.ward.id), voice.language)),
        "link",
      ),
      settingsButton(voice),
    ],
  );
  const twin = [lead, ...shown.map(({ words }) => words)].join("\n");
  return [card(twin, { type: "carousel", contents: [...shown.map((one) => one.bubble), all] })];
}

export function newsEmpty(voice: NewsVoice, lead: string): LineMessage {
  return card(lead, bubble([line(lead)], [settingsButton(voice)]));
}

const settingsButton = ({ ward, language }: NewsVoice) =>
  button(postbackAction(ward.say(language)("settings"), "settings", "open"), "secondary");

function postCard(voice: NewsVoice, post: NewsPost): { bubble: FlexBubble; words: string } {
  const { ward, language, readings } = voice;
  const say = ward.say(language);
  const start = startOf(post);
  const facts = [
    ...(start
      ? [say("announcementDate", { date: [dateIn(start.day, language), start.time].filter(Boolean).join(" ") })]
      : []),
    ...(post.place === undefined ? [] : [say("announcementPlace", { place: post.place })]),
  ];
  const about = [
    ...(post.district === undefined ? [] : [townName(post.district, readings, language)]),
    ...(post.topic === undefined ? [] : [ward.topicName(post.topic, language)]),
    post.group,
  ].join(" / ");
  const checked = post.decidedAt
    ? [say("newsCheckedShort", { date: dateIn(civilDate(post.decidedAt), language) })]
    : [];
  const url = linkTo(voice.publicUrl, newsAddress(ward.ward.id, post.id), language);
  return {
    words: [`・${post.title}`, ...facts].join(" "),
    bubble: bubble(
      [
        heading(post.title),
        note(about),
        ...facts.map((fact) => line(fact, { weight: "bold" })),
        line(shorten(post.body, beginning)),
        ...checked.map((one) => note(one)),
      ],
      [button(linkAction(say("details"), url), "primary", ward.ward.colour)],
    ),
  };
}
