/** Wishes in LINE: what was left, and the way to take it back. */
import { dateIn } from "../../guide/dateWords.js";
import { bubble, button, line, note } from "../../line/flex.js";
import { card, type LineMessage } from "../../line/messages.js";
import { civilDate } from "../../time.js";
import type { EventVoice } from "./eventCardBubble.js";
import { eventAction } from "./eventNoneBubble.js";
import { queryOfWish } from "./eventWish.js";
import type { KeptWish } from "./eventWishStore.js";
import { queryWords } from "./queryWords.js";

export const wishWords = ({ wish }: KeptWish, voice: EventVoice): string =>
  queryWords(queryOfWish(wish), voice) || voice.say("findAnyEvent");

export function wishTakenBubble(wish: KeptWish, voice: EventVoice): LineMessage {
  const { say, language } = voice;
  const words = [
    say("findWishTaken", { query: wishWords(wish, voice) }),
    say("findWishUntil", { date: dateIn(civilDate(wish.expiresAt), language) }),
  ];
  return card(
    words.join("\n"),
    bubble(
      words.map((one) => line(one)),
      [
        button(eventAction(say("findWishBack"), "unwish", voice, { i: wish.id }), "secondary"),
        button(eventAction(say("findWishes"), "wishes", voice), "link", voice.colour),
      ],
    ),
  );
}

export function wishesBubble(lead: string, wishes: readonly KeptWish[], voice: EventVoice): LineMessage {
  const { say, language } = voice;
  const lines = wishes.map((wish) => ({
    words: wishWords(wish, voice),
    until: say("findWishUntil", { date: dateIn(civilDate(wish.expiresAt), language) }),
    back: eventAction(`${say("findWishBack")}: ${wishWords(wish, voice)}`, "unwish", voice, { i: wish.id }),
  }));
  return card(
    [lead, ...lines.map(({ words }) => `・${words}`)].join("\n"),
    bubble(
      [line(lead, { weight: "bold" }), ...lines.flatMap(({ words, until }) => [line(`・${words}`), note(until)])],
      lines.map(({ back }) => button(back, "secondary")),
    ),
  );
}
