/** A resident's association in LINE: what is known and from where, what is not, and the way to the form. */
import type { Turn } from "../../conversation/dialogue.js";
import { phoneOf } from "../../guide/card.js";
import { dateIn } from "../../guide/dateWords.js";
import { bubble, button, heading, line, note, separator } from "../../line/flex.js";
import {
  callAction,
  card,
  type FlexComponent,
  type LineMessage,
  linkAction,
  postbackAction,
  shorten,
} from "../../line/messages.js";
import { townName } from "../../resident/townGroup.js";
import type { TownReadings } from "../../shelter/shelterSource.js";
import type { Association } from "./association.js";
import type { AssociationAnswer } from "./associationDesk.js";

export interface AssociationBubbleOptions {
  /** As the content writes it. */
  town: string;
  readings: TownReadings;
  answer: AssociationAnswer;
  /** Address of a form by its key; undefined where the ward does not offer it. */
  formUrl(form: "association-join" | "apartment-association" | "company-help"): string | undefined;
  dialogue: string;
}

const labelLimit = 40;
const mostNames = 6;
/** Entries of the guide behind 「くわしく」 and the sentence about what associations do. */
const joinEntry = "association.join";
const aboutEntry = "association.about";

export function associationBubble(turn: Turn, options: AssociationBubbleOptions): LineMessage {
  const { town, readings, answer, formUrl, dialogue } = options;
  const { language } = turn.resident;
  const say = turn.ward.say(language);
  const { colour } = turn.ward.ward;
  const between = language === "ja" || language === "easy" || language === "zh" ? "、" : ", ";
  const lines = whose(turn, answer, between);
  const about = aboutOf(turn, answer);
  const fee = answer.kind === "found" ? feeOf(turn, answer.association) : undefined;
  const notes = [
    fee ? say("associationFee", { fee }) : say("associationFeeUnknown"),
    ...(answer.kind === "found" && answer.association.contact
      ? [say("associationContact", { contact: answer.association.contact })]
      : []),
  ];
  const phone = phoneKnown(answer);
  const told = phone && phoneOf(phone, language, say);
  const sources = sourcesOf(turn, answer);
  const body: FlexComponent[] = [
    heading(say("associationTitle")),
    note(say("associationTown", { town: townName(town, readings, language) })),
    ...lines.map((one, index) => line(one, index === 0 ? { weight: "bold" } : { size: "sm" })),
    ...(about === undefined ? [] : [line(about, { size: "sm" })]),
    ...notes.map((one) => note(one)),
    ...(told ? [note([told.name, told.number, told.note].filter(Boolean).join(" / "))] : []),
    ...sources.map((one) => line(one, { size: "xs", color: "#626264" })),
    separator(),
    line(say("associationPrivate"), { size: "sm" }),
  ];
  const link = (label: "associationApply" | "associationApartment" | "associationCompany", url?: string) =>
    url === undefined ? [] : [{ label: say(label), url }];
  const links = [
    ...link("associationApply", formUrl("association-join")),
    ...link("associationApartment", formUrl("apartment-association")),
    ...link("associationCompany", formUrl("company-help")),
  ];
  const footer: FlexComponent[] = [
    ...links.map(({ label, url }, index) =>
      button(
        linkAction(shorten(label, labelLimit), url),
        index === 0 ? "primary" : "secondary",
        index === 0 ? colour : undefined,
      ),
    ),
    ...(told
      ? [button(callAction(shorten(say("callNumber", { number: told.number }), labelLimit), told.number), "secondary")]
      : []),
    ...(turn.ward.topics.has(joinEntry)
      ? [button(postbackAction(say("details"), "guide", "show", { e: joinEntry, l: language }), "link", colour)]
      : []),
    button(postbackAction(say("associationOtherTown"), dialogue, "towns"), "link", colour),
  ];
  const twin = [
    say("associationTitle"),
    say("associationTown", { town: townName(town, readings, language) }),
    ...lines,
    ...(about === undefined ? [] : [about]),
    ...notes,
    ...(told ? [`${told.name} ${told.number}${told.note ? `（${told.note}）` : ""}`] : []),
    ...sources,
    say("associationPrivate"),
  ];
  return card(twin.join("\n"), bubble(body, footer));
}

function whose(turn: Turn, answer: AssociationAnswer, between: string): string[] {
  const say = turn.ward.say(turn.resident.language);
  switch (answer.kind) {
    case "found": {
      const { name, federation } = answer.association;
      const found = say("associationFound", { name });
      return federation === undefined ? [found] : [found, say("associationFederation", { name: federation })];
    }
    case "several": {
      const names = answer.associations.map(({ name }) => name);
      const shown = names.slice(0, mostNames).join(between) + (names.length > mostNames ? "…" : "");
      return [say("associationSeveral", { n: names.length }), say("associationNames", { names: shown })];
    }
    case "unknown": {
      const known = turn.ward.associations.associations.filter(({ kind }) => kind === "federation");
      const names = known.map(({ name }) => name).join(between);
      return [say("associationUnknown"), ...(names === "" ? [] : [say("associationKnown", { names })])];
    }
    default:
      return answer satisfies never;
  }
}

/** Of this one, where the content says; else what the ward's guide says of associations. */
function aboutOf(turn: Turn, answer: AssociationAnswer): string | undefined {
  const { language } = turn.resident;
  const own = answer.kind === "found" ? answer.association.content?.does[language] : undefined;
  return own ?? turn.ward.topics.get(aboutEntry)?.text[language].answer;
}

const feeOf = (turn: Turn, { fee, content }: { fee: string | undefined; content: Association | undefined }) =>
  fee ?? content?.fee?.[turn.resident.language];

function phoneKnown(answer: AssociationAnswer) {
  if (answer.kind === "found") return answer.association.content?.contact;
  return answer.kind === "unknown" ? answer.office?.contact : undefined;
}

function sourcesOf(turn: Turn, answer: AssociationAnswer): string[] {
  const { language } = turn.resident;
  const say = turn.ward.say(language);
  const dated = (title: string, asOf: string, recheck = false) => {
    const notes = [say("asOf", { date: dateIn(asOf, language) }), ...(recheck ? [say("recheckNote")] : [])];
    return say("source", {
      title: `${title}（${notes.join(language === "ja" || language === "easy" ? "・" : ", ")}）`,
    });
  };
  if (answer.kind !== "unknown" && answer.table) return [dated(answer.table.source, answer.table.asOf)];
  const source =
    answer.kind === "found"
      ? answer.association.content?.source
      : answer.kind === "unknown"
        ? answer.office?.source
        : undefined;
  return source?.kind === "page" ? [dated(source.title, source.asOf, source.recheck)] : [];
}
