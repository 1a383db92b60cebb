/** Every entry, danger, menu and small word of every ward in every language: nothing that LINE would refuse. */
import { describe, expect, it } from "vitest";
import { menuBubble } from "../../src/conversation/menuBubble.js";
import { cardOf } from "../../src/guide/card.js";
import { cardBubble, detailsBubble } from "../../src/guide/cardBubble.js";
import { choicesBubble, noneBubble } from "../../src/guide/choiceBubble.js";
import { priorityBubble } from "../../src/guide/priorityBubble.js";
import { languages } from "../../src/language.js";
import { messageProblems } from "../../src/line/limits.js";
import type { LineMessage } from "../../src/line/messages.js";
import { realContent } from "../support/content.js";
import { hasOpenApi, lineRequestProblems } from "../support/openapi.js";
import { sdkTypeProblems } from "../support/sdkTypes.js";

const content = realContent();
const useId = "00000000-0000-5000-8000-000000000000";

function problemsOf(message: LineMessage): string[] {
  const path = "/v2/bot/message/reply";
  const body = { replyToken: "r", messages: [message] };
  return [
    ...messageProblems([message]).map(({ path: place, text }) => `${place} ${text}`),
    ...sdkTypeProblems("POST", path, body),
    ...(hasOpenApi ? lineRequestProblems("POST", path, body) : []),
  ];
}

describe.each(
  [...content.wards.values()].map((ward) => [ward.ward.id, ward] as const),
)("all that %s can say", (_id, ward) => {
  it.each(languages)("fits LINE in %s, during the Expo and today", (language) => {
    const say = ward.say(language);
    const drawn = {
      say,
      language,
      colour: ward.ward.colour,
      useId,
      dialogues: new Set(["shelter"]),
      pageUrl: "https://example.jp/nishi/x",
    };
    const messages = [new Date("2025-06-01T00:00:00Z"), new Date("2026-11-20T00:00:00Z")].flatMap((now) =>
      [...ward.topics.values()].flatMap((topic) => {
        const card = cardOf(topic, { ...ward.cardContext(language), now });
        return [cardBubble(card, drawn), detailsBubble(card, drawn)];
      }),
    );
    for (const key of ward.topicKeys) {
      const choices = [...ward.topics.values()]
        .filter(({ id }) => id.startsWith(`${key}.`))
        .map(({ id, text }) => ({ id, title: text[language].title }));
      messages.push(choicesBubble(choices, ward.topicName(key, language), say, ward.ward.colour, language));
    }
    messages.push(
      menuBubble(ward, language, true),
      noneBubble(ward, language),
      noneBubble(ward, language, say("elsewhereLead", { service: "X" })),
    );
    for (const answer of Object.values(content.priority.answers))
      messages.push(priorityBubble(answer, content.priority.beginning[language], language, say));
    for (const message of messages) expect(problemsOf(message)).toEqual([]);
    expect(messages.length).toBeGreaterThan(100);
  });
});

describe("a priority answer", () => {
  it.each(languages)("begins with who is reading, and its plain twin is whole, in %s", (language) => {
    const say = realContent().wards.get("nishi")?.say(language);
    if (!say) throw new Error("no ward nishi");
    for (const answer of Object.values(content.priority.answers)) {
      const message = priorityBubble(answer, content.priority.beginning[language], language, say);
      const twin = message.type === "flex" ? message.altText : "";
      expect(twin.startsWith(content.priority.beginning[language])).toBe(true);
      for (const { number } of [answer.first, ...answer.others]) expect(twin).toContain(number);
      expect(twin.endsWith("…")).toBe(false);
    }
  });
});
