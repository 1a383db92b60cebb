/** What 「アンケート」 shows: each survey that this resident may answer now, or a kind word and what there is instead. */
import type { Outcome, Turn } from "../../conversation/dialogue.js";
import { bubble, button, line } from "../../line/flex.js";
import { fitGraphemes, limits } from "../../line/limits.js";
import { card, postbackAction } from "../../line/messages.js";
import type { Answering, OpenSurvey } from "../answering/answeringDesk.js";
import type { Withdrawal } from "../answering/respondentWithdrawalStore.js";
import { type Listed, listBubble, mostListed } from "./surveyListBubble.js";
import { linkSeed, type Seats, voiceOf } from "./surveySitting.js";

/** Entry of the guide about surveys and their past results. */
const pastEntry = "office.survey";

export interface SurveyListOptions {
  answering: Answering;
  withdrawal: Pick<Withdrawal, "ofResident" | "linkOfResident">;
  seats: Seats;
}

export function createSurveyList({ answering, withdrawal, seats }: SurveyListOptions) {
  /** Undefined where it takes no answer of this resident. */
  async function answerable(turn: Turn, survey: OpenSurvey): Promise<Listed | undefined> {
    const seated = await seats.admit(turn, await answering.friend(turn.tx, survey, turn.resident.id, turn.now));
    if (seated.kind === "refused") return undefined;
    const { sitting } = seated;
    return survey.definition.class === "confidential"
      ? { kind: "confidential", formUrl: await seats.formUrl(sitting) }
      : { kind: "public", survey, sheet: sitting.sheet };
  }

  /** Takes no more answers. */
  async function over(turn: Turn, survey: OpenSurvey): Promise<Listed | undefined> {
    if (survey.definition.class === "public") return { kind: "over", survey };
    const token = await withdrawal.linkOfResident(turn.tx, survey.id, turn.resident.id, linkSeed(turn, survey));
    return token === undefined
      ? undefined
      : { kind: "confidential-over", formUrl: seats.addressOf(turn, survey, token) };
  }

  /** What can be answered, then what can still be taken back; a poster's survey stands in no list until it is answered. */
  async function listed(turn: Turn): Promise<{ open: Listed[]; over: Listed[] }> {
    const { tx, now, resident } = turn;
    const ward = turn.ward.ward.id;
    const asked = await answering.openForFriends(tx, ward, now);
    const sent = (await withdrawal.ofResident(tx, ward, resident.id, now)).filter(
      ({ id }) => !asked.some((survey) => survey.id === id),
    );
    const all = { open: [] as Listed[], over: [] as Listed[] };
    for (const survey of [...asked, ...sent]) {
      if (all.open.length + all.over.length === mostListed) break;
      const open = await answerable(turn, survey);
      if (open) all.open.push(open);
      const closed = open || asked.includes(survey) ? undefined : await over(turn, survey);
      if (closed) all.over.push(closed);
    }
    return all;
  }

  return async (turn: Turn): Promise<Outcome> => {
    const voice = voiceOf(turn);
    const { open, over } = await listed(turn);
    if (open.length > 0) return { messages: [listBubble(voice, [...open, ...over])] };
    const past = turn.ward.topics.get(pastEntry)?.text[voice.language].title;
    const words = voice.say("surveyNone");
    return {
      messages: [
        card(
          words,
          bubble(
            [line(words)],
            [
              ...(past === undefined
                ? []
                : [
                    button(
                      postbackAction(fitGraphemes(past, limits.flexLabel), "guide", "show", {
                        e: pastEntry,
                        l: voice.language,
                      }),
                      "secondary",
                    ),
                  ]),
              button(postbackAction(voice.say("menu"), "command", "menu"), "link", voice.colour),
            ],
          ),
        ),
        ...(over.length > 0 ? [listBubble(voice, over)] : []),
      ],
    };
  };
}
