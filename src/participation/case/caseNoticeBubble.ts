/**
 * What LINE says about a case: its number, its title and how it stands, never a word that somebody wrote. Where the
 * title alone would tell too much, the form has another one.
 */
import type { WardContent } from "../../content.js";
import { bubble, button, heading, line, note } from "../../line/flex.js";
import { card, type LineMessage, linkAction } from "../../line/messages.js";
import { casePath, linkTo } from "../paths.js";
import type { WardCase } from "./caseDesk.js";
import { quietTitle, stateOf } from "./caseText.js";

export interface CaseBubble {
  ward: WardContent;
  case: WardCase;
  /** Of the case's own page. */
  token: string;
  what: "received" | "told";
  publicUrl: string;
}

export function caseBubble({ ward, case: one, token, what, publicUrl }: CaseBubble): LineMessage {
  const { language, number, asked } = one;
  const say = ward.say(language);
  const title = quietTitle(asked)[language];
  const lead = say(what === "received" ? "caseReceived" : "caseTold", { title, number });
  const tells = stateOf(asked, one.state)?.tells[language] ?? "";
  const open = linkAction(say("caseOpen"), linkTo(publicUrl, casePath(ward.ward.id, token), language));
  return card(
    [title, lead, tells].join("\n"),
    bubble(
      [heading(title), line(lead), line(tells), note(say("caseOwnLink"))],
      [button(open, "primary", ward.ward.colour)],
    ),
  );
}
