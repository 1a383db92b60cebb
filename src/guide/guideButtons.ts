/** The buttons under answers and choices. */
import type { Outcome, Turn } from "../conversation/dialogue.js";
import { language as languageSchema } from "../language.js";
import { noneBubble } from "./choiceBubble.js";
import type { createCorrectionTalk } from "./correctionDialogue.js";
import type { GuideDialogueOptions } from "./guideOptions.js";
import type { GuideShow } from "./guideShow.js";

export function createGuideButtons(
  { uses, unsure }: GuideDialogueOptions,
  show: GuideShow,
  { wrong }: ReturnType<typeof createCorrectionTalk>,
) {
  return async (turn: Turn, action: string, values: Readonly<Record<string, string>>): Promise<Outcome | undefined> => {
    // Who asked in English goes on in English, whatever they have chosen.
    const language = languageSchema.catch(turn.resident.language).parse(values.l);
    const say = turn.ward.say(language);
    const entry = values.e ?? "";
    switch (action) {
      case "show": {
        const outcome = await show.answer(turn, entry, language);
        if (!outcome || !isId(values.u)) return outcome;
        await uses.chosen(turn.tx, { useId: values.u, entry });
        await unsure?.chosen(turn.tx, { useId: values.u, residentId: turn.resident.id, entry });
        return outcome;
      }
      case "details":
        return show.details(turn, entry, language);
      case "topic": {
        const entries = [...turn.ward.topics.keys()].filter((id) => id.startsWith(`${entry}.`));
        return entries.length === 0
          ? undefined
          : { messages: [show.list(turn, entries, language, turn.ward.topicName(entry, language))] };
      }
      case "helpful":
        if (isId(values.u)) await uses.rated(turn.tx, values.u, true);
        return { messages: [{ type: "text", text: say("thanksHelpful") }], aside: true };
      case "wrong": {
        const use = isId(values.u) ? values.u : undefined;
        return wrong(turn, { entry, use, next: (values.n ?? "").split(" ") }, language);
      }
      case "none":
        return { messages: [noneBubble(turn.ward, language)], lastEntry: null };
      case "wish": {
        const taken = isId(values.q) && (await uses.wish(turn.tx, values.q, turn.resident.id));
        return { messages: [{ type: "text", text: say(taken ? "wishTaken" : "wishGone") }], aside: true };
      }
      default:
        return undefined;
    }
  };
}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isId = (value: string | undefined): value is string => value !== undefined && uuidShape.test(value);
