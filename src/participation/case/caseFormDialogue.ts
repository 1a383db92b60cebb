/** A button of an answer that opens one of the ward's forms: the chat brings the link, and what is told is told on the page. */
import type { Dialogue } from "../../conversation/dialogue.js";
import { bubble, button, heading, line } from "../../line/flex.js";
import { fitGraphemes } from "../../line/limits.js";
import { card, linkAction } from "../../line/messages.js";
import type { ResidentLinkStore } from "../../resident/residentLinkStore.js";
import { caseFormPath, linkTo } from "../paths.js";

export interface CaseFormDialogueOptions {
  links: Pick<ResidentLinkStore, "create">;
  publicUrl: string;
}

/** The page says all of it. */
const longestLead = 300;

export function createCaseFormDialogue({ links, publicUrl }: CaseFormDialogueOptions): Dialogue {
  return {
    name: "case",
    async hear(turn, told) {
      const form =
        told.kind === "postback" && told.action === "form" ? turn.ward.caseForms.get(told.values.f ?? "") : undefined;
      if (!form) return undefined;
      const { tx, resident, ward } = turn;
      const { language } = resident;
      const say = ward.say(language);
      // Who has not chosen a ward yet is nobody's resident: the form is open to them without a link of their own.
      const token =
        resident.ward === undefined ? undefined : await links.create(tx, resident.id, "case", turn.effectId("case"));
      const url = linkTo(publicUrl, caseFormPath(ward.ward.id, form.key, token), language);
      const title = (form.quietTitle ?? form.title)[language];
      const body = [heading(title), line(fitGraphemes(form.lead[language], longestLead)), line(say("caseOnForm"))];
      return {
        messages: [
          card(
            [title, form.lead[language], say("caseOnForm")].join("\n"),
            bubble(body, [button(linkAction(say("caseOpenForm"), url), "primary", ward.ward.colour)]),
          ),
        ],
        aside: true,
      };
    },
  };
}
