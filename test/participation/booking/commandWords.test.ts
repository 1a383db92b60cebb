import { expect, test } from "vitest";
import { findCommand } from "../../../src/conversation/commands.js";
import { languages } from "../../../src/language.js";
import { realContent } from "../../support/content.js";

const { commands, pages: words } = realContent();
const pages = {
  bookingLinkDay: "bookings",
  bookingLinkOver: "bookings",
  ownLinkOver: "own",
  ownTalksCount: "staff",
} as const;

test.each(Object.entries(pages))("what %s tells people to send is understood as %s in each language", (key, id) => {
  for (const language of languages) {
    const text = words[key as keyof typeof pages][language];
    const sent = /「(.+?)」|"(.+?)"/.exec(text);
    expect(findCommand(sent?.[1] ?? sent?.[2] ?? "", commands)?.id, `${language}: ${text}`).toBe(id);
  }
});
