/** Open times of a consultation in LINE, a bubble for each day; each time opens the form with that time chosen. */
import type { Turn } from "../../conversation/dialogue.js";
import { phoneOf } from "../../guide/card.js";
import { bubble, button, heading, line, note } from "../../line/flex.js";
import {
  callAction,
  card,
  type FlexBubble,
  type FlexComponent,
  type LineMessage,
  linkAction,
  postbackAction,
  shorten,
} from "../../line/messages.js";
import { civilDate, civilTime } from "../../time.js";
import type { CaseForm } from "../case/caseForm.js";
import { dayWhen } from "../event/eventWhen.js";
import type { OpenSlot } from "./slot.js";

const labelLimit = 40;
/** What stays readable on a phone; all the others are on the page. */
const mostDays = 5;
const mostOfDay = 8;

export interface SlotTimesOptions {
  form: CaseForm;
  slots: readonly OpenSlot[];
  /** Of the form, with a time chosen or without. */
  url(slotId?: string): string;
}

export function slotTimesBubble(turn: Turn, { form, slots, url }: SlotTimesOptions): LineMessage {
  const { language } = turn.resident;
  const say = turn.ward.say(language);
  const { colour } = turn.ward.ward;
  const title = form.title[language];
  const dates = [...new Set(slots.map(({ startsAt }) => civilDate(startsAt)))].slice(0, mostDays);
  const days = dates.map((date) => ({ date, times: slots.filter(({ startsAt }) => civilDate(startsAt) === date) }));
  const spans = ({ startsAt, endsAt }: OpenSlot) => `${civilTime(startsAt)}〜${civilTime(endsAt)}`;
  const ofDay = ({ date, times }: (typeof days)[number]): FlexBubble => {
    const places = [...new Set(times.flatMap(({ place }) => place ?? []))];
    return bubble(
      [
        note(title),
        heading(dayWhen(date, language)),
        ...(places.length === 1 ? [note(say("slotPlace", { place: places[0] ?? "" }))] : []),
      ],
      times.slice(0, mostOfDay).map((slot) => {
        const label = places.length > 1 && slot.place ? `${spans(slot)} ${slot.place}` : spans(slot);
        return button(linkAction(shorten(label, labelLimit), url(slot.id)), "secondary");
      }),
    );
  };
  const rest = bubble(
    [note(title), heading(say("slotTitle")), line(say("slotLead"), { size: "sm" })],
    [button(linkAction(say("slotMoreTimes"), url()), "primary", colour)],
  );
  const twin = [
    `${say("slotTitle")}: ${title}`,
    say("slotLead"),
    ...days.map(({ date, times }) => `・${dayWhen(date, language)} ${times.slice(0, mostOfDay).map(spans).join(", ")}`),
  ];
  return card(twin.join("\n"), { type: "carousel", contents: [...days.map(ofDay), rest] });
}

/** Nothing is open: said as it is, with whom to ask. */
export function noSlotsBubble(turn: Turn, form: CaseForm): LineMessage {
  const { language } = turn.resident;
  const say = turn.ward.say(language);
  const { ward } = turn.ward;
  const counter = ward.counters[form.counter];
  const phones = (counter?.phones ?? []).slice(0, 3).map((phone) => phoneOf(phone, language, say));
  const lines = [
    say("slotNone", { title: form.title[language] }),
    say("slotNoneAsk", { counter: counter?.name[language] ?? ward.name[language] }),
    ...(phones.length === 0 ? [say("phonePending")] : []),
  ];
  const body: FlexComponent[] = [
    heading(say("slotTitle")),
    ...lines.map((one) => line(one)),
    ...phones.map(({ name, number, note: hours }) => note([name, number, hours].filter(Boolean).join(" / "))),
  ];
  const twin = [
    say("slotTitle"),
    ...lines,
    ...phones.map(({ name, number, note: hours }) => `${name} ${number}${hours ? `（${hours}）` : ""}`),
  ];
  return card(
    twin.join("\n"),
    bubble(body, [
      ...phones.map(({ number }) =>
        button(callAction(shorten(say("callNumber", { number }), labelLimit), number), "primary", ward.colour),
      ),
      ...(phones.length === 0
        ? [
            button(
              linkAction(shorten(ward.officialPage.name[language], labelLimit), ward.officialPage.url),
              "secondary",
            ),
          ]
        : []),
      button(postbackAction(say("menu"), "command", "menu"), "link", ward.colour),
    ]),
  );
}

/** Several consultations can be booked in the ward. */
export function slotFormsBubble(turn: Turn, forms: readonly CaseForm[], dialogue: string): LineMessage {
  const { language } = turn.resident;
  const say = turn.ward.say(language);
  const titles = forms.map(({ title }) => title[language]);
  return card(
    [say("slotTitle"), say("slotChoose"), ...titles.map((title) => `・${title}`)].join("\n"),
    bubble(
      [heading(say("slotTitle")), line(say("slotChoose"))],
      forms.map(({ key, title }) =>
        button(postbackAction(shorten(title[language], labelLimit), dialogue, "times", { f: key }), "secondary"),
      ),
    ),
  );
}
